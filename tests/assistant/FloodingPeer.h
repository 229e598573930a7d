// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QUrl>

#include <arpa/inet.h>
#include <atomic>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace confab::tests {

//! Answers the first request with this head and then, on a thread of its own, as fast as the connection takes it, with
//! bytes that have no end; not before begin().
class FloodingPeer
{
public:
    explicit FloodingPeer(const QByteArray &head)
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_listener, 4);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this, head] { flood(head); });
    }
    ~FloodingPeer()
    {
        begin();
        ::shutdown(m_listener, SHUT_RDWR);
        ::shutdown(m_connection, SHUT_RDWR);
        m_thread.join();
        ::close(m_connection);
        ::close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(FloodingPeer)

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(m_port)); }
    bool isAsked() const { return m_isAsked; }
    void begin()
    {
        m_begins = true;
        m_begins.notify_all();
    }
    qint64 taken() const { return m_taken; }
    //! Until the connection takes nothing more, it is over, or more than `kMost` bytes were taken. Blocks this thread.
    void waitUntilSettled() const { m_isSettled.wait(false); }
    static constexpr qint64 kMost = 64'000'000;
    //! Whether the other side has had enough.
    bool isOver() const { return m_isOver; }

private:
    void flood(const QByteArray &head)
    {
        m_connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        char first = 0;
        m_isAsked = ::recv(m_connection, &first, 1, 0) == 1;
        m_begins.wait(false);
        const QByteArray block(4'000'000, ' ');
        for (const QByteArray *bytes = &head;; bytes = &block) {
            waitForRoom();
            const ssize_t sent =
                ::send(m_connection, bytes->constData(), size_t(bytes->size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent <= 0)
                break;
            m_taken += sent;
            if (m_taken > kMost)
                settle();
        }
        m_isOver = true;
        settle();
    }
    void waitForRoom()
    {
        constexpr int kQuietMs = 200; // a reader that has taken nothing for so long has stopped
        pollfd writable{m_connection, POLLOUT, 0};
        if (::poll(&writable, 1, kQuietMs) == 0) {
            settle();
            ::poll(&writable, 1, -1);
        }
    }
    void settle()
    {
        m_isSettled = true;
        m_isSettled.notify_all();
    }

    int m_listener;
    std::atomic<int> m_connection = -1;
    std::atomic<bool> m_isAsked = false;
    std::atomic<bool> m_begins = false;
    std::atomic<qint64> m_taken = 0;
    std::atomic<bool> m_isOver = false;
    std::atomic<bool> m_isSettled = false;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace confab::tests

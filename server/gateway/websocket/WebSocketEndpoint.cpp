// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WebSocketEndpoint.h"

#include "Frames.h"

#include <QTcpSocket>

#include <array>

namespace confab::gateway {

namespace {
// How long the other side may take to answer a close before the socket is cut.
constexpr int kCloseMs = 2'000;
constexpr int kMissedBeats = 2;
constexpr qint64 kReadBytes = 16'384;
} // namespace

WebSocketEndpoint::WebSocketEndpoint(quint64 connection, QTcpSocket *socket, const Limits &limits, int heartbeatMs,
                                     DeadlineWheel &wheel, EndpointEvents &events, QObject *parent)
    : QObject(parent)
    , m_outbox(*socket, limits.queueBytes)
    , m_connection(connection)
    , m_socket(socket)
    , m_events(events)
    , m_wheel(wheel)
    , m_reader(limits.frameBytes, limits.fragments)
    , m_heartbeatMs(heartbeatMs)
{
    socket->setParent(this);
    socket->setReadBufferSize(kReadBytes);
    connect(socket, &QIODevice::readyRead, this, &WebSocketEndpoint::onReadyRead);
    connect(socket, &QAbstractSocket::disconnected, this, &WebSocketEndpoint::onDisconnected);
    // Emitted before the descriptor is closed, and again after.
    connect(socket, &QAbstractSocket::stateChanged, this, [this] { m_outbox.forgetDescriptor(); });
    m_deadline = m_wheel.schedule(m_heartbeatMs, [this] { beat(); });
}

WebSocketEndpoint::~WebSocketEndpoint()
{
    m_wheel.cancel(m_deadline);
}

bool WebSocketEndpoint::enqueue(const QByteArray &frames, Delivery delivery)
{
    const bool wasEmpty = m_outbox.isFlushed();
    if (!m_outbox.enqueue(frames, delivery))
        close(CloseCode::Policy, closereason::kSlowConsumer);
    return wasEmpty && !m_outbox.isFlushed();
}

void WebSocketEndpoint::flush()
{
    m_outbox.flush();
}

void WebSocketEndpoint::close(CloseCode code, const QString &reason)
{
    if (!m_isClosing)
        sayGoodbye(closeFrame(quint16(code), reason));
}

void WebSocketEndpoint::sayGoodbye(const QByteArray &frame)
{
    m_isClosing = true;
    m_outbox.flush();
    m_outbox.end();
    m_wheel.cancel(m_deadline);
    m_deadline = m_wheel.schedule(kCloseMs, [this] { m_socket->abort(); });
    m_socket->write(frame);
}

void WebSocketEndpoint::whenBelow(qint64 bytes, std::function<void()> callback)
{
    if (m_outbox.waitingBytes() < bytes)
        return callback();
    const bool isFirst = !m_belowCallback;
    m_belowBytes = bytes;
    m_belowCallback = std::move(callback);
    if (isFirst)
        connect(m_socket, &QIODevice::bytesWritten, this, &WebSocketEndpoint::onWritten);
}

void WebSocketEndpoint::onWritten()
{
    if (!m_belowCallback || m_outbox.waitingBytes() >= m_belowBytes)
        return;
    disconnect(m_socket, &QIODevice::bytesWritten, this, &WebSocketEndpoint::onWritten);
    std::exchange(m_belowCallback, {})();
}

void WebSocketEndpoint::onReadyRead()
{
    // Any bytes are a sign of life.
    m_silentBeats = 0;
    static thread_local std::array<char, kReadBytes> buffer;
    qint64 count = 0;
    do {
        count = m_socket->read(buffer.data(), qint64(buffer.size()));
        if (count <= 0)
            break;
        if (const auto fault = m_reader.read({buffer.data(), size_t(count)}, *this))
            close(fault->code, fault->reason);
    } while (count == qint64(buffer.size()));
    if (const auto pong = std::exchange(m_pong, std::nullopt)) {
        enqueue(pongFrame(*pong), Delivery::Durable);
        flush();
    }
}

void WebSocketEndpoint::onText(QByteArrayView utf8)
{
    if (!m_isClosing)
        m_events.textReceived(m_connection, utf8);
}

void WebSocketEndpoint::onPing(QByteArrayView payload)
{
    // RFC 6455 section 5.5.3 lets one answer serve for several: a flood of pings makes no flood of pongs.
    m_pong = payload.toByteArray();
}

void WebSocketEndpoint::onClose(std::optional<quint16> code)
{
    if (!m_isClosing)
        sayGoodbye(closeFrame(code));
    // Both have said goodbye: RFC 6455 section 7.1.1 has the server end the connection.
    m_socket->disconnectFromHost();
}

void WebSocketEndpoint::onDisconnected()
{
    m_isClosing = true;
    m_outbox.end();
    m_wheel.cancel(m_deadline);
    m_events.endpointClosed(m_connection);
}

void WebSocketEndpoint::beat()
{
    if (++m_silentBeats >= kMissedBeats)
        return close(CloseCode::HeartbeatMissed, QStringLiteral("heartbeat missed"));
    m_deadline = m_wheel.schedule(m_heartbeatMs, [this] { beat(); });
    enqueue(pingFrame(), Delivery::Durable);
    flush();
}

} // namespace confab::gateway

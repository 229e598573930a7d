// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ClientSocket.h"

#include "ReadBuffer.h"
#include "TlsSession.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif
#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#endif

namespace confab::gateway {

namespace {

constexpr char kHandshakeRecord = 0x16; // RFC 8446, 5.1; no method of HTTP begins so

//! Nothing is said after a handshake that could carry the acknowledgement, and many a client waits for that before it
//! sends its request: 40 ms.
void acknowledgeNow(const QTcpSocket &socket)
{
#ifdef Q_OS_LINUX
    const int on = 1;
    (void)::setsockopt(int(socket.socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#else
    Q_UNUSED(socket)
#endif
}

} // namespace

ClientSocket::ClientSocket(ConnectionTicket ticket)
    : m_ticket(std::move(ticket))
    , m_tcp(this)
{
    connect(&m_tcp, &QIODevice::readyRead, this, &ClientSocket::onReadyRead);
    connect(&m_tcp, &QIODevice::bytesWritten, this, &ClientSocket::bytesWritten);
    connect(&m_tcp, &QAbstractSocket::stateChanged, this, &ClientSocket::stateChanged);
    connect(&m_tcp, &QAbstractSocket::errorOccurred, this, &ClientSocket::onError);
    // A write to a peer who has reset finds that out at once, deep in the calls of whoever only sends something.
    connect(&m_tcp, &QAbstractSocket::disconnected, this, &ClientSocket::disconnected, Qt::QueuedConnection);
}

ClientSocket::~ClientSocket() = default;

bool ClientSocket::adopt(qintptr descriptor)
{
    if (!m_tcp.setSocketDescriptor(descriptor))
        return false;
    m_tcp.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return true;
}

void ClientSocket::startTls(const TlsContext &context)
{
    m_offered = context;
    answerFirstByte();
}

void ClientSocket::answerFirstByte()
{
    if (m_tcp.bytesAvailable() == 0)
        return;
    const TlsContext context = *std::exchange(m_offered, std::nullopt);
    if (!m_tcp.peek(1).startsWith(kHandshakeRecord)) {
        Q_EMIT plainSpoken();
        return;
    }
    m_tls = std::make_unique<TlsSession>(context, m_tcp);
    shakeHands();
}

void ClientSocket::setReadBufferSize(qint64 bytes)
{
    m_tcp.setReadBufferSize(bytes);
}

void ClientSocket::onReadyRead()
{
    if (m_offered)
        answerFirstByte();
    else if (m_tls && m_tls->state() == TlsSession::State::Handshake)
        shakeHands();
    else
        Q_EMIT readyRead();
}

void ClientSocket::onError()
{
    if (m_tls)
        m_tls->abandon();
}

void ClientSocket::shakeHands()
{
    m_tls->shakeHands();
    if (m_tls->state() == TlsSession::State::Open) {
        acknowledgeNow(m_tcp);
        Q_EMIT encrypted();
    }
    endIfNeeded();
}

//! Later, not in the middle of what its user is doing.
void ClientSocket::endIfNeeded()
{
    if (m_tls->state() == TlsSession::State::Ended)
        QMetaObject::invokeMethod(this, &ClientSocket::disconnectFromHost, Qt::QueuedConnection);
    else if (m_tls->state() == TlsSession::State::Failed)
        QMetaObject::invokeMethod(&m_tcp, &QAbstractSocket::abort, Qt::QueuedConnection);
}

void ClientSocket::decrypt(qint64 most)
{
    const qsizetype before = m_clear.size();
    if (before >= most)
        return;
    m_clear.resize(most);
    m_clear.resize(before + m_tls->read(m_clear.data() + before, most - before));
    if (m_clear.isEmpty())
        m_clear = {};
    endIfNeeded();
}

qint64 ClientSocket::bytesAvailable()
{
    if (!m_tls)
        return m_tcp.bytesAvailable();
    decrypt(m_tcp.readBufferSize());
    return m_clear.size();
}

qint64 ClientSocket::read(char *data, qint64 most)
{
    if (!m_tls)
        return readAndRelease(m_tcp, data, most);
    const qint64 kept = std::min<qint64>(most, m_clear.size());
    std::copy_n(m_clear.constData(), kept, data);
    if (kept > 0)
        skip(kept);
    const qint64 count = kept + m_tls->read(data + kept, most - kept);
    endIfNeeded();
    return count;
}

QByteArray ClientSocket::read(qint64 most)
{
    if (!m_tls)
        return m_tcp.read(most);
    const QByteArray bytes = peek(most);
    skip(bytes.size());
    return bytes;
}

QByteArray ClientSocket::peek(qint64 most)
{
    if (!m_tls)
        return m_tcp.peek(most);
    decrypt(most);
    return m_clear.first(std::min<qint64>(most, m_clear.size()));
}

qint64 ClientSocket::skip(qint64 most)
{
    if (!m_tls)
        return m_tcp.skip(most);
    decrypt(most);
    const qint64 count = std::min<qint64>(most, m_clear.size());
    if (count == m_clear.size())
        m_clear = {}; // its memory too
    else
        m_clear.remove(0, count);
    return count;
}

void ClientSocket::write(const QByteArray &bytes)
{
    if (m_tcp.state() == QAbstractSocket::UnconnectedState)
        return;
    if (!m_tls) {
        m_tcp.write(bytes);
        return;
    }
    m_tls->write(bytes.constData(), bytes.size());
    endIfNeeded();
}

void ClientSocket::endWriting()
{
    if (m_tls)
        m_tls->sayGoodbye();
    m_tcp.flush();
#ifdef Q_OS_UNIX
    if (m_tcp.bytesToWrite() == 0)
        ::shutdown(int(m_tcp.socketDescriptor()), SHUT_WR);
#endif
}

void ClientSocket::disconnectFromHost()
{
    if (m_tls)
        m_tls->sayGoodbye();
    m_tcp.disconnectFromHost();
}

} // namespace confab::gateway

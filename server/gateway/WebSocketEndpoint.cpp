// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WebSocketEndpoint.h"

#include "WebSocketFrame.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace confab::gateway {

namespace {
// How long the other side may take to answer a close before the socket is cut.
constexpr int kCloseMs = 2'000;
constexpr int kMissedBeats = 2;
} // namespace

QtWebSocketEndpoint::QtWebSocketEndpoint(quint64 connection, QWebSocket *socket, QTcpSocket *tcp, const Limits &limits,
                                         int heartbeatMs, DeadlineWheel &wheel, EndpointEvents &events, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_socket(socket)
    , m_tcp(tcp)
    , m_events(events)
    , m_wheel(wheel)
    , m_outbox(*tcp, limits.queueBytes)
    , m_queueBytes(limits.queueBytes)
    , m_maxFragments(limits.fragments)
    , m_heartbeatMs(heartbeatMs)
{
    // The defaults are two gigabytes each.
    socket->setMaxAllowedIncomingFrameSize(quint64(limits.frameBytes));
    socket->setMaxAllowedIncomingMessageSize(quint64(limits.frameBytes));
    socket->setParent(this);
    connect(socket, &QWebSocket::textFrameReceived, this, &QtWebSocketEndpoint::onFrame);
    connect(socket, &QWebSocket::binaryFrameReceived, this,
            [this] { close(CloseCode::ProtocolError, QStringLiteral("text frames only")); });
    connect(socket, &QWebSocket::disconnected, this, &QtWebSocketEndpoint::onDisconnected);
    connect(tcp, &QIODevice::readyRead, this, &QtWebSocketEndpoint::onBytes);
    // Emitted before the descriptor is closed, and again after.
    connect(tcp, &QAbstractSocket::stateChanged, this, [this] { m_outbox.forgetDescriptor(); });
    m_deadline = m_wheel.schedule(m_heartbeatMs, [this] { beat(); });
}

QtWebSocketEndpoint::~QtWebSocketEndpoint()
{
    m_wheel.cancel(m_deadline);
}

bool QtWebSocketEndpoint::enqueue(const QByteArray &frames, Delivery delivery)
{
    const bool wasEmpty = m_outbox.isFlushed();
    if (!m_outbox.enqueue(frames, delivery))
        close(CloseCode::Policy, closereason::kSlowConsumer);
    return wasEmpty && !m_outbox.isFlushed();
}

void QtWebSocketEndpoint::flush()
{
    m_outbox.flush();
}

void QtWebSocketEndpoint::close(CloseCode code, const QString &reason)
{
    if (m_isClosing)
        return;
    m_outbox.flush();
    m_outbox.end();
    m_isClosing = true;
    m_wheel.cancel(m_deadline);
    m_deadline = m_wheel.schedule(kCloseMs, [this] { m_socket->abort(); });
    m_socket->close(QWebSocketProtocol::CloseCode(code), reason);
}

void QtWebSocketEndpoint::whenBelow(qint64 bytes, std::function<void()> callback)
{
    if (m_outbox.waitingBytes() < bytes)
        return callback();
    const bool isFirst = !m_belowCallback;
    m_belowBytes = bytes;
    m_belowCallback = std::move(callback);
    if (isFirst)
        connect(m_tcp, &QIODevice::bytesWritten, this, &QtWebSocketEndpoint::onWritten);
}

void QtWebSocketEndpoint::onWritten()
{
    if (!m_belowCallback || m_outbox.waitingBytes() >= m_belowBytes)
        return;
    disconnect(m_tcp, &QIODevice::bytesWritten, this, &QtWebSocketEndpoint::onWritten);
    std::exchange(m_belowCallback, {})();
}

void QtWebSocketEndpoint::onFrame(const QString &text, bool isLast)
{
    if (m_isClosing)
        return;
    if (isLast && m_fragmentCount == 0)
        return m_events.textReceived(m_connection, text);
    // QWebSocket bounds the size of a message but not its number of frames, and a million empty ones cost time.
    if (++m_fragmentCount > m_maxFragments)
        return close(CloseCode::Policy, closereason::kBadInput);
    m_fragments += text;
    if (!isLast)
        return;
    m_fragmentCount = 0;
    m_events.textReceived(m_connection, std::exchange(m_fragments, {}));
}

void QtWebSocketEndpoint::onBytes()
{
    m_silentBeats = 0;
    const qint64 waiting = m_tcp->bytesToWrite();
    // QWebSocket has answered pings.
    if (waiting > 0)
        m_outbox.noteForeignBytes();
    // Who sends pings and never reads makes it pile up pongs.
    if (waiting > m_queueBytes && !m_isClosing)
        close(CloseCode::Policy, closereason::kSlowConsumer);
}

void QtWebSocketEndpoint::onDisconnected()
{
    m_isClosing = true;
    m_outbox.end();
    m_wheel.cancel(m_deadline);
    m_events.endpointClosed(m_connection);
}

void QtWebSocketEndpoint::beat()
{
    if (++m_silentBeats >= kMissedBeats)
        return close(CloseCode::HeartbeatMissed, QStringLiteral("heartbeat missed"));
    m_deadline = m_wheel.schedule(m_heartbeatMs, [this] { beat(); });
    // A frame of our own instead of QWebSocket::ping(): it takes the direct way, which needs no write buffer.
    enqueue(pingFrame(), Delivery::Durable);
    flush();
}

} // namespace confab::gateway

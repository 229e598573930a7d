// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "QtEndpoint.h"

#include "gateway/http/ClientSocket.h"
#include "gateway/http/HttpFront.h"
#include "QtSocketBridge.h"
#include "websocket/Frames.h"

#include <QWebSocketServer>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

// How many times closeMs a slow reader has beyond, who is to learn why: what waits comes before it.
constexpr int kSlowReadersPatience = 5;
constexpr qint64 kReadBytes = 16'384;
constexpr qint64 kHeadBytes = 14; // of a frame, at most

//! What the front has read and checked, said again in fewer words.
QByteArray requestFor(const UpgradeRequest &request)
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
                      request.key + "\r\n";
    if (!request.subprotocol.isEmpty())
        head += "Sec-WebSocket-Protocol: " + request.subprotocol + "\r\n";
    return head + "\r\n";
}

} // namespace

QtEndpoint::QtEndpoint(quint64 connection, ClientSocket *socket, const UpgradeRequest &request,
                       const EndpointSettings &settings, DeadlineWheel &wheel, EndpointEvents &events, QObject *parent)
    : Endpoint(parent)
    , m_connection(connection)
    , m_client(socket)
    , m_settings(settings)
    , m_wheel(wheel)
    , m_events(events)
    , m_bound(settings.limits.queueBytes)
    , m_server(new QWebSocketServer({}, QWebSocketServer::NonSecureMode, this))
{
    socket->setParent(this);
    socket->setReadBufferSize(kReadBytes);
    m_bridge = new QtSocketBridge(*socket, requestFor(request), settings.limits.frameBytes + kHeadBytes, this);
    connect(socket, &ClientSocket::readyRead, this, [this] { m_pulse.heard(); });
    connect(socket, &ClientSocket::disconnected, this, &QtEndpoint::onDisconnected);
    connect(socket, &ClientSocket::bytesWritten, this, &QtEndpoint::onWritten, Qt::QueuedConnection);
    connect(m_server, &QWebSocketServer::newConnection, this, &QtEndpoint::onUpgraded);
    if (!request.subprotocol.isEmpty())
        m_server->setSupportedSubprotocols({QString::fromLatin1(request.subprotocol)});
    m_server->handleConnection(m_bridge);
    m_deadline = m_wheel.schedule(m_settings.heartbeatMs, [this] { beat(); });
}

QtEndpoint::~QtEndpoint()
{
    m_wheel.cancel(m_deadline);
    // From the top to the bottom: each uses the next one as it ends.
    m_client->disconnect(this);
    delete m_socket;
    delete m_server;
    delete m_bridge;
}

void QtEndpoint::onUpgraded()
{
    m_socket = m_server->nextPendingConnection();
    m_socket->setParent(this);
    std::exchange(m_server, nullptr)->deleteLater();
    // Qt's own limits are 2 GiB, and it splits what it sends even within a character.
    m_socket->setMaxAllowedIncomingFrameSize(quint64(m_settings.limits.frameBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(m_settings.limits.frameBytes));
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_socket, &QWebSocket::textFrameReceived, this, [this](const QString &, bool isLast) { onFrame(isLast); });
    connect(m_socket, &QWebSocket::textMessageReceived, this, &QtEndpoint::onText);
    connect(m_socket, &QWebSocket::binaryFrameReceived, this,
            [this] { close(CloseCode::ProtocolError, u"text frames only"_s); });
    m_bridge->isPaused = [this] { return m_waits = isPaused(); };
    flush();
}

bool QtEndpoint::enqueue(const QByteArray &frames, Delivery delivery)
{
    if (m_isClosing)
        return false;
    const bool wasEmpty = m_pending.isEmpty();
    const bool isDurable = delivery == Delivery::Durable;
    if (!hasRoomFor(frames.size(), isDurable ? m_bound.maxBytes() : m_bound.maxBytes() / 2)) {
        if (isDurable) {
            m_patience = kSlowReadersPatience;
            close(CloseCode::Policy, closereason::kSlowConsumer);
        }
        return false;
    }
    m_pending.append(frames);
    m_pendingBytes += frames.size();
    m_bound.add(frames.size());
    return wasEmpty;
}

bool QtEndpoint::hasRoomFor(qint64 bytes, qint64 most)
{
    if (m_bound.fits(bytes, waitingBytes(), most))
        return true;
    // One turn may hold a lot for a reader who keeps up.
    flush();
    m_client->flush();
    return m_bound.fits(bytes, waitingBytes(), most);
}

void QtEndpoint::flush()
{
    if (!m_socket || m_pending.isEmpty())
        return;
    for (const QByteArray &frames : std::exchange(m_pending, {})) {
        QByteArrayView rest = frames;
        while (const auto text = websocket::takeText(rest))
            m_socket->sendTextMessage(QString::fromUtf8(*text));
    }
    m_pendingBytes = 0;
    m_client->flush();
}

void QtEndpoint::close(CloseCode code, const QString &reason)
{
    if (m_isClosing)
        return;
    flush();
    m_isClosing = true;
    m_pending.clear();
    m_pendingBytes = 0;
    if (m_socket) // sends what was written before it ends, and does not wait for an answer
        m_socket->close(QWebSocketProtocol::CloseCode(code), reason);
    else
        m_client->disconnectFromHost();
    awaitEnd();
}

void QtEndpoint::awaitEnd()
{
    m_wheel.cancel(m_deadline);
    m_deadline = m_wheel.schedule(m_settings.closeMs, [this] {
        if (m_patience-- <= 0)
            m_client->abort();
        else
            awaitEnd();
    });
}

void QtEndpoint::whenBelow(qint64 bytes, std::function<void()> callback)
{
    if (waitingBytes() < bytes)
        return callback();
    m_waiters.add(bytes, std::move(callback));
}

void QtEndpoint::onWritten()
{
    m_waiters.serve(waitingBytes());
    resume();
}

void QtEndpoint::taken(qint64 bytes)
{
    m_inFlight.remove(bytes);
    if (m_waits && !isPaused())
        QMetaObject::invokeMethod(this, &QtEndpoint::resume, Qt::QueuedConnection);
}

void QtEndpoint::resume()
{
    if (m_bridge && m_waits && !isPaused()) {
        m_waits = false;
        m_bridge->readOn();
    }
}

//! Also those who do not read: Qt answers each ping, and what it answers is bounded only so.
bool QtEndpoint::isPaused() const
{
    return !m_isClosing && (m_inFlight.isFull(m_settings) || unsentBytes() > m_settings.limits.queueBytes);
}

void QtEndpoint::onText(const QString &text)
{
    m_fragments = 0;
    if (m_isClosing)
        return;
    const QByteArray utf8 = text.toUtf8();
    m_inFlight.add(utf8.size());
    m_events.textReceived(m_connection, utf8);
}

void QtEndpoint::onFrame(bool isLast)
{
    // A million empty fragments take no space, but time.
    if (!isLast && ++m_fragments >= m_settings.limits.fragments)
        close(CloseCode::Policy, closereason::kBadInput);
}

void QtEndpoint::onDisconnected()
{
    m_isClosing = true;
    m_wheel.cancel(m_deadline);
    m_events.endpointClosed(m_connection);
}

void QtEndpoint::beat()
{
    const qint64 sent = m_bridge ? m_bridge->writtenBytes() - unsentBytes() : 0;
    if (!m_pulse.beat(waitingBytes(), sent, !m_waits))
        return close(CloseCode::HeartbeatMissed, u"heartbeat missed"_s);
    m_deadline = m_wheel.schedule(m_settings.heartbeatMs, [this] { beat(); });
    if (m_socket)
        m_socket->ping();
}

qint64 QtEndpoint::unsentBytes() const
{
    return m_bridge ? m_bridge->bytesToWrite() : 0;
}

qint64 QtEndpoint::waitingBytes() const
{
    return m_pendingBytes + unsentBytes();
}

} // namespace confab::gateway

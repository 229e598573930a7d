// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SocketLoop.h"

#include "http/UpgradeHandover.h"

#include <QTcpSocket>
#include <QThread>
#include <QWebSocket>

#include <algorithm>

namespace confab::gateway {

SocketLoop::SocketLoop(int index, FrontSetup front, const SocketLoopSettings &settings, Mailbox &room,
                       ConnectionEvents &events)
    : m_mailbox(this)
    , m_room(room)
    , m_events(events)
    , m_settings(settings)
    , m_front(
          std::move(front), [this](QTcpSocket *socket, const UpgradeRequest &request) { adopt(socket, request); }, this)
    , m_server(QString(), QWebSocketServer::NonSecureMode, this)
    , m_nextId((quint64(index) << 56) + 1)
{
    m_mailbox.onDrained = [this] { flushTouched(); };
    m_server.setMaxPendingConnections(std::numeric_limits<int>::max());
    m_server.setSupportedSubprotocols({QString::fromLatin1(m_front.setup().policy.subprotocol)});
    connect(&m_server, &QWebSocketServer::newConnection, this, &SocketLoop::onNewConnection);
}

SocketLoop::~SocketLoop()
{
    // Deleted here, while the wheel they cancel their deadlines on still exists.
    for (QtWebSocketEndpoint *endpoint : std::as_const(m_endpoints)) {
        endpoint->disconnect();
        delete endpoint;
    }
}

void SocketLoop::adopt(QTcpSocket *socket, const UpgradeRequest &request)
{
    const Peer peer{socket->peerAddress(), socket->peerPort()};
    m_handshakes.insert(peer, Handshake{socket, request.bearer});
    connect(socket, &QObject::destroyed, this, [this, peer, socket] {
        const auto it = m_handshakes.constFind(peer);
        if (it != m_handshakes.cend() && it->socket == socket)
            m_handshakes.erase(it);
    });
    handOver(m_server, socket);
}

void SocketLoop::onNewConnection()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        const Handshake handshake = m_handshakes.take(Peer{socket->peerAddress(), socket->peerPort()});
        if (!handshake.socket) {
            delete socket;
            continue;
        }
        QObject::disconnect(handshake.socket, &QObject::destroyed, this, nullptr);
        const core::ConnectionId id = m_nextId++;
        m_endpoints.insert(id, new QtWebSocketEndpoint(id, socket, handshake.socket, m_settings.limits,
                                                       m_settings.heartbeatMs, m_front.wheel(), *this, this));
        m_room.post([this, id, bearer = handshake.bearer] { m_events.opened(id, bearer); });
    }
}

void SocketLoop::textReceived(quint64 connection, const QString &text)
{
    Frame frame = codec::decodeCommand(text.toUtf8(), m_settings.limits);
    if (QThread::currentThread() == m_room.thread())
        return m_events.received(connection, std::move(frame));
    m_room.post([this, connection, frame = std::move(frame)] { m_events.received(connection, frame); });
}

void SocketLoop::endpointClosed(quint64 connection)
{
    if (QtWebSocketEndpoint *endpoint = m_endpoints.take(connection)) {
        // Its place stays: a sending may have ended it while the list is walked.
        std::ranges::replace(m_touched, endpoint, nullptr);
        endpoint->deleteLater();
    }
    m_room.post([this, connection] { m_events.closed(connection); });
}

void SocketLoop::send(core::ConnectionId connection, const QByteArray &frames, Delivery delivery)
{
    if (QThread::currentThread() == thread())
        return enqueue(connection, frames, delivery);
    m_mailbox.post([this, connection, frames, delivery] { enqueue(connection, frames, delivery); });
}

void SocketLoop::deliver(const Recipients &recipients, const QByteArray &frames, Delivery delivery)
{
    m_mailbox.post([this, recipients, frames, delivery] {
        for (const core::ConnectionId connection : *recipients)
            enqueue(connection, frames, delivery);
    });
}

void SocketLoop::enqueue(core::ConnectionId connection, const QByteArray &frames, Delivery delivery)
{
    const auto it = m_endpoints.constFind(connection);
    if (it != m_endpoints.cend() && (*it)->enqueue(frames, delivery))
        m_touched.push_back(*it);
}

void SocketLoop::flush()
{
    if (QThread::currentThread() == thread())
        flushTouched();
}

void SocketLoop::flushTouched()
{
    for (size_t i = 0; i < m_touched.size(); ++i) {
        if (QtWebSocketEndpoint *endpoint = m_touched[i])
            endpoint->flush();
    }
    m_touched.clear();
}

void SocketLoop::close(core::ConnectionId connection, CloseCode code, const QString &reason)
{
    m_mailbox.post([this, connection, code, reason] {
        if (QtWebSocketEndpoint *endpoint = m_endpoints.value(connection))
            endpoint->close(code, reason);
    });
}

void SocketLoop::closeAll(CloseCode code, const std::function<QString()> &reason)
{
    m_mailbox.post([this, code, reason] {
        m_front.drain();
        const auto endpoints = m_endpoints.values();
        for (QtWebSocketEndpoint *endpoint : endpoints)
            endpoint->close(code, reason());
    });
}

void SocketLoop::whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback)
{
    m_mailbox.post([this, connection, bytes, callback = std::move(callback)] {
        QtWebSocketEndpoint *endpoint = m_endpoints.value(connection);
        if (!endpoint)
            return;
        endpoint->flush();
        endpoint->whenBelow(bytes, [this, callback] { m_room.post(callback); });
    });
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SocketLoop.h"

#include "http/ClientSocket.h"
#include "websocket/Handshake.h"

#include <QThread>

#include <algorithm>

namespace confab::gateway {

SocketLoop::SocketLoop(int index, FrontSetup front, const EndpointSettings &settings, Mailbox &room,
                       ConnectionEvents &events)
    : m_mailbox(this)
    , m_room(room)
    , m_events(events)
    , m_settings(settings)
    , m_front(
          std::move(front), [this](ClientSocket *socket, const UpgradeRequest &request) { adopt(socket, request); }, this)
    , m_nextId((quint64(index) << 56) + 1)
{
    m_mailbox.onDrained = [this] { flushTouched(); };
}

SocketLoop::~SocketLoop()
{
    // Deleted here, while the wheel they cancel their deadlines on still exists.
    for (WebSocketEndpoint *endpoint : std::as_const(m_endpoints)) {
        endpoint->disconnect();
        delete endpoint;
    }
}

void SocketLoop::adopt(ClientSocket *socket, const UpgradeRequest &request)
{
    const core::ConnectionId id = m_nextId++;
    auto *endpoint = new WebSocketEndpoint(id, socket, m_settings, m_front.wheel(), *this, this);
    m_endpoints.insert(id, endpoint);
    endpoint->enqueue(switchingProtocols(request.key, request.subprotocol), Delivery::Durable);
    endpoint->flush();
    m_room.post([this, id, bearer = request.bearer] { m_events.opened(id, bearer); });
}

void SocketLoop::textReceived(quint64 connection, QByteArrayView utf8)
{
    tellReceived(connection, codec::decodeCommand(utf8, m_settings.limits), utf8.size());
}

void SocketLoop::tooLargeReceived(quint64 connection, const TooLargeMessage &message)
{
    const Error error{ErrorCode::TooLarge,
                      QStringLiteral("This has %1 bytes as it was sent, and %2 are taken. Send it in parts.")
                          .arg(message.size())
                          .arg(m_settings.limits.frameBytes)};
    tellReceived(connection, codec::DecodeFailure{codec::idOfCut(message.beginning(), message.ending()), error},
                 message.heldBytes());
}

void SocketLoop::tellReceived(core::ConnectionId connection, Frame frame, qint64 bytes)
{
    if (QThread::currentThread() == m_room.thread())
        return m_events.received(connection, std::move(frame), bytes);
    m_room.post([this, connection, frame = std::move(frame), bytes] { m_events.received(connection, frame, bytes); });
}

void SocketLoop::endpointClosed(quint64 connection)
{
    if (WebSocketEndpoint *endpoint = m_endpoints.take(connection)) {
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
    WebSocketEndpoint *endpoint = m_endpoints.value(connection);
    if (endpoint && endpoint->enqueue(frames, delivery))
        m_touched.push_back(endpoint);
}

void SocketLoop::flush()
{
    if (QThread::currentThread() == thread())
        flushTouched();
}

void SocketLoop::flushTouched()
{
    for (size_t i = 0; i < m_touched.size(); ++i) {
        // While the kernel sends for this one.
        if (i + 1 < m_touched.size() && m_touched[i + 1])
            m_touched[i + 1]->prefetch();
        if (WebSocketEndpoint *endpoint = m_touched[i])
            endpoint->flush();
    }
    m_touched.clear();
}

void SocketLoop::close(core::ConnectionId connection, CloseCode code, const QString &reason)
{
    m_mailbox.post([this, connection, code, reason] {
        if (WebSocketEndpoint *endpoint = m_endpoints.value(connection))
            endpoint->close(code, reason);
    });
}

void SocketLoop::setTls(const QSslConfiguration &tls)
{
    m_mailbox.post([this, tls] { m_front.setTls(tls); });
}

void SocketLoop::closeAll(CloseCode code, const std::function<QString()> &reason)
{
    m_mailbox.post([this, code, reason] {
        m_front.drain();
        const auto endpoints = m_endpoints.values();
        for (WebSocketEndpoint *endpoint : endpoints)
            endpoint->close(code, reason());
    });
}

void SocketLoop::whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback)
{
    m_mailbox.post([this, connection, bytes, callback = std::move(callback)] {
        WebSocketEndpoint *endpoint = m_endpoints.value(connection);
        if (!endpoint)
            return;
        endpoint->flush();
        endpoint->whenBelow(bytes, [this, callback] { m_room.post(callback); });
    });
}

void SocketLoop::taken(core::ConnectionId connection, qint64 bytes)
{
    m_mailbox.post([this, connection, bytes] {
        if (WebSocketEndpoint *endpoint = m_endpoints.value(connection))
            endpoint->taken(bytes);
    });
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SocketLoop.h"

#include "endpoints/EndpointMaker.h"
#include "http/AddressKey.h"
#include "http/ClientSocket.h"

#include <QThread>

namespace confab::gateway {

SocketLoop::SocketLoop(core::ConnectionId ids, FrontSetup front, const EndpointSettings &settings, Mailbox &room,
                       ConnectionEvents &events)
    : m_mailbox(this)
    , m_room(room)
    , m_events(events)
    , m_settings(settings)
    , m_front(
          std::move(front), [this](ClientSocket *socket, const UpgradeRequest &request) { adopt(socket, request); },
          this)
    , m_nextId(ids + 1)
{
    m_mailbox.onDrained = [this] { flushTouched(); };
}

SocketLoop::~SocketLoop()
{
    // Deleted here, while the wheel they cancel their deadlines on still exists.
    for (Endpoint *endpoint : std::as_const(m_endpoints)) {
        endpoint->disconnect();
        delete endpoint;
    }
}

void SocketLoop::adopt(ClientSocket *socket, const UpgradeRequest &request)
{
    const core::ConnectionId id = m_nextId++;
    m_endpoints.insert(id, makeEndpoint(id, socket, request, m_settings, m_front.wheel(), *this, this));
    m_room.post([this, id, bearer = request.bearer, from = addressKey(request.peer)] {
        m_events.opened(id, bearer, from);
    });
}

void SocketLoop::textReceived(quint64 connection, QByteArrayView utf8)
{
    tellReceived(connection, codec::decodeCommand(utf8, m_settings.limits), utf8.size());
}

void SocketLoop::tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message)
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
    if (Endpoint *endpoint = m_endpoints.take(connection)) {
        std::erase(m_touched, endpoint);
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
    Endpoint *endpoint = m_endpoints.value(connection);
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
        if (i + 1 < m_touched.size())
            m_touched[i + 1]->prefetch();
        m_touched[i]->flush();
    }
    m_touched.clear();
}

void SocketLoop::close(core::ConnectionId connection, CloseCode code, const QString &reason)
{
    m_mailbox.post([this, connection, code, reason] {
        if (Endpoint *endpoint = m_endpoints.value(connection))
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
        for (Endpoint *endpoint : endpoints)
            endpoint->close(code, reason());
    });
}

void SocketLoop::whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback)
{
    m_mailbox.post([this, connection, bytes, callback = std::move(callback)] {
        Endpoint *endpoint = m_endpoints.value(connection);
        if (!endpoint)
            return;
        endpoint->flush();
        endpoint->whenBelow(bytes, [this, callback] { m_room.post(callback); });
    });
}

void SocketLoop::taken(core::ConnectionId connection, qint64 bytes)
{
    m_mailbox.post([this, connection, bytes] {
        if (Endpoint *endpoint = m_endpoints.value(connection))
            endpoint->taken(bytes);
    });
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Door.h"

#include "core/PresenceService.h"
#include "gateway/ConnectionLoop.h"
#include "gateway/endpoints/EndpointMaker.h"
#include "gateway/http/ClientSocket.h"

namespace confab::compat {

using core::ConnectionId;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDoors = 0xc0; // beyond the loops of the gateway, whose index stands there

gateway::FrontSetup frontSetup(const Door::Setup &setup, const gateway::HttpRouter &router)
{
    gateway::FrontSetup front;
    front.policy = setup.policy;
    front.router = &router;
    if (setup.refuse)
        front.refuse = setup.refuse;
    return front;
}

} // namespace

Door::Door(const Setup &setup, core::PresenceService &presence, ConnectionId &lastConnection)
    : m_policy(setup.policy)
    , m_settings(setup.endpoints)
    , m_goodbye(setup.goodbye)
    , m_presence(presence)
    , m_lastConnection(lastConnection)
    , m_front(frontSetup(setup, m_router),
              [this](gateway::ClientSocket *socket, const gateway::UpgradeRequest &request) { adopt(socket, request); })
{
}

ConnectionId Door::idsOf(int server)
{
    return gateway::ConnectionLoop::idsOf(server, kDoors);
}

Door::~Door()
{
    stopListening();
    // Here, while the wheel is there that they cancel their deadlines on.
    const auto sockets = std::exchange(m_sockets, {});
    for (const Socket &socket : sockets) {
        socket.visitor->m_door = nullptr;
        socket.endpoint->disconnect();
        delete socket.endpoint;
    }
}

gateway::ListenerSet &Door::makeListeners(const std::shared_ptr<gateway::ConnectionCensus> &census)
{
    m_listeners = std::make_unique<gateway::ListenerSet>(m_policy, std::vector<gateway::HttpFront *>{&m_front}, census);
    return *m_listeners;
}

QStringList Door::urls() const
{
    QStringList all;
    for (const auto &[address, port] : m_listeners ? m_listeners->places() : QList<gateway::ListenerSet::Place>()) {
        const bool isSix = address.protocol() == QAbstractSocket::IPv6Protocol;
        const QString host = isSix ? u"[%1]"_s.arg(address.toString()) : address.toString();
        all.append(u"http://%1:%2"_s.arg(host).arg(port));
    }
    return all;
}

void Door::stopListening()
{
    if (m_listeners)
        m_listeners->stop();
}

void Door::goodbye()
{
    stopListening();
    m_front.drain();
    const auto sockets = m_sockets.values();
    for (const Socket &socket : sockets)
        socket.visitor->close(m_goodbye, u"restart"_s);
}

void Door::turnOut(UserId user)
{
    const auto sockets = m_sockets.values();
    for (const Socket &socket : sockets) {
        if (socket.visitor->isSignedIn() && socket.visitor->userId() == user)
            socket.visitor->close(CloseCode::Policy, u"not allowed"_s);
    }
}

void Door::adopt(gateway::ClientSocket *socket, const gateway::UpgradeRequest &request)
{
    const ConnectionId id = ++m_lastConnection;
    auto *endpoint = gateway::makeEndpoint(id, socket, request, m_settings, m_front.wheel(), *this, this);
    auto visitor = std::static_pointer_cast<Visitor>(request.visitor);
    m_sockets.insert(id, {endpoint, visitor});
    visitor->m_door = this;
    visitor->m_connection = id;
    visitor->opened();
}

void Door::textReceived(quint64 connection, QByteArrayView utf8)
{
    const auto visitor = m_sockets.value(connection).visitor;
    Held held = hold(connection, utf8.size());
    if (!visitor || visitor->m_isClosing)
        return;
    if (visitor->m_actor)
        m_presence.active(*visitor->m_actor);
    visitor->received(utf8, std::move(held));
}

void Door::tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message)
{
    const auto visitor = m_sockets.value(connection).visitor;
    const Held held = hold(connection, message.heldBytes());
    if (visitor && !visitor->m_isClosing)
        visitor->receivedTooLarge(message.size());
}

void Door::endpointClosed(quint64 connection)
{
    const Socket socket = m_sockets.take(connection);
    if (!socket.endpoint)
        return;
    socket.endpoint->deleteLater();
    const auto &visitor = socket.visitor;
    visitor->m_door = nullptr;
    if (visitor->m_actor) {
        const UserId user = visitor->m_actor->userId();
        if (--m_people[user] <= 0)
            m_people.remove(user);
        m_presence.disconnected(*visitor->m_actor);
    }
    visitor->closed();
    visitor->m_life.end();
}

bool Door::admits(UserId user) const
{
    return m_people.value(user) < m_settings.limits.connectionsPerUser;
}

void Door::signedIn(const core::Actor &actor)
{
    ++m_people[actor.userId()];
    m_presence.connected(actor);
}

void Door::send(ConnectionId connection, const QByteArray &frames)
{
    gateway::Endpoint *endpoint = endpointOf(connection);
    if (endpoint && endpoint->enqueue(frames, gateway::Delivery::Durable))
        endpoint->flush();
}

void Door::close(ConnectionId connection, CloseCode code, const QString &reason)
{
    if (gateway::Endpoint *endpoint = endpointOf(connection))
        endpoint->close(code, reason);
}

void Door::whenBelow(ConnectionId connection, qint64 bytes, std::function<void()> callback)
{
    if (gateway::Endpoint *endpoint = endpointOf(connection))
        endpoint->whenBelow(bytes, std::move(callback));
}

gateway::Endpoint *Door::endpointOf(ConnectionId connection) const
{
    return m_sockets.value(connection).endpoint;
}

Held Door::hold(ConnectionId connection, qint64 bytes)
{
    return Held(m_life.guarded([this, connection, bytes] {
        if (gateway::Endpoint *endpoint = endpointOf(connection))
            endpoint->taken(bytes);
    }));
}

} // namespace confab::compat

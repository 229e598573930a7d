// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/endpoints/Endpoint.h"
#include "gateway/http/HttpFront.h"
#include "gateway/http/ListenerSet.h"
#include "Visitor.h"

#include <QObject>

namespace confab::core {
class PresenceService;
}

namespace confab::compat {

//! What a socket route replies for whom it lets in.
inline gateway::SocketVerdict letIn(std::shared_ptr<Visitor> visitor)
{
    return {.visitor = std::move(visitor)};
}

//! The sockets of one façade, or of one of its ports: its own listeners, HTTP by the routes of its router, and its
//! WebSockets with a Visitor each. Room thread, whatever gateway.threads says.
class Door final : public QObject, private gateway::EndpointEvents
{
    Q_OBJECT

public:
    struct Setup
    {
        gateway::FrontPolicy policy = {};
        gateway::EndpointSettings endpoints = {};
        gateway::Refusal refuse = {};
        CloseCode goodbye = CloseCode::GoingAway;
    };

    //! The id before the first of all doors of the server with this number (gateway/ConnectionLoop.h).
    static core::ConnectionId idsOf(int server);
    //! All outlive this. `lastConnection` counts the connections of all doors, from idsOf() on.
    Door(const Setup &setup, core::PresenceService &presence, core::ConnectionId &lastConnection);
    ~Door() override;

    //! To be filled before it listens.
    gateway::HttpRouter &router() { return m_router; }
    //! Once, before it listens; the caps on connections hold for all doors of the server together.
    gateway::ListenerSet &makeListeners(const std::shared_ptr<gateway::ConnectionCensus> &census);
    //! http://address:port of each place.
    QStringList urls() const;
    void stopListening();
    //! The same, and says goodbye to everybody.
    void goodbye();
    //! Ends the visits of somebody who may be here no longer.
    void turnOut(UserId user);
    int visitorCount() const { return int(m_sockets.size()); }

private:
    friend class Visitor;
    struct Socket
    {
        gateway::Endpoint *endpoint = nullptr;
        std::shared_ptr<Visitor> visitor = {};
    };

    void adopt(gateway::ClientSocket *socket, const gateway::UpgradeRequest &request);
    void textReceived(quint64 connection, QByteArrayView utf8) override;
    void tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message) override;
    void endpointClosed(quint64 connection) override;

    bool admits(UserId user) const;
    void signedIn(const core::Actor &actor);
    void send(core::ConnectionId connection, const QByteArray &frames);
    void close(core::ConnectionId connection, CloseCode code, const QString &reason);
    void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback);
    gateway::Endpoint *endpointOf(core::ConnectionId connection) const;
    Held hold(core::ConnectionId connection, qint64 bytes);

    const gateway::FrontPolicy m_policy;
    const gateway::EndpointSettings m_settings;
    const CloseCode m_goodbye;
    core::PresenceService &m_presence;
    core::ConnectionId &m_lastConnection;
    gateway::HttpRouter m_router;
    gateway::HttpFront m_front;
    QHash<core::ConnectionId, Socket> m_sockets;
    QHash<UserId, int> m_people; //!< how many sockets each has
    std::unique_ptr<gateway::ListenerSet> m_listeners;
    core::Life m_life;
};

} // namespace confab::compat

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Answers.h"
#include "ground/Facade.h"
#include "RoomKeys.h"
#include "SignIns.h"
#include "UserTokens.h"

#include <set>

namespace confab::compat::chipiai {

class UserSocket;

//! The servers of ChipiAI Chat as its clients see them: rooms and their history for everybody who asks, a gateway where
//! people register, and a WebSocket by JWT, on which each gets the answers to his own questions. Room thread.
class ChipiAi final : public Facade
{
public:
    explicit ChipiAi(Ground &ground);

    void addRoutes(gateway::HttpRouter &router, const QString &port) override;
    void start(core::Reply<Done> reply) override { reply(Done{}); }
    void heard(RoomId room, const core::Publication &publication) override;
    void tick() override;

    Ground &ground() { return m_ground; }
    void add(UserSocket &socket) { m_sockets.insert(&socket); }
    void remove(UserSocket &socket) { m_sockets.erase(&socket); }
    //! Is answered also when the one who asks is gone.
    void ask(const core::Actor &who, const command::StreamRequest &request,
             std::function<void(const Result<reply::StreamStarted> &)> begun);
    //! To all sockets of this person in the room.
    void tell(RoomId room, UserId user, const QString &text);

private:
    void addGatewayRoutes(gateway::HttpRouter &router);
    void makeRoom(const gateway::HttpRequest &request, gateway::HttpReply reply);
    void showHistory(const QString &id, gateway::HttpReply reply);
    void registerPerson(const gateway::HttpRequest &request, gateway::HttpReply reply);
    void signIn(const gateway::HttpRequest &request, gateway::HttpReply reply);
    QString nameOf(const User &user) const;
    QByteArray cookieFor(const core::ForeignSignIn &person, QByteArray &token) const;

    void judge(const gateway::HttpRequest &request, gateway::SocketReply reply);
    Result<TokenUser> userOf(const gateway::HttpRequest &request) const;
    void enter(const QString &room, const TokenUser &user, const core::Identity &who,
               core::Reply<std::shared_ptr<Visitor>> reply);
    void tellOthers(RoomId room, UserId author, const QString &text);

    Ground &m_ground;
    RoomKeys m_rooms;
    SignIns m_signIns;
    UserTokens m_chatTokens;    //!< of the WebSocket
    UserTokens m_gatewayTokens; //!< that the gateway gives
    const bool m_sharesRooms;   //!< people see what others say
    Answers m_answers;
    std::set<UserSocket *> m_sockets;
    core::Life m_life;
};

FacadeType type();

} // namespace confab::compat::chipiai

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Conversation.h"
#include "ground/Facade.h"
#include "Tickets.h"

namespace confab::compat::aichatbot {

class ChatSocket;

//! The server of the full-stack AI chatbot, as its page sees it: who gives a name gets a token, for which there is a
//! conversation with the agent, over a WebSocket of plain texts, until its time is over. Room thread.
class Chatbot final : public Facade
{
public:
    explicit Chatbot(Ground &ground);
    ~Chatbot() override;

    void addRoutes(gateway::HttpRouter &router, const QString &port) override;
    void start(core::Reply<Done> reply) override { m_tickets.load(std::move(reply)); }
    void heard(RoomId room, const core::Publication &publication) override;
    void tick() override;

    //! A socket of this ticket is there.
    void joined(const Ticket &ticket, ChatSocket &socket);
    void left(UserId user, core::ConnectionId connection);
    void said(UserId user, core::ConnectionId connection, const QString &text, Held held);

private:
    struct Talk;

    void issueToken(const gateway::HttpRequest &request, gateway::HttpReply reply);
    void findHistory(const gateway::HttpRequest &request, gateway::HttpReply reply);
    //! What had ended by the event of that number counts as told.
    void showHistory(const QString &token, const Ticket &ticket, qint64 ev, gateway::HttpReply reply);
    void judge(const gateway::HttpRequest &request, gateway::SocketReply reply);
    Talk &talkOf(const Ticket &ticket);
    //! Its sockets are closed, and what was asked there ends unheard.
    void endTalk(UserId user, const QString &why);
    void mark(const Ticket &ticket, qint64 ev);

    Ground &m_ground;
    Tickets m_tickets;
    std::optional<int> m_context; //!< messages that the agent reads, if not as many as usually
    QHash<UserId, std::shared_ptr<Talk>> m_talks;
    QHash<StreamId, UserId> m_asked; //!< whose question each answer that runs is to
    core::Life m_life;
};

//! The row of the table of façades.
FacadeType type();

} // namespace confab::compat::aichatbot

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CommandOrder.h"

#include "core/PresenceService.h"

namespace confab::gateway {

using core::ConnectionId;

CommandOrder::CommandOrder(Sessions &sessions, CommandRouter &router, core::PresenceService &presence, qint64 pageBytes,
                           Renew renew)
    : m_sessions(sessions)
    , m_router(router)
    , m_presence(presence)
    , m_pageBytes(pageBytes)
    , m_renew(std::move(renew))
{
}

void CommandOrder::take(Session &session, CommandFrame frame, qint64 bytes)
{
    if (session.state == Session::State::Welcoming || session.isBarred)
        session.waiting.push_back({std::move(frame), bytes});
    else
        run(session, frame, bytes);
}

void CommandOrder::run(Session &session, const CommandFrame &frame, qint64 bytes)
{
    const ConnectionId connection = session.connection;
    m_presence.active(session.actor());
    if (std::holds_alternative<command::SessionRenew>(frame.command)) {
        m_renew(session, frame);
        return m_sessions.fanout().taken(connection, bytes);
    }
    const CommandRouter::Order order = CommandRouter::orderOf(frame.command);
    session.isBarred = order != CommandRouter::Order::Free;
    m_router.execute(session.actor(), frame.command,
                     {m_life, [this, connection, id = frame.id, order, bytes](const Result<QByteArray> &result) {
                          m_sessions.answer(connection, id, result);
                          m_sessions.fanout().taken(connection, bytes);
                          lift(connection, order);
                      }});
}

void CommandOrder::lift(ConnectionId connection, CommandRouter::Order order)
{
    if (order == CommandRouter::Order::Free)
        return;
    const auto unbar = m_life.guarded([this, connection] {
        if (Session *session = m_sessions.find(connection)) {
            session->isBarred = false;
            runWaiting(connection);
        }
    });
    // The next page is read when the client has taken this one, so that asking for many ends nobody as a slow reader.
    if (order == CommandRouter::Order::Page)
        m_sessions.fanout().whenBelow(connection, m_pageBytes, unbar);
    else
        unbar();
}

void CommandOrder::runWaiting(ConnectionId connection)
{
    Session *session = m_sessions.find(connection);
    // A command that is answered at once comes here again: the loop below goes on with the next one.
    if (!session || std::exchange(session->isRunningWaiting, true))
        return;
    // Each command may bar the next one, close the connection, or both: nothing is held across a step.
    while (session && session->state == Session::State::Ready && !session->isBarred && !session->waiting.empty()) {
        const Session::Waiting next = std::move(session->waiting.front());
        session->waiting.pop_front();
        run(*session, next.frame, next.bytes);
        session = m_sessions.find(connection);
    }
    if (session)
        session->isRunningWaiting = false;
}

} // namespace confab::gateway

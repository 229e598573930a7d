// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionTable.h"

#include "core/PresenceService.h"
#include "core/TypingService.h"

#include <QDeadlineTimer>

namespace confab::gateway {

using core::ConnectionId;
using namespace Qt::StringLiterals;

namespace {
constexpr int kMaxBadInputs = 100;
constexpr qint64 kBadInputWindowMs = 10'000;
} // namespace

SessionTable::SessionTable(const Parts &parts, const SessionSettings &settings)
    : m_parts(parts)
    , m_settings(settings)
{
}

Session *SessionTable::find(ConnectionId connection)
{
    const auto it = m_sessions.find(connection);
    return it == m_sessions.end() ? nullptr : &*it;
}

void SessionTable::opened(ConnectionId connection, const QByteArray &bearer)
{
    Session &session = m_sessions[connection];
    session.connection = connection;
    if (!bearer.isEmpty()) {
        if (auto identity = m_parts.accounts.verify(bearer))
            session.identity = *identity;
    }
    session.deadline = m_wheel.schedule(m_settings.helloMs, [this, connection] {
        if (Session *late = find(connection))
            end(*late, CloseCode::NotSignedIn, u"no hello in time"_s);
    });
}

void SessionTable::closed(ConnectionId connection)
{
    const auto it = m_sessions.find(connection);
    if (it == m_sessions.end())
        return;
    m_wheel.cancel(it->deadline);
    const Session session = std::move(*it);
    m_sessions.erase(it);
    if (!session.identity || session.state == Session::State::SignedOut)
        return;
    m_fanout->remove(connection);
    m_parts.accounts.disconnected(session.identity->session);
    if (--m_connectionsOf[session.identity->user.id] <= 0)
        m_connectionsOf.remove(session.identity->user.id);
    m_parts.typing.disconnected(session.actor());
    m_parts.presence.disconnected(session.actor());
}

void SessionTable::received(ConnectionId connection, Frame frame, qint64 bytes)
{
    Session *session = find(connection);
    if (!session || session->state == Session::State::Closing)
        return;
    if (auto *command = std::get_if<CommandFrame>(&frame))
        return onCommand(*session, std::move(*command), bytes);
    onFailure(*session, std::get<codec::DecodeFailure>(frame));
    m_fanout->taken(connection, bytes);
}

void SessionTable::onFailure(Session &session, const codec::DecodeFailure &failure)
{
    refuse(session, failure.id, failure.error);
    const qint64 now = QDeadlineTimer::current().deadline(); // by the monotonic clock
    if (now - session.badInputsSince > kBadInputWindowMs) {
        session.badInputsSince = now;
        session.badInputs = 0;
    }
    if (++session.badInputs >= kMaxBadInputs)
        end(session, CloseCode::Policy, closereason::kBadInput);
}

void SessionTable::onCommand(Session &session, CommandFrame frame, qint64 bytes)
{
    if (session.state == Session::State::SignedOut) {
        const ConnectionId connection = session.connection;
        if (std::holds_alternative<command::Hello>(frame.command))
            hello(session, frame);
        else
            refuse(session, frame.id, Error{ErrorCode::Unauthorized, u"Say hello first."_s});
        return m_fanout->taken(connection, bytes);
    }
    if (session.state == Session::State::Welcoming || session.isBarred)
        session.waiting.push_back({std::move(frame), bytes});
    else
        run(session, frame, bytes);
}

void SessionTable::run(Session &session, const CommandFrame &frame, qint64 bytes)
{
    const ConnectionId connection = session.connection;
    m_parts.presence.active(session.actor());
    if (std::holds_alternative<command::SessionRenew>(frame.command)) {
        renew(session, frame);
        return m_fanout->taken(connection, bytes);
    }
    const CommandRouter::Order order = CommandRouter::orderOf(frame.command);
    session.isBarred = order != CommandRouter::Order::Free;
    m_parts.router.execute(session.actor(), frame.command,
                           [this, connection, id = frame.id, order, bytes](const Result<QByteArray> &result) {
                               answer(connection, id, result);
                               m_fanout->taken(connection, bytes);
                               lift(connection, order);
                           });
}

void SessionTable::answer(ConnectionId connection, std::optional<qint64> id, const Result<QByteArray> &result)
{
    const Session *session = find(connection);
    if (!session)
        return;
    if (!result)
        refuse(*session, id, result.error());
    else if (id)
        m_fanout->send(connection, codec::encodeAck(*id, *result));
}

void SessionTable::lift(ConnectionId connection, CommandRouter::Order order)
{
    if (order == CommandRouter::Order::Free)
        return;
    const auto unbar = [this, connection] {
        if (Session *session = find(connection)) {
            session->isBarred = false;
            runWaiting(connection);
        }
    };
    // The next page is read when the client has taken this one, so that asking for many ends nobody as a slow reader.
    if (order == CommandRouter::Order::Page)
        m_fanout->whenBelow(connection, m_settings.limits.pageBytes, unbar);
    else
        unbar();
}

void SessionTable::runWaiting(ConnectionId connection)
{
    Session *session = find(connection);
    // A command that is answered at once comes here again: the loop below goes on with the next one.
    if (!session || std::exchange(session->isRunningWaiting, true))
        return;
    // Each command may bar the next one, close the connection, or both: nothing is held across a step.
    while (session && session->state == Session::State::Ready && !session->isBarred && !session->waiting.empty()) {
        const Session::Waiting next = std::move(session->waiting.front());
        session->waiting.pop_front();
        run(*session, next.frame, next.bytes);
        session = find(connection);
    }
    if (session)
        session->isRunningWaiting = false;
}

void SessionTable::refuse(const Session &session, std::optional<qint64> id, const Error &error)
{
    m_fanout->send(session.connection, codec::encodeError(id, error));
}

void SessionTable::end(Session &session, CloseCode code, const QString &reason)
{
    m_wheel.cancel(session.deadline);
    const ConnectionId connection = session.connection;
    if (session.state != Session::State::SignedOut)
        session.state = Session::State::Closing;
    m_fanout->flush();
    m_fanout->close(connection, code, reason);
}

void SessionTable::endSession(SessionId ended, core::SessionEnd why)
{
    const QString reason = why == core::SessionEnd::Expired ? closereason::kSessionExpired : closereason::kTokenInvalid;
    const auto connections = m_sessions.keys();
    for (ConnectionId connection : connections) {
        Session *session = find(connection);
        if (session && session->identity && session->identity->session == ended)
            end(*session, CloseCode::Policy, reason);
    }
}

void SessionTable::touchAll()
{
    for (const Session &session : std::as_const(m_sessions)) {
        if (session.identity && session.state == Session::State::Ready)
            m_parts.accounts.touch(session.identity->session);
    }
}

} // namespace confab::gateway

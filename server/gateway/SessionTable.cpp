// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionTable.h"

#include "core/people/PeopleServices.h"
#include "core/people/SuspensionText.h"
#include "core/PresenceService.h"
#include "core/TypingService.h"

#include <QDeadlineTimer>

namespace confab::gateway {

using core::ConnectionId;
using namespace Qt::StringLiterals;

namespace {
constexpr int kMaxBadInputs = 100;
constexpr qint64 kBadInputWindowMs = 10'000;

std::pair<CloseCode, QString> closeFor(core::SessionEnd why)
{
    switch (why) {
    case core::SessionEnd::Expired:
        return {CloseCode::Policy, closereason::kSessionExpired};
    case core::SessionEnd::Revoked:
        return {CloseCode::Policy, closereason::kSessionRevoked};
    case core::SessionEnd::Suspended:
        return {CloseCode::Banned, u"suspended"_s};
    case core::SessionEnd::AccountDeleted:
        return {CloseCode::Banned, u"deleted"_s};
    case core::SessionEnd::SignedOut:
    case core::SessionEnd::PasswordChanged:
    case core::SessionEnd::RefreshReused:
        break;
    }
    return {CloseCode::Policy, closereason::kTokenInvalid};
}
} // namespace

SessionTable::SessionTable(const Parts &parts, const SessionSettings &settings)
    : m_parts(parts)
    , m_settings(settings)
    , m_admission(m_sessions, m_tokens, {parts.accounts, parts.directory, parts.log, parts.cursors, parts.presence, parts.people},
                  m_settings, [this](ConnectionId connection) { m_order.runWaiting(connection); })
    , m_order(m_sessions, parts.router, parts.presence, settings.limits.pageBytes,
              [this](Session &session, const CommandFrame &frame) { m_admission.renew(session, frame); })
{
}

void SessionTable::opened(ConnectionId connection, const QByteArray &bearer, const QByteArray &from)
{
    Session &session = m_sessions.open(connection);
    session.from = from;
    if (!bearer.isEmpty()) {
        if (auto identity = m_parts.accounts.verify(bearer))
            session.identity = *identity;
    }
    m_tokens.awaitHello(session, m_settings.helloMs);
}

void SessionTable::closed(ConnectionId connection)
{
    const auto session = m_sessions.close(connection);
    if (!session || !session->isSignedIn())
        return;
    m_sessions.fanout().remove(connection);
    m_parts.accounts.disconnected(session->identity->session);
    m_parts.people.sightings.left(*session->identity);
    m_parts.typing.disconnected(session->actor());
    m_parts.presence.disconnected(session->actor());
}

void SessionTable::received(ConnectionId connection, Frame frame, qint64 bytes)
{
    Session *session = m_sessions.find(connection);
    if (!session || session->state == Session::State::Closing)
        return;
    if (auto *command = std::get_if<CommandFrame>(&frame))
        return onCommand(*session, std::move(*command), bytes);
    onFailure(*session, std::get<codec::DecodeFailure>(frame));
    m_sessions.fanout().taken(connection, bytes);
}

void SessionTable::onCommand(Session &session, CommandFrame frame, qint64 bytes)
{
    if (session.isSignedIn())
        return m_order.take(session, std::move(frame), bytes);
    const ConnectionId connection = session.connection;
    if (std::holds_alternative<command::Hello>(frame.command))
        m_admission.hello(session, frame);
    else
        m_sessions.refuse(session, frame.id, Error{ErrorCode::Unauthorized, u"Say hello first."_s});
    m_sessions.fanout().taken(connection, bytes);
}

void SessionTable::onFailure(Session &session, const codec::DecodeFailure &failure)
{
    m_sessions.refuse(session, failure.id, failure.error);
    const qint64 now = QDeadlineTimer::current().deadline(); // by the monotonic clock
    if (now - session.badInputsSince > kBadInputWindowMs) {
        session.badInputsSince = now;
        session.badInputs = 0;
    }
    if (++session.badInputs >= kMaxBadInputs)
        m_sessions.end(session, CloseCode::Policy, closereason::kBadInput);
}

void SessionTable::endSession(SessionId ended, core::SessionEnd why)
{
    const auto [code, reason] = closeFor(why);
    const auto connections = m_sessions.connections();
    for (ConnectionId connection : connections) {
        Session *session = m_sessions.find(connection);
        if (!session || !session->identity || session->identity->session != ended)
            continue;
        tellFarewell(*session, why);
        m_sessions.end(*session, code, reason);
    }
}

//! A close has no room for it, and nobody can ask afterwards.
void SessionTable::tellFarewell(const Session &session, core::SessionEnd why)
{
    event::ServerNotice notice;
    if (why == core::SessionEnd::Suspended) {
        const core::KnownPerson *person = m_parts.people.known.find(session.identity->user.id);
        notice.kind = u"suspended"_s;
        notice.text = person && person->suspended ? core::suspensionText(*person) : QString();
    } else if (why == core::SessionEnd::PasswordChanged) {
        notice.kind = u"password_changed"_s;
        notice.text = u"You were signed out: your password was changed. Please sign in with the new one."_s;
    }
    if (!notice.text.isEmpty() && session.state == Session::State::Ready)
        m_sessions.fanout().send(session.connection, codec::encodeEvent(EventFrame{.event = notice}));
}

void SessionTable::touchAll()
{
    const auto connections = m_sessions.connections();
    for (ConnectionId connection : connections) {
        const Session *session = m_sessions.find(connection);
        if (session->identity && session->state == Session::State::Ready)
            m_parts.accounts.touch(session->identity->session);
    }
}

} // namespace confab::gateway

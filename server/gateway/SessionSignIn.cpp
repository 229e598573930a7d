// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// How a connection signs in, and how long that holds: the other half of SessionTable.
#include "core/PresenceService.h"
#include "Resume.h"
#include "SessionTable.h"

#include <QDateTime>

namespace confab::gateway {

using core::ConnectionId;
using namespace Qt::StringLiterals;

namespace {
constexpr int kProtocol = 1;
constexpr qint64 kNoticeMs = 60'000;

QString closeReasonFor(const Error &error)
{
    return error.code == ErrorCode::TokenExpired ? closereason::kTokenExpired : closereason::kTokenInvalid;
}
} // namespace

void SessionTable::hello(Session &session, const CommandFrame &frame)
{
    const auto &hello = std::get<command::Hello>(frame.command);
    if (hello.protocol != kProtocol) {
        refuse(session, frame.id,
               Error{ErrorCode::ValidationFailed, u"This server speaks protocol 1."_s, u"protocol"_s});
        return end(session, CloseCode::ProtocolError, u"protocol"_s);
    }
    auto identity = identify(session, hello);
    if (!identity) {
        refuse(session, frame.id, identity.error());
        return end(session, CloseCode::Policy, closeReasonFor(identity.error()));
    }
    const UserId user = identity->user.id;
    if (m_connectionsOf.value(user) >= m_settings.limits.connectionsPerUser) {
        refuse(session, frame.id, Error{ErrorCode::Busy, u"Too many connections of one person."_s});
        return end(session, CloseCode::Policy, closereason::kTooManyConnections);
    }
    session.identity = *identity;
    session.device = hello.device;
    session.state = Session::State::Welcoming;
    ++m_connectionsOf[user];
    m_parts.accounts.connected(identity->session);
    watchToken(session);
    m_parts.presence.connected(session.actor());

    // Subscribed before the snapshot is read, so that nothing falls between the two.
    const ConnectionId connection = session.connection;
    m_fanout->add(connection, user);
    const QList<RoomId> rooms = m_parts.directory.roomsOf(user).values();
    for (RoomId room : rooms)
        m_fanout->catchUp(room, connection);
    m_parts.log.standings(user, rooms,
                          [this, connection, id = frame.id, hello](Result<QList<core::RoomStanding>> standings) {
                              Session *waiting = find(connection);
                              if (!waiting || waiting->state != Session::State::Welcoming)
                                  return;
                              if (!standings) {
                                  refuse(*waiting, id, standings.error());
                                  return end(*waiting, CloseCode::Internal, standings.error().text());
                              }
                              welcome(connection, id, hello, *standings);
                          });
}

Result<core::Identity> SessionTable::identify(const Session &session, const command::Hello &hello) const
{
    if (!hello.token.isEmpty())
        return m_parts.accounts.verify(hello.token.toUtf8());
    if (session.identity)
        return *session.identity;
    return ErrorCode::Unauthorized;
}

void SessionTable::welcome(ConnectionId connection, std::optional<qint64> id, const command::Hello &hello,
                           const QList<core::RoomStanding> &standings)
{
    Session &session = *find(connection);
    reply::Welcome welcome{.user = session.identity->user,
                           .session = session.identity->session,
                           .serverName = m_settings.serverName,
                           .serverVersion = QStringLiteral(CONFAB_VERSION),
                           .features = {u"resume"_s, u"streams"_s, u"typing"_s, u"presence"_s, u"receipts"_s},
                           .limits = m_settings.limits,
                           .heartbeatMs = m_settings.heartbeatMs};
    std::deque<Resume::Wanted> wanted;
    QSet<RoomId> replayed;
    QHash<RoomId, qint64> positions;
    for (const core::RoomStanding &standing : standings) {
        const Room *room = m_parts.directory.room(standing.room);
        if (!room || !m_parts.directory.member(standing.room, session.identity->user.id))
            continue; // left while the snapshot was read
        RoomSummary summary{.room = *room, .unread = standing.unread, .lastRead = standing.lastRead};
        summary.room.ev = standing.ev;
        summary.room.seq = standing.seq;
        welcome.rooms.append(summary);
        positions.insert(standing.room, standing.ev);
        const auto position = hello.rooms.constFind(standing.room);
        if (position != hello.rooms.cend()) {
            wanted.push_back({standing.room, *position, standing, room->epoch});
            replayed.insert(standing.room);
        }
    }
    for (auto it = hello.rooms.cbegin(); it != hello.rooms.cend(); ++it) {
        if (!replayed.contains(it.key()))
            wanted.push_back({it.key(), *it, std::nullopt, {}});
    }
    if (id)
        m_fanout->send(connection, codec::encodeAck(*id, codec::encodeReply(welcome)));
    session.state = Session::State::Ready;
    m_fanout->setReady(connection);
    // A room that was joined meanwhile is not in the welcome; its user:joined was held back and introduces it.
    for (RoomId room : m_fanout->catchingUp(connection)) {
        if (!replayed.contains(room) && !m_fanout->goLive(room, connection, positions.value(room, 0)))
            return end(session, CloseCode::Internal, u"too much came meanwhile"_s);
    }
    std::make_shared<Resume>(connection, std::move(wanted),
                             Resume::Sources{*m_fanout, m_parts.log, m_parts.cursors, m_settings.limits},
                             [this, connection] { return find(connection) != nullptr; })
        ->start();
    runWaiting(connection);
}

void SessionTable::renew(Session &session, const CommandFrame &frame)
{
    const auto &renewal = std::get<command::SessionRenew>(frame.command);
    auto identity = m_parts.accounts.verify(renewal.token.toUtf8());
    if (!identity)
        return refuse(session, frame.id, identity.error());
    if (identity->user.id != session.identity->user.id)
        return refuse(session, frame.id, Error{ErrorCode::Forbidden, u"This token is somebody else's."_s});
    m_parts.accounts.connected(identity->session);
    m_parts.accounts.disconnected(session.identity->session);
    session.identity = *identity;
    watchToken(session);
    if (frame.id)
        m_fanout->send(session.connection,
                       codec::encodeAck(*frame.id, codec::encodeReply(reply::Renewed{identity->expiresAt})));
}

void SessionTable::watchToken(Session &session)
{
    m_wheel.cancel(session.deadline);
    const ConnectionId connection = session.connection;
    const qint64 left = session.identity->expiresAt - QDateTime::currentMSecsSinceEpoch();
    const qint64 notice = std::max<qint64>(0, left - kNoticeMs);
    // Counted from here on: a clock that is set meanwhile ends nobody.
    const qint64 rest = std::max<qint64>(0, left - notice);
    session.deadline = m_wheel.schedule(notice, [this, connection, rest] {
        Session *expiring = find(connection);
        if (!expiring)
            return;
        m_fanout->send(connection,
                       codec::encodeEvent(EventFrame{.event = event::ServerNotice{u"token_expiring"_s, {}}}));
        expiring->deadline = m_wheel.schedule(rest, [this, connection] {
            if (Session *expired = find(connection))
                end(*expired, CloseCode::Policy, closereason::kTokenExpired);
        });
    });
}

} // namespace confab::gateway

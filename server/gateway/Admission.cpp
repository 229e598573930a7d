// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Admission.h"

#include "core/people/PeopleServices.h"
#include "core/PresenceService.h"
#include "core/RoomSummaries.h"

namespace confab::gateway {

using core::ConnectionId;
using namespace Qt::StringLiterals;

namespace {

constexpr int kProtocol = 1;

QString closeReasonFor(const Error &error)
{
    return error.code == ErrorCode::TokenExpired ? closereason::kTokenExpired : closereason::kTokenInvalid;
}

QString clientOf(const command::Hello &hello)
{
    return u"%1 %2"_s.arg(hello.clientName, hello.clientVersion).simplified();
}

//! Where the store knows more than the bus has delivered, the room as it is by the bus, which brings the rest: it may
//! be that the user has left.
core::RoomStanding asDelivered(const Room &room, core::RoomStanding standing)
{
    if (standing.ev <= room.ev)
        return standing;
    const qint64 toCome = std::max<qint64>(standing.seq - std::max(room.seq, standing.lastRead), 0);
    standing.unread = int(std::max<qint64>(standing.unread - toCome, 0));
    standing.ev = room.ev;
    standing.seq = room.seq;
    return standing;
}

} // namespace

Admission::Admission(Sessions &sessions, TokenWatch &tokens, const Parts &parts, const SessionSettings &settings,
                     Ready ready)
    : m_sessions(sessions)
    , m_tokens(tokens)
    , m_parts(parts)
    , m_settings(settings)
    , m_ready(std::move(ready))
{
}

void Admission::turnAway(Session &session, std::optional<qint64> id, const Error &error, CloseCode code,
                         const QString &reason)
{
    m_sessions.refuse(session, id, error);
    m_sessions.end(session, code, reason);
}

void Admission::hello(Session &session, const CommandFrame &frame)
{
    const auto &hello = std::get<command::Hello>(frame.command);
    if (hello.protocol != kProtocol) {
        const Error error{ErrorCode::ValidationFailed, u"This server speaks protocol 1."_s, u"protocol"_s};
        return turnAway(session, frame.id, error, CloseCode::ProtocolError, u"protocol"_s);
    }
    const auto identity = identify(session, hello);
    if (!identity)
        return turnAway(session, frame.id, identity.error(), CloseCode::Policy, closeReasonFor(identity.error()));
    const UserId user = identity->user.id;
    if (m_sessions.countOf(user) >= m_settings.limits.connectionsPerUser) {
        const Error error{ErrorCode::Busy, u"Too many connections of one person."_s};
        return turnAway(session, frame.id, error, CloseCode::Policy, closereason::kTooManyConnections);
    }
    m_sessions.signIn(session, *identity);
    session.device = hello.device;
    m_parts.accounts.connected(identity->session);
    m_parts.people.sightings.came(*identity, hello.device, clientOf(hello));
    m_tokens.follow(session);
    m_parts.presence.connected(session.actor());

    // Subscribed before the snapshot is read, so that nothing falls between the two.
    const Asked asked = askedBy(session, frame.id, hello);
    m_sessions.fanout().add(asked.connection, user);
    for (RoomId room : asked.looked)
        m_sessions.fanout().catchUp(room, asked.connection);
    m_parts.log.standings(user, asked.looked,
                          {m_life, [this, asked](const auto &standings) { onStandings(asked, standings); }});
}

//! A welcome shows some of who is in very many rooms; he names others that he knows.
Admission::Asked Admission::askedBy(const Session &session, std::optional<qint64> id, const command::Hello &hello) const
{
    const UserId user = session.identity->user.id;
    Asked asked{.connection = session.connection, .id = id, .hello = hello};
    if (const auto page = core::roompages::page(m_parts.directory, user, false))
        asked.shown = *page;
    asked.looked = asked.shown.rooms;
    const QSet<RoomId> shown(asked.looked.cbegin(), asked.looked.cend());
    for (const RoomId room : m_parts.directory.roomsOf(user)) {
        if (shown.contains(room))
            continue;
        if (hello.rooms.contains(room))
            asked.looked.append(room);
        else
            asked.others.append(room);
    }
    return asked;
}

Result<core::Identity> Admission::identify(const Session &session, const command::Hello &hello) const
{
    if (!hello.token.isEmpty())
        return m_parts.accounts.verify(hello.token.toUtf8());
    if (session.identity)
        return *session.identity;
    return ErrorCode::Unauthorized;
}

void Admission::onStandings(const Asked &asked, const Result<QList<core::RoomStanding>> &standings)
{
    Session *session = m_sessions.find(asked.connection);
    if (!session || session->state != Session::State::Welcoming)
        return;
    if (!standings)
        return turnAway(*session, asked.id, standings.error(), CloseCode::Internal, standings.error().text());
    welcome(*session, asked, *standings);
}

reply::Welcome Admission::welcomeOf(const Session &session) const
{
    // Who writes is named without his picture, which one's own device shows.
    const core::KnownPerson *person = m_parts.people.known.find(session.identity->user.id);
    return {.user = person ? person->user : session.identity->user,
            .session = session.identity->session,
            .serverName = m_settings.serverName,
            .serverVersion = QStringLiteral(CONFAB_VERSION),
            .features = {u"resume"_s, u"streams"_s, u"typing"_s, u"presence"_s, u"receipts"_s},
            .limits = m_settings.limits,
            .heartbeatMs = m_settings.heartbeatMs};
}

void Admission::welcome(Session &session, const Asked &asked, const QList<core::RoomStanding> &standings)
{
    const core::ConnectionId connection = asked.connection;
    const command::Hello &hello = asked.hello;
    reply::Welcome welcome = welcomeOf(session);
    welcome.more = asked.shown.more;
    welcome.cursor = asked.shown.cursor;
    welcome.blocked = m_parts.people.known.blockedBy(session.identity->user.id);
    std::deque<Resume::Wanted> wanted;
    QSet<RoomId> replayed;
    QHash<RoomId, qint64> positions;
    for (const core::RoomStanding &stored : standings) {
        const Room *room = m_parts.directory.room(stored.room);
        if (!room || !m_parts.directory.member(stored.room, session.identity->user.id))
            continue; // left while the snapshot was read
        const core::RoomStanding standing = asDelivered(*room, stored);
        if (asked.shown.rooms.contains(standing.room)) {
            RoomSummary summary = core::summaries::entry(m_parts.directory, session.actor(), *room, &standing);
            summary.room.ev = standing.ev;
            summary.room.seq = standing.seq;
            welcome.rooms.append(summary);
        }
        positions.insert(standing.room, standing.ev);
        const auto position = hello.rooms.constFind(standing.room);
        if (position != hello.rooms.cend()) {
            wanted.push_back({standing.room, *position, standing, room->epoch});
            replayed.insert(standing.room);
        }
    }
    const QList<RoomId> catchingUp = m_sessions.fanout().catchingUp(connection);
    for (auto it = hello.rooms.cbegin(); it != hello.rooms.cend(); ++it) {
        // At once, before its user may come into it.
        if (catchingUp.contains(it.key()))
            continue;
        const Ban *ban = m_parts.directory.expulsionOf(it.key(), session.identity->user.id);
        wanted.push_front({it.key(), *it, std::nullopt, {}, ban ? std::optional(*ban) : std::nullopt});
    }
    if (asked.id)
        m_sessions.fanout().send(connection, codec::encodeAck(*asked.id, codec::encodeReply(welcome)));
    session.state = Session::State::Ready;
    m_sessions.fanout().setReady(connection);
    // A room that was joined meanwhile is not in the welcome; its user:joined was held back and introduces it, anew if
    // the client knows it from before.
    for (RoomId room : catchingUp) {
        const bool isRemoved = asked.looked.contains(room) && !positions.contains(room); // the bus is about to say so
        if (replayed.contains(room) || isRemoved)
            continue;
        if (hello.rooms.contains(room))
            m_sessions.fanout().send(connection,
                                     codec::encodeEvent({.event = event::RoomReset{.room = room, .gone = true}}));
        if (!m_sessions.fanout().goLive(room, connection, positions.value(room, 0)))
            return m_sessions.end(session, CloseCode::Internal, u"too much came meanwhile"_s);
    }
    goLiveInOthers(session, asked.others);
    const Resume::Sources sources{m_sessions.fanout(), m_parts.directory, m_parts.log, m_parts.cursors,
                                  m_settings.limits};
    core::Reply<Done> ended{m_life, [this, connection](const Result<> &) {
                                if (Session *resumed = m_sessions.find(connection))
                                    resumed->resume.reset();
                            }};
    session.resume = std::make_unique<Resume>(connection, std::move(wanted), sources, std::move(ended));
    session.resume->start();
    m_ready(connection);
}

//! The client asks for what it hears of.
void Admission::goLiveInOthers(const Session &session, const QList<RoomId> &others)
{
    for (const RoomId room : others) {
        if (!m_parts.directory.member(room, session.identity->user.id))
            continue;
        m_sessions.fanout().catchUp(room, session.connection);
        static_cast<void>(m_sessions.fanout().goLive(room, session.connection, m_parts.directory.newestOf(room)));
    }
}

void Admission::renew(Session &session, const CommandFrame &frame)
{
    const auto &renewal = std::get<command::SessionRenew>(frame.command);
    const auto identity = m_parts.accounts.verify(renewal.token.toUtf8());
    if (!identity)
        return m_sessions.refuse(session, frame.id, identity.error());
    if (identity->user.id != session.identity->user.id)
        return m_sessions.refuse(session, frame.id, Error{ErrorCode::Forbidden, u"This token is somebody else's."_s});
    m_parts.accounts.connected(identity->session);
    m_parts.accounts.disconnected(session.identity->session);
    m_parts.people.sightings.left(*session.identity);
    m_parts.people.sightings.came(*identity, {}, {});
    session.identity = *identity;
    m_tokens.follow(session);
    m_sessions.answer(session.connection, frame.id, codec::encodeReply(reply::Renewed{identity->expiresAt}));
}

} // namespace confab::gateway

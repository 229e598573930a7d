// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Workspace.h"

#include "EventApplier.h"
#include "Guarded.h"
#include "NewestPages.h"
#include "protocol/CloseCode.h"

#include <QDir>

namespace confab::client {

using namespace Qt::StringLiterals;

Workspace::Workspace(WorkspaceSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_self(m_setup.credentials.user)
    , m_signIn(m_setup.address)
    , m_tokens(m_setup.credentials, m_signIn, m_setup.store, m_setup.timing)
    , m_connection(connectionSetup())
    , m_logs(m_replica, m_connection)
    , m_outbox(m_replica, m_connection, m_setup.timing)
    , m_rooms(m_replica, m_self.id)
    , m_members(m_replica)
    , m_agents(m_connection)
    , m_typing(m_setup.timing.typingEnds)
    , m_cursors(m_replica)
    , m_applier(std::make_unique<EventApplier>(*this))
    , m_roomActions(*this)
    , m_messageActions(*this, m_setup.timing)
    , m_agentActions(*this)
    , m_newestPages(std::make_unique<NewestPages>(*this))
{
    connectParts();
}

Workspace::~Workspace()
{
    close();
    qDeleteAll(m_timelines);
}

ConnectionSetup Workspace::connectionSetup()
{
    ConnectionSetup setup;
    setup.gateway = m_setup.address.gatewayUrl();
    setup.device = m_setup.device;
    setup.timing = m_setup.timing;
    setup.makeTransport = m_setup.makeTransport;
    setup.random = m_setup.random;
    setup.isInside = m_setup.isInside;
    setup.positions = [this](int most) { return positionsForHello(most); };
    return setup;
}

// The rooms in use are followed at once; the others wait for the welcome.
QHash<RoomId, command::RoomPosition> Workspace::positionsForHello(int most)
{
    QHash<RoomId, command::RoomPosition> positions = m_logs.positions();
    QList<QPair<Timestamp, RoomId>> rooms;
    for (auto it = positions.keyBegin(); it != positions.keyEnd(); ++it) {
        const RoomEntry *entry = m_rooms.find(*it);
        rooms.append({entry ? entry->activeAt() : 0, *it});
    }
    std::sort(rooms.begin(), rooms.end());
    for (qsizetype i = 0; i + most < rooms.size(); ++i)
        positions.remove(rooms.at(i).second);
    m_logs.expectReplay(positions);
    return positions;
}

void Workspace::connectParts()
{
    connect(&m_connection, &Connection::welcomed, this, &Workspace::onWelcome);
    connect(&m_connection, &Connection::stateChanged, this, &Workspace::onStateChanged);
    connect(&m_connection, &Connection::tokenRefused, this, &Workspace::onTokenRefused);
    connect(&m_connection, &Connection::refused, this, &Workspace::onRefused);
    connect(&m_connection, &Connection::received, this, [this](const EventFrame &frame) { m_applier->take(frame); });
    connect(&m_connection, &Connection::receivedUnknown, &m_logs, &RoomLogs::offerUnknown);
    connect(&m_tokens, &SessionTokens::refreshed, this, &Workspace::onRefreshed);
    connect(&m_tokens, &SessionTokens::unsaved, this, [this] {
        Q_EMIT noticed(u"sign_in_unsaved"_s,
                       u"Your sign-in could not be saved. You may have to sign in again later."_s);
    });
    connect(&m_tokens, &SessionTokens::ended, this, &Workspace::endSession);
    connect(&m_logs, &RoomLogs::applied, this, [this](const EventFrame &frame) { m_applier->apply(frame); });
    connect(&m_logs, &RoomLogs::restarted, this, &Workspace::onRestarted);
    connect(&m_rooms, &Rooms::renumbered, this, &Workspace::onRenumbered);
    connect(&m_logs, &RoomLogs::gone, this, &Workspace::dropRoom);
}

Result<> Workspace::open()
{
    if (auto opened = m_replica.open(m_setup.folder, replicaName(m_self.id)); !opened)
        return opened;
    m_logs.load();
    m_outbox.load();
    m_rooms.load();
    m_connection.setToken(m_setup.credentials.token);
    m_connection.start();
    m_tokens.start();
    return Done{};
}

void Workspace::close()
{
    m_tokens.stop();
    m_connection.stop();
    m_replica.close();
}

void Workspace::signOut(Reply<> reply)
{
    const Credentials credentials = m_tokens.credentials();
    close();
    if (m_setup.store != nullptr)
        m_setup.store->clear(m_setup.address);
    const QString path = QDir(m_setup.folder).filePath(replicaName(m_self.id) + ".db"_L1);
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
    m_signIn.logout(credentials, std::move(reply));
}

RoomTimeline *Workspace::timeline(RoomId room)
{
    if (RoomTimeline *known = m_timelines.value(room)) {
        m_newestPages->wantFailed(room);
        return known;
    }
    if (!m_rooms.contains(room))
        return nullptr;
    auto *timeline = new RoomTimeline(room, {m_replica, m_connection, m_outbox, m_cursors, m_self.id});
    m_timelines.insert(room, timeline);
    if (m_connection.isLive()) {
        timeline->catchUp();
        m_roomActions.loadMembers(room);
        m_roomActions.loadPresence(room);
        if (!timeline->isLoaded())
            m_newestPages->want(room);
    }
    return timeline;
}

void Workspace::enterRoom(const RoomSummary &summary, qint64 ev)
{
    const RoomId room = summary.room.id;
    if (m_logs.contains(room) && m_rooms.contains(room))
        return; // what it missed comes by the log
    if (!hasPlaceFor(room))
        return;
    m_rooms.put(summary);
    m_logs.begin(room, {summary.room.epoch, ev});
    m_newestPages->want(room);
}

bool Workspace::hasPlaceFor(RoomId room)
{
    if (m_rooms.count() < kMaxRooms || m_rooms.contains(room))
        return true;
    if (!std::exchange(m_saidTooMany, true))
        Q_EMIT noticed(
            u"too_many_rooms"_s,
            u"You are in more rooms of this server than Confab shows. Only %L1 of them are here."_s.arg(kMaxRooms));
    return false;
}

void Workspace::handBack(RoomId room)
{
    QStringList texts;
    const QList<OutboxEntry> entries = m_outbox.takeRoom(room);
    for (const OutboxEntry &entry : entries)
        texts.append(entry.content);
    const auto subject = m_replica.draftSubject(room);
    for (const QString &draft : {subject ? subject->aside : QString(), m_replica.draft(room)}) {
        if (!draft.trimmed().isEmpty())
            texts.append(draft);
    }
    const RoomEntry *entry = m_rooms.find(room);
    if (!texts.isEmpty())
        Q_EMIT handedBack(entry ? entry->room.name : QString(), texts);
}

void Workspace::dropRoom(RoomId room)
{
    // Whoever writes in it puts what is written into the draft.
    if (RoomTimeline *timeline = m_timelines.take(room)) {
        Q_EMIT timelineClosed(room);
        timeline->deleteLater();
    }
    handBack(room);
    m_logs.forget(room);
    m_members.forget(room);
    m_cursors.forget(room);
    m_rooms.remove(room);
    m_replica.removeRoom(room);
}

void Workspace::absorb(const Message &message)
{
    m_applier->absorb(message);
}

void Workspace::onNotice(RoomId room, const event::ServerNotice &notice)
{
    if (notice.kind == "token_expiring"_L1)
        return m_tokens.refresh();
    if (room.isNull()) {
        Q_EMIT noticed(notice.kind, notice.text);
        return;
    }
    if (notice.kind == "agent_unavailable"_L1)
        m_agents.refresh();
    Q_EMIT noticedIn(room, notice.kind, notice.text, notice.retryAfterMs);
}

void Workspace::onWelcome(const reply::Welcome &welcome)
{
    m_limits = welcome.limits;
    m_self = welcome.user;
    QSet<RoomId> mine;
    for (const RoomSummary &summary : welcome.rooms)
        mine.insert(summary.room.id);
    const QList<RoomId> known = m_rooms.ids();
    for (const RoomId room : known) {
        if (!mine.contains(room))
            dropRoom(room);
    }
    // Of an earlier run, which ended before it heard of this.
    const QList<RoomId> waiting = m_outbox.rooms();
    for (const RoomId room : waiting) {
        if (!mine.contains(room))
            handBack(room);
    }
    m_saidTooMany = false;
    for (const RoomSummary &summary : welcome.rooms) {
        if (!hasPlaceFor(summary.room.id))
            continue;
        m_rooms.put(summary);
        enterRoom(summary);
        m_logs.compare(summary.room.id, {summary.room.epoch, summary.room.ev}, m_limits.replayMax);
    }
    m_messageActions.catchUp(welcome.rooms);
}

void Workspace::onRestarted(RoomId room)
{
    const RoomEntry *entry = m_rooms.find(room);
    // A log that was replaced within a connection is told without a summary, which a welcome would have brought.
    if (entry && entry->room.epoch != m_logs.positions().value(room).epoch) {
        const auto onAnswer = [this, room](const Result<reply::RoomDetail> &detail) {
            if (detail && m_rooms.contains(room))
                m_rooms.put(detail->room);
        };
        m_connection.ask<reply::RoomDetail>(command::RoomGet{room}, &codec::decodeRoomDetail, guarded(this, onAnswer));
    }
    m_newestPages->want(room);
}

void Workspace::onRenumbered(RoomId room)
{
    m_cursors.restart(room);
    m_messageActions.forgetDelivered(room);
}

void Workspace::onStateChanged()
{
    if (m_connection.isLive())
        return onLive();
    if (m_connection.state() != Connection::State::Offline)
        return;
    m_logs.forgetEarly();
    m_presences.clear();
    m_typing.clear();
    m_members.doubt();
    m_agentActions.forgetAsking();
}

void Workspace::onLive()
{
    m_tokenTriedAgain = false;
    m_agents.refresh();
    m_newestPages->wantMissing();
    for (RoomTimeline *timeline : std::as_const(m_timelines)) {
        timeline->catchUp();
        m_roomActions.loadMembers(timeline->room());
        m_roomActions.loadPresence(timeline->room());
    }
    // Words come last: a server that refuses everything is known before one of them is blamed.
    m_outbox.flush();
}

void Workspace::onRefreshed(const Credentials &credentials)
{
    m_connection.setToken(credentials.token);
}

void Workspace::onTokenRefused(bool expired)
{
    // A token that the server calls wrong although it is new will not get better.
    if (!expired && std::exchange(m_tokenTriedAgain, true))
        return endSession(Error{ErrorCode::Unauthorized, u"The server does not know this sign-in any more."_s});
    m_tokens.refresh();
}

void Workspace::onRefused(quint16 code, const QString &reason)
{
    if (reason == closereason::kSessionExpired)
        endSession(Error{ErrorCode::Unauthorized, u"The guest session has ended. You can come back with a new one."_s});
    else if (code == quint16(CloseCode::Banned))
        endSession(Error{ErrorCode::Forbidden, u"You can't come back to this server with this account."_s});
}

void Workspace::endSession(const Error &error)
{
    m_tokens.stop();
    m_connection.stop();
    if (m_setup.store != nullptr)
        m_setup.store->clear(m_setup.address);
    Q_EMIT signedOut(error);
}

} // namespace confab::client

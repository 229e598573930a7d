// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fanout.h"

#include "websocket/Frames.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace confab::gateway {

using core::ConnectionId;

namespace {
// Frames up to this are put into one piece, which all members share; who came or was left out in the middle of it gets a
// copy of the rest.
constexpr qsizetype kPieceBytes = 16 * 1024;
} // namespace

Fanout::Fanout(std::vector<ConnectionLoop *> loops, const core::RoomDirectory &directory, core::Bus &bus,
               qint64 maxHeldBytes)
    : m_loops(std::move(loops))
    , m_directory(directory)
    , m_maxHeldBytes(maxHeldBytes)
{
    bus.subscribe([this](const core::Publication &publication) { onPublication(publication); });
}

void Fanout::add(ConnectionId connection, UserId user)
{
    m_connections.insert(connection, Connection{user});
    m_byUser[user].append(connection);
}

void Fanout::setReady(ConnectionId connection)
{
    const auto it = m_connections.find(connection);
    if (it != m_connections.end())
        it->isReady = true;
}

void Fanout::remove(ConnectionId connection)
{
    const auto it = m_connections.find(connection);
    if (it == m_connections.end())
        return;
    for (RoomId room : std::as_const(it->rooms)) {
        Feed &roomFeed = feed(room);
        roomFeed.catchingUp.erase(connection);
        dropLive(roomFeed, connection);
    }
    const auto byUser = m_byUser.find(it->user);
    byUser->removeOne(connection);
    if (byUser->isEmpty())
        m_byUser.erase(byUser);
    m_connections.erase(it);
}

void Fanout::catchUp(RoomId room, ConnectionId connection)
{
    Feed &roomFeed = feed(room);
    dropLive(roomFeed, connection);
    letGo(connection, roomFeed.catchingUp[connection]);
    m_connections[connection].rooms.insert(room);
}

bool Fanout::goLive(RoomId room, ConnectionId connection, qint64 ev)
{
    Feed &roomFeed = feed(room);
    const auto found = roomFeed.catchingUp.find(connection);
    if (found == roomFeed.catchingUp.end())
        return true; // it has left meanwhile
    const CatchingUp held = found->second;
    letGo(connection, found->second);
    if (held.hasGap)
        return false;
    for (const HeldBack &event : held.events) {
        if (event.ev > ev)
            loopOf(connection).send(connection, event.frame, Delivery::Durable);
    }
    roomFeed.catchingUp.erase(connection);
    addLive(roomFeed, connection); // what waits for this turn's end was among those
    scheduleFlush();
    return true;
}

void Fanout::holdBack(ConnectionId connection, CatchingUp &catchingUp, const HeldBack &event)
{
    qint64 &bytes = m_connections[connection].heldBytes;
    if (!catchingUp.hasGap && bytes + event.frame.size() > m_maxHeldBytes) {
        letGo(connection, catchingUp);
        catchingUp.hasGap = true;
    }
    if (catchingUp.hasGap)
        return;
    catchingUp.events.append(event);
    catchingUp.bytes += event.frame.size();
    bytes += event.frame.size();
}

void Fanout::letGo(ConnectionId connection, CatchingUp &catchingUp)
{
    m_connections[connection].heldBytes -= catchingUp.bytes;
    catchingUp = {};
}

Fanout::Part Fanout::partIn(RoomId room, ConnectionId connection) const
{
    const auto it = m_feeds.constFind(room);
    if (it == m_feeds.cend())
        return Part::None;
    if (it->catchingUp.contains(connection))
        return Part::CatchingUp;
    return isLive(*it, connection) ? Part::Live : Part::None;
}

QList<RoomId> Fanout::catchingUp(ConnectionId connection) const
{
    QList<RoomId> rooms;
    const auto it = m_connections.constFind(connection);
    if (it == m_connections.cend())
        return rooms;
    for (RoomId room : it->rooms) {
        if (m_feeds.constFind(room)->catchingUp.contains(connection))
            rooms.append(room);
    }
    return rooms;
}

void Fanout::send(ConnectionId connection, QByteArrayView payload, Delivery delivery)
{
    loopOf(connection).send(connection, textFrame(payload), delivery);
    scheduleFlush();
}

void Fanout::close(ConnectionId connection, CloseCode code, const QString &reason)
{
    loopOf(connection).close(connection, code, reason);
}

void Fanout::whenBelow(ConnectionId connection, qint64 bytes, std::function<void()> callback)
{
    loopOf(connection).whenBelow(connection, bytes, std::move(callback));
}

void Fanout::taken(ConnectionId connection, qint64 bytes)
{
    loopOf(connection).taken(connection, bytes);
}

void Fanout::onPublication(const core::Publication &publication)
{
    const EventFrame &frame = publication.frame;
    const QByteArray bytes = textFrame(codec::encodeEvent(frame));
    if (!publication.onlyFor.isEmpty())
        return toUsers(publication, bytes);
    if (!frame.room)
        return;
    const RoomId room = *frame.room;
    if (const auto *joined = std::get_if<event::UserJoined>(&frame.event))
        enter(room, joined->member.user.id);
    if (std::holds_alternative<event::RoomCreated>(frame.event)) {
        for (const Member &member : m_directory.members(room))
            enter(room, member.user.id);
    }
    toRoom(publication, bytes);
    if (const auto *left = std::get_if<event::UserLeft>(&frame.event))
        leave(room, left->user);
    if (std::holds_alternative<event::RoomDeleted>(frame.event))
        dropFeed(room);
}

void Fanout::toUsers(const core::Publication &publication, const QByteArray &frame)
{
    const Delivery delivery = publication.frame.isDurable() ? Delivery::Durable : Delivery::Ephemeral;
    for (UserId user : publication.onlyFor) {
        for (ConnectionId connection : m_byUser.value(user)) {
            const auto it = m_connections.constFind(connection);
            if (connection != publication.exceptFor && it != m_connections.cend() && it->isReady)
                loopOf(connection).send(connection, frame, delivery);
        }
    }
    scheduleFlush();
}

void Fanout::toRoom(const core::Publication &publication, const QByteArray &frame)
{
    const RoomId room = *publication.frame.room;
    const Delivery delivery = publication.frame.isDurable() ? Delivery::Durable : Delivery::Ephemeral;
    Feed &roomFeed = feed(room);
    if (publication.frame.isDurable()) {
        for (auto &[connection, held] : roomFeed.catchingUp) {
            if (connection != publication.exceptFor)
                holdBack(connection, held, HeldBack{publication.frame.ev, frame});
        }
    }
    if (roomFeed.delivery != delivery || roomFeed.pending.size() + frame.size() > kPieceBytes)
        flushRoom(roomFeed);
    roomFeed.delivery = delivery;
    const bool leavesOut = publication.exceptFor && isLive(roomFeed, *publication.exceptFor);
    if (leavesOut)
        sendPending(roomFeed, *publication.exceptFor);
    if (roomFeed.pending.isEmpty())
        roomFeed.pending = frame;
    else
        roomFeed.pending.append(frame);
    if (leavesOut && isLive(roomFeed, *publication.exceptFor)) // a sending may have ended it
        roomFeed.since[*publication.exceptFor] = roomFeed.pending.size();
    m_pendingRooms.insert(room);
    scheduleFlush();
}

void Fanout::enter(RoomId room, UserId user)
{
    for (ConnectionId connection : m_byUser.value(user)) {
        Feed &roomFeed = feed(room);
        if (roomFeed.catchingUp.contains(connection) || isLive(roomFeed, connection))
            continue;
        Connection &state = m_connections[connection];
        state.rooms.insert(room);
        if (!state.isReady) {
            roomFeed.catchingUp[connection];
            continue;
        }
        addLive(roomFeed, connection);
    }
}

void Fanout::leave(RoomId room, UserId user)
{
    const auto connections = m_byUser.value(user);
    if (connections.isEmpty())
        return;
    Feed &roomFeed = feed(room);
    for (ConnectionId connection : connections) {
        if (isLive(roomFeed, connection))
            sendPending(roomFeed, connection);
        if (const auto held = roomFeed.catchingUp.find(connection); held != roomFeed.catchingUp.end()) {
            letGo(connection, held->second);
            roomFeed.catchingUp.erase(held);
        }
        dropLive(roomFeed, connection);
        if (const auto state = m_connections.find(connection); state != m_connections.end()) // a sending may have ended it
            state->rooms.remove(room);
    }
}

void Fanout::dropFeed(RoomId room)
{
    Feed &roomFeed = feed(room);
    flushRoom(roomFeed);
    for (const auto &live : roomFeed.live) {
        for (ConnectionId connection : *live)
            m_connections[connection].rooms.remove(room);
    }
    for (auto &[connection, held] : roomFeed.catchingUp) {
        letGo(connection, held);
        m_connections[connection].rooms.remove(room);
    }
    m_feeds.remove(room);
    m_pendingRooms.remove(room);
}

void Fanout::flush()
{
    const auto rooms = std::exchange(m_pendingRooms, {});
    for (RoomId room : rooms)
        flushRoom(feed(room));
    for (ConnectionLoop *loop : m_loops)
        loop->flush();
}

void Fanout::flushRoom(Feed &roomFeed)
{
    if (roomFeed.pending.isEmpty())
        return;
    const QByteArray frames = std::exchange(roomFeed.pending, {});
    const auto since = std::exchange(roomFeed.since, {});
    const Delivery delivery = roomFeed.delivery;
    // Kept, as they are without the latecomers: a delivery may end connections.
    const auto lists = roomFeed.live;
    for (const auto &[connection, from] : since)
        enlist(roomFeed, connection);
    for (size_t i = 0; i < lists.size(); ++i) {
        if (!lists[i]->empty())
            m_loops[i]->deliver(lists[i], frames, delivery);
    }
    for (const auto &[connection, from] : since) {
        if (from < frames.size())
            loopOf(connection).send(connection, frames.sliced(from), delivery);
    }
}

//! Ahead of the others: nothing of what is pending now is owed to this one after that.
void Fanout::sendPending(Feed &roomFeed, ConnectionId connection)
{
    const auto late = roomFeed.since.find(connection);
    const qsizetype from = late == roomFeed.since.end() ? 0 : late->second;
    if (late == roomFeed.since.end())
        strike(roomFeed, connection);
    roomFeed.since[connection] = roomFeed.pending.size();
    if (from < roomFeed.pending.size())
        loopOf(connection).send(connection, roomFeed.pending.sliced(from), roomFeed.delivery);
}

void Fanout::scheduleFlush()
{
    if (std::exchange(m_isFlushScheduled, true))
        return;
    // A posted event runs after all sockets of this turn were read, and before the loop sleeps.
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
}

bool Fanout::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    m_isFlushScheduled = false;
    flush();
    return true;
}

ConnectionLoop &Fanout::loopOf(ConnectionId connection) const
{
    return *m_loops[size_t(ConnectionLoop::indexOf(connection))];
}

Fanout::Feed &Fanout::feed(RoomId room)
{
    Feed &found = m_feeds[room];
    if (found.live.empty()) {
        for (size_t i = 0; i < m_loops.size(); ++i)
            found.live.push_back(std::make_shared<std::vector<ConnectionId>>());
    }
    return found;
}

bool Fanout::isLive(const Feed &roomFeed, ConnectionId connection) const
{
    const auto &live = *roomFeed.live[size_t(ConnectionLoop::indexOf(connection))];
    return roomFeed.since.contains(connection) || std::ranges::find(live, connection) != live.end();
}

void Fanout::addLive(Feed &roomFeed, ConnectionId connection)
{
    if (roomFeed.pending.isEmpty())
        enlist(roomFeed, connection);
    else
        roomFeed.since[connection] = roomFeed.pending.size();
}

void Fanout::dropLive(Feed &roomFeed, ConnectionId connection)
{
    if (roomFeed.since.erase(connection) == 0)
        strike(roomFeed, connection);
}

void Fanout::enlist(Feed &roomFeed, ConnectionId connection)
{
    auto &live = roomFeed.live[size_t(ConnectionLoop::indexOf(connection))];
    if (live.use_count() > 1) // a loop still reads the list of an earlier delivery
        live = std::make_shared<std::vector<ConnectionId>>(*live);
    live->push_back(connection);
}

void Fanout::strike(Feed &roomFeed, ConnectionId connection)
{
    auto &live = roomFeed.live[size_t(ConnectionLoop::indexOf(connection))];
    if (std::ranges::find(*live, connection) == live->end())
        return;
    if (live.use_count() > 1)
        live = std::make_shared<std::vector<ConnectionId>>(*live);
    std::erase(*live, connection);
}

} // namespace confab::gateway

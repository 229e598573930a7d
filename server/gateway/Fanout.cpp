// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fanout.h"

#include "websocket/Frames.h"

#include <QCoreApplication>
#include <QEvent>

namespace confab::gateway {

using core::ConnectionId;
using websocket::textFrame;

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
    if (it == m_connections.end())
        return;
    it->isReady = true;
    for (const QByteArray &frame : std::exchange(it->held, {})) {
        it->heldBytes -= frame.size();
        loopOf(connection).send(connection, frame, Delivery::Ephemeral);
    }
}

void Fanout::remove(ConnectionId connection)
{
    const auto it = m_connections.find(connection);
    if (it == m_connections.end())
        return;
    for (RoomId room : std::as_const(it->rooms)) {
        Feed &roomFeed = feed(room);
        roomFeed.catchingUp.erase(connection);
        roomFeed.live.drop(connection);
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
    roomFeed.live.drop(connection);
    letGo(connection, roomFeed.catchingUp[connection]);
    m_connections[connection].rooms.insert(room);
}

bool Fanout::goLive(RoomId room, ConnectionId connection, qint64 ev)
{
    Feed &roomFeed = feed(room);
    const auto found = roomFeed.catchingUp.find(connection);
    if (found == roomFeed.catchingUp.end())
        return true; // it has left meanwhile
    const HeldEvents held = found->second;
    letGo(connection, found->second);
    if (held.hasGap())
        return false;
    for (const HeldEvents::Event &event : held.events()) {
        if (event.ev > ev)
            loopOf(connection).send(connection, event.frame, Delivery::Durable);
    }
    roomFeed.catchingUp.erase(connection);
    roomFeed.live.add(connection); // what waits for this turn's end was among those
    scheduleFlush();
    return true;
}

void Fanout::holdBack(ConnectionId connection, HeldEvents &held, const HeldEvents::Event &event)
{
    qint64 &bytes = m_connections[connection].heldBytes; // of all its rooms
    const qint64 others = bytes - held.bytes();
    held.hold(event, m_maxHeldBytes - bytes);
    bytes = others + held.bytes();
}

void Fanout::letGo(ConnectionId connection, HeldEvents &held)
{
    m_connections[connection].heldBytes -= held.bytes();
    held = {};
}

Fanout::Part Fanout::partIn(RoomId room, ConnectionId connection) const
{
    const auto it = m_feeds.constFind(room);
    if (it == m_feeds.cend())
        return Part::None;
    if (it->catchingUp.contains(connection))
        return Part::CatchingUp;
    return it->live.isLive(connection) ? Part::Live : Part::None;
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
    if (m_directory.isAhead(publication))
        return;
    const QByteArray bytes = textFrame(codec::encodeEvent(frame));
    if (!publication.onlyFor.isEmpty())
        return toUsers(publication, bytes);
    if (!frame.room)
        return;
    const RoomId room = *frame.room;
    if (const auto *joined = std::get_if<event::UserJoined>(&frame.event))
        enter(room, joined->member.user.id);
    for (UserId user : publication.alsoFor)
        enter(room, user);
    toRoom(publication, bytes);
    if (const auto *left = std::get_if<event::UserLeft>(&frame.event))
        leave(room, left->user);
    if (std::holds_alternative<event::RoomDeleted>(frame.event))
        dropFeed(room);
}

void Fanout::toUsers(const core::Publication &publication, const QByteArray &frame)
{
    const Delivery delivery = publication.frame.isDurable() ? Delivery::Durable : Delivery::Ephemeral;
    // What rooms were told before may show an older name, or move a marker that is set now.
    if (!std::holds_alternative<event::PresenceUpdate>(publication.frame.event))
        flushRooms();
    for (UserId user : publication.onlyFor) {
        for (ConnectionId connection : m_byUser.value(user)) {
            const auto it = m_connections.find(connection);
            if (connection != publication.exceptFor && it != m_connections.end())
                toConnection(connection, *it, frame, delivery);
        }
    }
    scheduleFlush();
}

void Fanout::toConnection(ConnectionId id, Connection &connection, const QByteArray &frame, Delivery delivery)
{
    if (connection.isReady)
        return loopOf(id).send(id, frame, delivery);
    if (connection.heldBytes + frame.size() > m_maxHeldBytes)
        return; // like everything ephemeral where too much comes
    connection.held.append(frame);
    connection.heldBytes += frame.size();
}

void Fanout::toRoom(const core::Publication &publication, const QByteArray &frame)
{
    const RoomId room = *publication.frame.room;
    const Delivery delivery = publication.frame.isDurable() ? Delivery::Durable : Delivery::Ephemeral;
    Feed &roomFeed = feed(room);
    if (publication.frame.isDurable()) {
        for (auto &[connection, held] : roomFeed.catchingUp) {
            if (connection != publication.exceptFor)
                holdBack(connection, held, {publication.frame.ev, frame});
        }
    }
    // One of another door or server follows the bus by itself.
    const auto ours = [this](ConnectionId connection) { return m_connections.contains(connection); };
    const auto exceptFor = publication.exceptFor && ours(*publication.exceptFor) ? publication.exceptFor : std::nullopt;
    roomFeed.live.put(frame, delivery, exceptFor);
    m_pendingRooms.insert(room);
    scheduleFlush();
}

void Fanout::enter(RoomId room, UserId user)
{
    for (ConnectionId connection : m_byUser.value(user)) {
        Connection &state = m_connections[connection];
        if (state.rooms.contains(room))
            continue;
        state.rooms.insert(room);
        if (state.isReady)
            feed(room).live.add(connection);
        else
            feed(room).catchingUp[connection];
    }
}

void Fanout::leave(RoomId room, UserId user)
{
    const auto connections = m_byUser.value(user);
    if (connections.isEmpty())
        return;
    Feed &roomFeed = feed(room);
    for (ConnectionId connection : connections) {
        if (const auto held = roomFeed.catchingUp.find(connection); held != roomFeed.catchingUp.end()) {
            callOff(room, connection, held->second);
            roomFeed.catchingUp.erase(held);
        }
        roomFeed.live.release(connection);
        m_connections[connection].rooms.erase(room);
    }
}

//! What the client knows of the room is void; should its user come back, it begins anew.
void Fanout::callOff(RoomId room, ConnectionId connection, HeldEvents &held)
{
    letGo(connection, held);
    if (m_connections[connection].isReady)
        send(connection, codec::encodeEvent({.event = event::RoomReset{.room = room, .gone = true}}));
}

void Fanout::dropFeed(RoomId room)
{
    Feed &roomFeed = feed(room);
    for (ConnectionId connection : roomFeed.live.connections())
        m_connections[connection].rooms.erase(room);
    for (auto &[connection, held] : roomFeed.catchingUp) {
        callOff(room, connection, held);
        m_connections[connection].rooms.erase(room);
    }
    m_lastWords.push_back(std::move(roomFeed.live));
    m_feeds.remove(room);
    m_pendingRooms.remove(room);
}

void Fanout::flushRooms()
{
    const auto rooms = std::exchange(m_pendingRooms, {});
    for (RoomId room : rooms)
        feed(room).live.flush();
    for (LiveFeed &gone : std::exchange(m_lastWords, {}))
        gone.flush();
}

void Fanout::flush()
{
    flushRooms();
    for (ConnectionLoop *loop : m_loops)
        loop->flush();
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
    const auto it = m_feeds.find(room);
    return it != m_feeds.end() ? *it : *m_feeds.insert(room, Feed{LiveFeed(m_loops)});
}

} // namespace confab::gateway

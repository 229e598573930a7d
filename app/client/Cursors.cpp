// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Cursors.h"

#include "ReplicaRooms.h"

#include <algorithm>

namespace confab::client {

Cursors::Cursors(ReplicaRooms &stored, QObject *parent)
    : QObject(parent)
    , m_stored(stored)
{
}

Cursors::Reached Cursors::furthest(RoomId room) const
{
    Reached furthest;
    for (const Reached &reached : std::as_const(this->room(room))) {
        furthest.seen = std::max(furthest.seen, reached.seen);
        furthest.delivered = std::max({furthest.delivered, reached.delivered, reached.seen});
    }
    return furthest;
}

QList<UserId> Cursors::seenBy(RoomId room, qint64 seq) const
{
    QList<UserId> users;
    const auto &reached = std::as_const(this->room(room));
    for (auto it = reached.cbegin(); it != reached.cend(); ++it) {
        if (it->seen >= seq)
            users.append(it.key());
    }
    return users;
}

void Cursors::noteDelivered(const Cursor &cursor)
{
    advance(cursor, false);
}

void Cursors::noteSeen(const Cursor &cursor)
{
    advance(cursor, true);
}

void Cursors::note(const reply::Messages &page, UserId self)
{
    for (const Cursor &cursor : page.delivered) {
        if (cursor.user != self)
            noteDelivered(cursor);
    }
    for (const Cursor &cursor : page.seen) {
        if (cursor.user != self)
            noteSeen(cursor);
    }
}

void Cursors::forget(RoomId room)
{
    m_rooms.remove(room);
}

void Cursors::restart(RoomId room)
{
    const Reached before = furthest(room);
    m_stored.clearCursors(room);
    m_rooms.insert(room, {});
    if (before != Reached())
        Q_EMIT advanced(room, 0, before.delivered);
}

QHash<UserId, Cursors::Reached> &Cursors::room(RoomId room) const
{
    const auto it = m_rooms.find(room);
    if (it != m_rooms.end())
        return *it;
    QHash<UserId, Reached> reached;
    const QList<ReplicaRooms::StoredCursor> stored = m_stored.cursors(room);
    for (const auto &cursor : stored)
        reached.insert(cursor.user, {cursor.delivered, cursor.seen});
    return *m_rooms.insert(room, reached);
}

void Cursors::advance(const Cursor &cursor, bool seen)
{
    Reached &reached = room(cursor.room)[cursor.user];
    qint64 &value = seen ? reached.seen : reached.delivered;
    if (value >= cursor.seq)
        return;
    const qint64 from = std::exchange(value, cursor.seq);
    m_stored.putCursor(cursor.room, {cursor.user, reached.delivered, reached.seen});
    Q_EMIT advanced(cursor.room, from, cursor.seq);
}

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OwnCursors.h"

#include "Connection.h"
#include "Guarded.h"
#include "Rooms.h"

#include <algorithm>

namespace confab::client {

OwnCursors::OwnCursors(Rooms &rooms, Connection &connection, int mergeMs)
    : m_rooms(rooms)
    , m_connection(connection)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(mergeMs);
    connect(&m_timer, &QTimer::timeout, this, &OwnCursors::tellDelivered);
}

void OwnCursors::markSeen(RoomId room, qint64 seq)
{
    const KnownRoom *entry = m_rooms.find(room);
    if (!entry || entry->lastRead >= seq)
        return;
    m_rooms.noteRead(room, seq);
    tellSeen(room, seq);
}

void OwnCursors::markReadTo(RoomId room, qint64 seq)
{
    const KnownRoom *entry = m_rooms.find(room);
    if (!entry || entry->lastRead == seq)
        return;
    m_rooms.setRead(room, seq, false);
    tellRead(room, seq);
}

void OwnCursors::tellSeen(RoomId room, qint64 seq)
{
    if (m_connection.welcome())
        m_connection.request(command::MessageSeen{room, seq}, onTold(room, seq));
}

void OwnCursors::tellRead(RoomId room, qint64 seq)
{
    if (m_connection.welcome())
        m_connection.request(command::RoomRead{room, seq}, onTold(room, seq));
}

Callback<reply::Empty> OwnCursors::onTold(RoomId room, qint64 seq)
{
    return guarded(this, [this, room, seq](const Result<reply::Empty> &told) {
        if (told)
            m_rooms.noteReadTold(room, seq);
    });
}

void OwnCursors::noteDelivered(RoomId room, qint64 seq)
{
    if (m_told.value(room) >= seq)
        return;
    qint64 &delivered = m_delivered[room];
    delivered = std::max(delivered, seq);
    if (!m_timer.isActive())
        m_timer.start();
}

void OwnCursors::forget(RoomId room)
{
    m_delivered.remove(room);
    m_told.remove(room);
}

void OwnCursors::tellDelivered()
{
    if (!m_connection.isLive())
        return; // catchUp() goes on with it
    for (auto it = m_delivered.cbegin(); it != m_delivered.cend(); ++it) {
        m_connection.tell(command::MessageDelivered{it.key(), it.value()});
        m_told[it.key()] = it.value();
    }
    m_delivered.clear();
}

void OwnCursors::catchUp(const QList<RoomSummary> &rooms)
{
    for (const RoomSummary &summary : rooms) {
        const KnownRoom *entry = m_rooms.find(summary.room.id);
        if (!entry || !entry->readUntold)
            continue;
        if (entry->lastRead > summary.lastRead)
            tellSeen(summary.room.id, entry->lastRead);
        else
            tellRead(summary.room.id, entry->lastRead);
    }
    if (!m_delivered.isEmpty())
        m_timer.start();
}

} // namespace confab::client

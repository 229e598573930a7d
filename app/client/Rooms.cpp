// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Rooms.h"

#include "Replica.h"

#include <algorithm>

namespace confab::client {

Rooms::Rooms(Replica &replica, UserId self, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_self(self)
{
}

const RoomEntry *Rooms::find(RoomId room) const
{
    const auto it = m_entries.constFind(room);
    return it == m_entries.cend() ? nullptr : &*it;
}

int Rooms::totalUnread() const
{
    int total = 0;
    for (const RoomEntry &entry : m_entries)
        total += entry.unread;
    return total;
}

void Rooms::load()
{
    const QList<RoomEntry> entries = m_replica.rooms();
    for (const RoomEntry &entry : entries) {
        m_entries.insert(entry.room.id, entry);
        Q_EMIT added(entry.room.id);
    }
}

void Rooms::put(const RoomSummary &summary)
{
    const RoomId id = summary.room.id;
    const bool known = m_entries.contains(id);
    RoomEntry entry = m_entries.value(id);
    const bool renewed = known && entry.room.epoch != summary.room.epoch;
    if (renewed)
        entry = {};
    const qint64 readHere = entry.lastRead;
    entry.room = summary.room;
    entry.lastRead = summary.lastRead;
    entry.unread = summary.unread;
    // Read without a connection, the server does not know yet.
    if (readHere > summary.lastRead)
        readOn(entry, readHere);
    m_countedEv[id] = summary.room.ev;
    if (known) {
        keep(entry);
        if (renewed)
            Q_EMIT renumbered(id);
        return;
    }
    m_entries.insert(id, entry);
    m_replica.putRoom(entry);
    Q_EMIT added(id);
}

void Rooms::update(const Room &room)
{
    if (!m_entries.contains(room.id))
        return;
    RoomEntry entry = m_entries.value(room.id);
    entry.room.name = room.name;
    entry.room.topic = room.topic;
    entry.room.kind = room.kind;
    keep(entry);
}

void Rooms::remove(RoomId room)
{
    m_countedEv.remove(room);
    if (m_entries.remove(room))
        Q_EMIT removed(room);
}

void Rooms::noteMessage(const Message &message, qint64 ev)
{
    if (!m_entries.contains(message.room))
        return;
    RoomEntry entry = m_entries.value(message.room);
    if (!entry.lastMessage || message.seq >= entry.lastMessage->seq)
        entry.lastMessage = message;
    entry.room.seq = std::max(entry.room.seq, message.seq);
    const bool counts = countsNow(message.room, ev);
    if (message.author.id == m_self && counts) {
        entry.lastRead = std::max(entry.lastRead, message.seq);
        entry.unread = 0;
    } else if (message.seq > entry.lastRead) {
        if (counts && message.author.kind != UserKind::System)
            ++entry.unread;
        if (message.mentions.contains(m_self) && !message.isDeleted())
            entry.mentionSeq = std::max(entry.mentionSeq, message.seq);
    }
    keep(entry);
}

void Rooms::noteChanged(const Message &message, qint64 ev)
{
    if (!m_entries.contains(message.room))
        return;
    RoomEntry entry = m_entries.value(message.room);
    const bool counts = countsNow(message.room, ev);
    const bool isOthers = message.author.id != m_self && message.author.kind != UserKind::System;
    if (message.isDeleted() && counts && isOthers && message.seq > entry.lastRead)
        entry.unread = std::max(0, entry.unread - 1);
    if (message.isDeleted() && entry.mentionSeq == message.seq)
        entry.mentionSeq = 0;
    if (entry.lastMessage && entry.lastMessage->seq == message.seq)
        entry.lastMessage = message;
    keep(entry);
}

void Rooms::noteRead(RoomId room, qint64 seq)
{
    if (!m_entries.contains(room) || m_entries.value(room).lastRead >= seq)
        return;
    RoomEntry entry = m_entries.value(room);
    readOn(entry, seq);
    keep(entry);
}

void Rooms::readOn(RoomEntry &entry, qint64 seq) const
{
    // After a long absence the replica has gaps: it knows what was passed, because that was in sight, and no more.
    const int above = m_replica.countUnread(entry.room.id, seq, m_self);
    const int passed = m_replica.countUnread(entry.room.id, entry.lastRead, m_self) - above;
    const qint64 most = std::max<qint64>(0, entry.room.seq - seq);
    entry.lastRead = seq;
    entry.unread = int(std::min<qint64>(std::min<qint64>(entry.unread, most), std::max(entry.unread - passed, above)));
}

void Rooms::noteMemberCount(RoomId room, int change, qint64 ev)
{
    if (!m_entries.contains(room) || !countsNow(room, ev))
        return;
    RoomEntry entry = m_entries.value(room);
    entry.room.memberCount = std::max(0, entry.room.memberCount + change);
    keep(entry);
}

bool Rooms::countsNow(RoomId room, qint64 ev)
{
    // What the server has counted already comes again in a replay.
    qint64 &counted = m_countedEv[room];
    if (ev <= counted)
        return false;
    counted = ev;
    return true;
}

void Rooms::keep(const RoomEntry &entry)
{
    RoomEntry &stored = m_entries[entry.room.id];
    if (stored == entry)
        return;
    stored = entry;
    m_replica.putRoom(entry);
    Q_EMIT changed(entry.room.id);
}

} // namespace confab::client

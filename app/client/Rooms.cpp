// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Rooms.h"

#include "Blocked.h"
#include "Replica.h"

#include <algorithm>

namespace confab::client {

Rooms::Rooms(Replica &replica, const Blocked &blocked, UserId self, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_counter(replica.messages(), blocked, self)
{
    connect(&blocked, &Blocked::switched, this, &Rooms::onSwitched);
}

const KnownRoom *Rooms::find(RoomId room) const
{
    const auto it = m_entries.constFind(room);
    return it == m_entries.cend() ? nullptr : &*it;
}

int Rooms::totalUnread() const
{
    int total = 0;
    for (const KnownRoom &entry : m_entries)
        total += entry.unread;
    return total;
}

void Rooms::load()
{
    const QList<KnownRoom> entries = m_replica.rooms().all();
    for (KnownRoom entry : entries) {
        m_counter.load(entry);
        m_seen.insert(entry.room.id, entry.lastRead);
        m_entries.insert(entry.room.id, entry);
        Q_EMIT added(entry.room.id);
    }
}

void Rooms::put(const RoomSummary &summary)
{
    const RoomId id = summary.room.id;
    const bool known = m_entries.contains(id);
    KnownRoom entry = m_entries.value(id);
    const bool renewed = known && entry.room.epoch != summary.room.epoch;
    if (renewed)
        entry = {};
    entry.room = summary.room;
    m_counter.take(entry, summary);
    m_seen[id] = renewed ? entry.lastRead : std::max(m_seen.value(id), entry.lastRead);
    m_countedEv[id] = summary.room.ev;
    if (known) {
        keep(entry);
        if (renewed)
            Q_EMIT renumbered(id);
        return;
    }
    m_entries.insert(id, entry);
    m_replica.rooms().put(entry);
    m_replica.rooms().setUnreadMentions(id, entry.unreadMentions);
    Q_EMIT added(id);
}

void Rooms::update(const Room &room)
{
    if (!m_entries.contains(room.id))
        return;
    KnownRoom entry = m_entries.value(room.id);
    entry.room.name = room.name;
    entry.room.topic = room.topic;
    entry.room.kind = room.kind;
    entry.room.picture = room.picture;
    entry.room.archived = room.archived;
    entry.room.receipts = room.receipts;
    entry.room.agents = room.agents;
    keep(entry);
}

void Rooms::remove(RoomId room)
{
    m_countedEv.remove(room);
    m_seen.remove(room);
    if (m_entries.remove(room))
        Q_EMIT removed(room);
}

void Rooms::noteMessage(const Message &message, qint64 ev)
{
    if (!m_entries.contains(message.room))
        return;
    KnownRoom entry = m_entries.value(message.room);
    if (!entry.lastMessage || message.seq >= entry.lastMessage->seq)
        entry.lastMessage = message;
    entry.room.seq = std::max(entry.room.seq, message.seq);
    m_counter.add(entry, message, countsNow(message.room, ev));
    m_seen[message.room] = std::max(m_seen.value(message.room), entry.lastRead);
    keep(entry);
}

void Rooms::noteChanged(const Message &message, qint64 ev)
{
    if (!m_entries.contains(message.room))
        return;
    KnownRoom entry = m_entries.value(message.room);
    const bool counts = countsNow(message.room, ev);
    if (message.isDeleted())
        m_counter.drop(entry, message, counts);
    if (entry.lastMessage && entry.lastMessage->seq == message.seq)
        entry.lastMessage = message;
    keep(entry);
}

void Rooms::noteRead(RoomId room, qint64 seq)
{
    if (!m_entries.contains(room) || m_entries.value(room).lastRead >= seq)
        return;
    KnownRoom entry = m_entries.value(room);
    m_counter.readOn(entry, seq);
    entry.readUntold = true;
    m_seen[room] = std::max(m_seen.value(room), seq);
    keep(entry);
}

void Rooms::noteSeen(RoomId room, qint64 seq)
{
    // It grows alone: what comes late must not undo that the user took the mark back meanwhile.
    if (!m_entries.contains(room) || m_seen.value(room) >= seq)
        return;
    m_seen[room] = seq;
    KnownRoom entry = m_entries.value(room);
    if (entry.lastRead >= seq)
        return;
    m_counter.readOn(entry, seq);
    entry.readUntold = false;
    keep(entry);
}

void Rooms::setRead(RoomId room, qint64 seq, bool told)
{
    if (!m_entries.contains(room))
        return;
    KnownRoom entry = m_entries.value(room);
    const bool isBack = seq < entry.lastRead;
    if (isBack)
        m_counter.goBack(entry, seq);
    else
        m_counter.readOn(entry, seq);
    entry.readUntold = !told;
    m_seen[room] = std::max(m_seen.value(room), seq);
    keep(entry);
    if (isBack)
        Q_EMIT readBack(room);
}

void Rooms::noteReadTold(RoomId room, qint64 seq)
{
    if (!m_entries.contains(room) || m_entries.value(room).lastRead != seq)
        return;
    KnownRoom entry = m_entries.value(room);
    entry.readUntold = false;
    keep(entry);
}

void Rooms::onSwitched(UserId user, bool isBlocked)
{
    const QList<RoomId> rooms = ids();
    for (const RoomId room : rooms) {
        KnownRoom entry = m_entries.value(room);
        if (entry.room.seq <= entry.lastRead || (isBlocked && entry.unread == 0))
            continue;
        m_counter.recount(entry, user, isBlocked);
        keep(entry);
        if (!m_counter.isWhole(entry))
            Q_EMIT miscounted(room);
    }
}

void Rooms::noteMemberCount(RoomId room, int change, qint64 ev)
{
    if (!m_entries.contains(room) || !countsNow(room, ev))
        return;
    KnownRoom entry = m_entries.value(room);
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

void Rooms::keep(const KnownRoom &entry)
{
    KnownRoom &stored = m_entries[entry.room.id];
    if (stored == entry)
        return;
    if (stored.readUntold != entry.readUntold)
        m_replica.rooms().setReadUntold(entry.room.id, entry.readUntold);
    if (stored.unreadMentions != entry.unreadMentions)
        m_replica.rooms().setUnreadMentions(entry.room.id, entry.unreadMentions);
    stored = entry;
    m_replica.rooms().put(entry);
    Q_EMIT changed(entry.room.id);
}

} // namespace confab::client

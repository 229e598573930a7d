// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Rooms.h"

#include "Blocked.h"
#include "Replica.h"

#include <algorithm>

namespace confab::client {

namespace {

void noteMention(KnownRoom &entry, qint64 seq)
{
    const auto place = std::lower_bound(entry.mentions.begin(), entry.mentions.end(), seq);
    if (place == entry.mentions.end() || *place != seq)
        entry.mentions.insert(place, seq);
}

//! Those that are here count in any case: a server that does not tell how many there are says 0.
void countMentions(KnownRoom &entry)
{
    entry.unreadMentions = std::max(entry.unreadMentions, int(entry.mentions.size()));
}

} // namespace

Rooms::Rooms(Replica &replica, const Blocked &blocked, UserId self, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_blocked(blocked)
    , m_self(self)
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

QSet<UserId> Rooms::uncounted() const
{
    return m_blocked.all() + QSet{m_self};
}

QList<qint64> Rooms::mentionsAbove(RoomId room, qint64 seq) const
{
    return m_replica.messages().mentions(room, seq, m_self, uncounted());
}

void Rooms::load()
{
    const QList<KnownRoom> entries = m_replica.rooms().all();
    for (KnownRoom entry : entries) {
        // Whom the user has blocked is not known yet: those listed may be more than there are, and what was stored holds.
        if (!entry.mentions.isEmpty())
            entry.mentions = mentionsAbove(entry.room.id, entry.lastRead);
        if (entry.unreadMentions == 0)
            countMentions(entry);
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
    const qint64 readHere = entry.lastRead;
    entry.room = summary.room;
    entry.lastRead = summary.lastRead;
    entry.unread = summary.unread;
    entry.unreadMentions = summary.unreadMentions;
    entry.mentions.removeIf([&summary](qint64 seq) { return seq <= summary.lastRead; });
    if (!entry.mentions.isEmpty() && !m_blocked.all().isEmpty())
        entry.mentions = mentionsAbove(id, summary.lastRead); // blocked meanwhile, on another device
    entry.readUntold = entry.readUntold && readHere != summary.lastRead;
    if (entry.readUntold && readHere > summary.lastRead)
        readOn(entry, readHere);
    else if (entry.readUntold)
        goBack(entry, readHere);
    else if (summary.lastRead < readHere)
        entry.mentions = mentionsAbove(id, summary.lastRead);
    countMentions(entry);
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
    const bool counts = countsNow(message.room, ev);
    if (message.author.id == m_self && counts) {
        entry.lastRead = std::max(entry.lastRead, message.seq);
        entry.unread = 0;
        entry.mentions.clear();
        entry.unreadMentions = 0;
        entry.readUntold = false; // the server moves it as well
        m_seen[message.room] = std::max(m_seen.value(message.room), entry.lastRead);
    } else if (message.seq > entry.lastRead && !m_blocked.contains(message.author.id)) {
        if (counts && message.author.kind != UserKind::System)
            ++entry.unread;
        if (message.mentions.contains(m_self) && !message.isDeleted()) {
            noteMention(entry, message.seq);
            entry.unreadMentions += counts ? 1 : 0;
        }
        countMentions(entry);
    }
    keep(entry);
}

void Rooms::noteChanged(const Message &message, qint64 ev)
{
    if (!m_entries.contains(message.room))
        return;
    KnownRoom entry = m_entries.value(message.room);
    const bool counts = countsNow(message.room, ev);
    const bool isCounted = message.author.id != m_self && !m_blocked.contains(message.author.id);
    const bool isOthers = isCounted && message.author.kind != UserKind::System;
    if (message.isDeleted() && counts && isOthers && message.seq > entry.lastRead)
        entry.unread = std::max(0, entry.unread - 1);
    if (message.isDeleted() && entry.mentions.removeOne(message.seq) && counts)
        --entry.unreadMentions;
    if (entry.lastMessage && entry.lastMessage->seq == message.seq)
        entry.lastMessage = message;
    keep(entry);
}

void Rooms::noteRead(RoomId room, qint64 seq)
{
    if (!m_entries.contains(room) || m_entries.value(room).lastRead >= seq)
        return;
    KnownRoom entry = m_entries.value(room);
    readOn(entry, seq);
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
    readOn(entry, seq);
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
        goBack(entry, seq);
    else
        readOn(entry, seq);
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

void Rooms::goBack(KnownRoom &entry, qint64 seq) const
{
    entry.lastRead = seq;
    entry.unread = m_replica.messages().countUnread(entry.room.id, seq, uncounted());
    entry.mentions = mentionsAbove(entry.room.id, seq);
    entry.unreadMentions = int(entry.mentions.size());
}

void Rooms::readOn(KnownRoom &entry, qint64 seq) const
{
    // After a long absence the replica has gaps: it knows what was passed, because that was in sight, and no more.
    const QSet<UserId> but = uncounted();
    const int above = m_replica.messages().countUnread(entry.room.id, seq, but);
    const int passed = m_replica.messages().countUnread(entry.room.id, entry.lastRead, but) - above;
    const qint64 most = std::max<qint64>(0, entry.room.seq - seq);
    entry.lastRead = seq;
    const int named = int(entry.mentions.removeIf([seq](qint64 mention) { return mention <= seq; }));
    entry.unread = int(std::min<qint64>(std::min<qint64>(entry.unread, most), std::max(entry.unread - passed, above)));
    const int left = int(entry.mentions.size());
    entry.unreadMentions = std::clamp(entry.unreadMentions - named, left, std::max(left, entry.unread));
}

void Rooms::onSwitched(UserId user, bool isBlocked)
{
    const QList<RoomId> rooms = ids();
    for (const RoomId room : rooms) {
        KnownRoom entry = m_entries.value(room);
        const qint64 above = entry.room.seq - entry.lastRead;
        if (above <= 0 || (isBlocked && entry.unread == 0))
            continue;
        recount(entry, user, isBlocked);
        keep(entry);
        if (m_replica.messages().countAbove(room, entry.lastRead) < above)
            Q_EMIT miscounted(room);
    }
}

//! As far as the messages are here.
void Rooms::recount(KnownRoom &entry, UserId user, bool isBlocked) const
{
    const int theirs = m_replica.messages().countUnreadOf(entry.room.id, entry.lastRead, user);
    if (theirs == 0)
        return;
    const auto named = entry.mentions.size();
    entry.mentions = mentionsAbove(entry.room.id, entry.lastRead);
    entry.unread = std::max(0, entry.unread + (isBlocked ? -theirs : theirs));
    entry.unreadMentions = std::max(0, entry.unreadMentions + int(entry.mentions.size() - named));
    countMentions(entry);
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

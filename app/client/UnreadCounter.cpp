// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UnreadCounter.h"

#include "Blocked.h"
#include "ReplicaMessages.h"

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

//! What somebody writes is read by himself.
void readAll(KnownRoom &entry, qint64 seq)
{
    entry.lastRead = std::max(entry.lastRead, seq);
    entry.unread = 0;
    entry.mentions.clear();
    entry.unreadMentions = 0;
    entry.readUntold = false; // the server moves it as well
}

} // namespace

UnreadCounter::UnreadCounter(const ReplicaMessages &messages, const Blocked &blocked, UserId self)
    : m_messages(messages)
    , m_blocked(blocked)
    , m_self(self)
{
}

QSet<UserId> UnreadCounter::uncounted() const
{
    return m_blocked.all() + QSet{m_self};
}

QList<qint64> UnreadCounter::mentionsAbove(RoomId room, qint64 seq) const
{
    return m_messages.mentions(room, seq, m_self, uncounted());
}

void UnreadCounter::load(KnownRoom &entry) const
{
    // Whom the user has blocked is not known yet: those listed may be more than there are, and what was stored holds.
    if (!entry.mentions.isEmpty())
        entry.mentions = mentionsAbove(entry.room.id, entry.lastRead);
    if (entry.unreadMentions == 0)
        countMentions(entry);
}

void UnreadCounter::take(KnownRoom &entry, const RoomSummary &summary) const
{
    const RoomId id = summary.room.id;
    const qint64 readHere = entry.lastRead;
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
}

void UnreadCounter::add(KnownRoom &entry, const Message &message, bool counts) const
{
    if (message.author.id == m_self && counts)
        return readAll(entry, message.seq);
    if (message.seq <= entry.lastRead || m_blocked.contains(message.author.id))
        return;
    if (counts && message.author.kind != UserKind::System)
        ++entry.unread;
    if (message.mentions.contains(m_self) && !message.isDeleted()) {
        noteMention(entry, message.seq);
        entry.unreadMentions += counts ? 1 : 0;
    }
    countMentions(entry);
}

void UnreadCounter::drop(KnownRoom &entry, const Message &message, bool counts) const
{
    const bool isCounted = message.author.id != m_self && !m_blocked.contains(message.author.id);
    const bool isOthers = isCounted && message.author.kind != UserKind::System;
    if (counts && isOthers && message.seq > entry.lastRead)
        entry.unread = std::max(0, entry.unread - 1);
    if (entry.mentions.removeOne(message.seq) && counts)
        --entry.unreadMentions;
}

void UnreadCounter::goBack(KnownRoom &entry, qint64 seq) const
{
    entry.lastRead = seq;
    entry.unread = m_messages.countUnread(entry.room.id, seq, uncounted());
    entry.mentions = mentionsAbove(entry.room.id, seq);
    entry.unreadMentions = int(entry.mentions.size());
}

void UnreadCounter::readOn(KnownRoom &entry, qint64 seq) const
{
    // After a long absence the replica has gaps: it knows what was passed, because that was in sight, and no more.
    const QSet<UserId> but = uncounted();
    const int above = m_messages.countUnread(entry.room.id, seq, but);
    const int passed = m_messages.countUnread(entry.room.id, entry.lastRead, but) - above;
    const qint64 most = std::max<qint64>(0, entry.room.seq - seq);
    entry.lastRead = seq;
    const int named = int(entry.mentions.removeIf([seq](qint64 mention) { return mention <= seq; }));
    entry.unread = int(std::min<qint64>(std::min<qint64>(entry.unread, most), std::max(entry.unread - passed, above)));
    const int left = int(entry.mentions.size());
    entry.unreadMentions = std::clamp(entry.unreadMentions - named, left, std::max(left, entry.unread));
}

void UnreadCounter::recount(KnownRoom &entry, UserId user, bool isBlocked) const
{
    const int theirs = m_messages.countUnreadOf(entry.room.id, entry.lastRead, user);
    if (theirs == 0)
        return;
    const auto named = entry.mentions.size();
    entry.mentions = mentionsAbove(entry.room.id, entry.lastRead);
    entry.unread = std::max(0, entry.unread + (isBlocked ? -theirs : theirs));
    entry.unreadMentions = std::max(0, entry.unreadMentions + int(entry.mentions.size() - named));
    countMentions(entry);
}

bool UnreadCounter::isWhole(const KnownRoom &entry) const
{
    return m_messages.countAbove(entry.room.id, entry.lastRead) >= entry.room.seq - entry.lastRead;
}

} // namespace confab::client

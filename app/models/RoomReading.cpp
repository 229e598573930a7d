// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomReading.h"

#include "client/Workspace.h"
#include "platform/Attendance.h"
#include "TimelineItems.h"

namespace confab::models {

RoomReading::RoomReading(const TimelineItems &items)
    : m_items(items)
{
}

void RoomReading::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    m_workspace = workspace;
    m_timeline = timeline;
    m_new.clear();
    m_seen.clear();
    m_kept.reset();
    if (const client::KnownRoom *room = entry())
        m_new.open({room->lastRead, room->unread});
}

void RoomReading::follow()
{
    const client::KnownRoom *room = entry();
    if (!room)
        return;
    if (m_kept && room->lastRead > *m_kept)
        m_kept.reset();
    const bool isOwn =
        room->lastMessage && room->lastMessage->author.id == self() && room->lastMessage->seq == room->lastRead;
    // What a connection brings that was away for a while comes too fast to be looked at.
    m_new.follow({room->lastRead, room->unread}, isWatched() && m_workspace->connection().isLive(),
                 isOwn ? NewMessages::Cause::OwnMessage : NewMessages::Cause::Other);
}

void RoomReading::keepUnread()
{
    m_seen.clear();
    if (const client::KnownRoom *room = entry())
        m_kept = room->lastRead;
}

bool RoomReading::isWatched() const
{
    return !m_attendance || m_attendance->isWatching();
}

int RoomReading::unseen() const
{
    const client::KnownRoom *room = entry();
    return room ? room->unread : 0;
}

qint64 RoomReading::lineSeq() const
{
    const std::optional<qint64> after = m_new.after();
    if (!after)
        return 0;
    qint64 seq = 0;
    bool isReached = isAtStart();
    for (int row = 0; row < m_items.count(); ++row) {
        const Message *message = m_items.messageAt(row);
        if (!message || message->seq == 0)
            continue;
        isReached = isReached || message->seq <= *after + 1;
        if (message->seq <= *after)
            break;
        if (isCounted(message->author.id))
            seq = message->seq;
    }
    return isReached ? seq : 0;
}

bool RoomReading::isLineOlder() const
{
    if (!m_new.after() || m_items.lineRow() >= 0)
        return false;
    for (int row = 0; row < m_items.count(); ++row) {
        const Message *message = m_items.messageAt(row);
        if (message && message->seq > 0)
            return message->seq > *m_new.after();
    }
    return false;
}

int RoomReading::firstUnseenRow() const
{
    const client::KnownRoom *room = entry();
    if (!room || room->unread == 0)
        return -1;
    int found = -1;
    for (int row = 0; row < m_items.count(); ++row) {
        const Message *message = m_items.messageAt(row);
        if (!message || message->seq == 0)
            continue;
        if (message->seq <= room->lastRead)
            return found;
        if (isCounted(message->author.id) && !message->isDeleted())
            found = row;
    }
    return isAtStart() ? found : m_items.count();
}

qint64 RoomReading::firstUnseenSeq() const
{
    const client::KnownRoom *room = entry();
    return room ? room->lastRead + 1 : 0;
}

void RoomReading::noteInView(int newestRow, int oldestRow)
{
    if (!isWatched() || m_kept)
        return;
    qint64 first = 0;
    qint64 last = 0;
    for (int row = qMin(oldestRow, m_items.count() - 1); row >= qMax(0, newestRow); --row) {
        const Message *message = m_items.messageAt(row);
        if (!message || message->seq == 0)
            continue;
        first = first == 0 ? message->seq : first;
        last = message->seq;
    }
    if (last > 0)
        m_seen.add(first, last);
}

void RoomReading::markSeen()
{
    const client::KnownRoom *room = entry();
    if (!room || !isWatched() || m_kept)
        return;
    const RoomId id = room->room.id;
    const qint64 read = room->lastRead;
    qint64 seen = m_seen.reachFrom(read);
    // A gap in which nothing is unread is none: what is deleted is never in view.
    const auto unreadAbove = [this, id](qint64 seq) {
        return m_workspace->replica().messages().countUnread(id, seq, m_workspace->rooms().uncounted());
    };
    if (const qint64 next = m_seen.nextAfter(read);
        seen == read && next > 0 && unreadAbove(next - 1) >= room->unread)
        seen = m_seen.reachFrom(next - 1);
    if (seen == read)
        return;
    m_new.noteSeenHere(seen);
    m_workspace->ownCursors().markSeen(id, seen);
}

void RoomReading::markAllSeen()
{
    const client::KnownRoom *room = entry();
    if (!room)
        return;
    const qint64 newest = room->room.seq;
    m_new.noteSeenHere(newest);
    m_workspace->ownCursors().markSeen(m_timeline->room(), newest);
}

const client::KnownRoom *RoomReading::entry() const
{
    return m_timeline && m_workspace ? m_workspace->rooms().find(m_timeline->room()) : nullptr;
}

//! Neither the reader's own, nor of whom he has blocked.
bool RoomReading::isCounted(UserId author) const
{
    return m_workspace && author != self() && !m_workspace->blocked().contains(author);
}

UserId RoomReading::self() const
{
    return m_workspace ? m_workspace->self().id : UserId();
}

bool RoomReading::isAtStart() const
{
    return m_timeline && m_timeline->window().isAtStart();
}

} // namespace confab::models

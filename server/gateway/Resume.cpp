// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Resume.h"

#include "core/BanNotice.h"
#include "protocol/Codec.h"

namespace confab::gateway {

namespace {
constexpr int kEventsPerPage = 100;
}

Resume::Resume(core::ConnectionId connection, std::deque<Wanted> wanted, const Sources &sources,
               core::Reply<Done> ended)
    : m_connection(connection)
    , m_wanted(std::move(wanted))
    , m_sources(sources)
    , m_ended(std::move(ended))
{
}

void Resume::start()
{
    next();
}

void Resume::next()
{
    while (!m_wanted.empty()) {
        const Wanted wanted = std::move(m_wanted.front());
        m_wanted.pop_front();
        if (!wanted.standing) {
            sendGone(wanted);
            continue;
        }
        if (isOver(wanted.room))
            continue;
        const core::RoomStanding &now = *wanted.standing;
        const bool isSameLog = wanted.position.epoch.value_or(wanted.epoch) == wanted.epoch;
        const qint64 missing = now.ev - wanted.position.ev;
        if (isSameLog && missing > 0 && missing <= m_sources.limits.replayMax)
            return replay(wanted.room, wanted.position.ev);
        const bool isCurrent = isSameLog && missing == 0;
        if (!isCurrent)
            send(EventFrame{.event = event::RoomReset{wanted.room, false, wanted.epoch, now.ev, now.seq}});
        if (!m_sources.fanout.goLive(wanted.room, m_connection, now.ev))
            return replay(wanted.room, now.ev);
        if (isCurrent && m_sources.cursors.arePushed(wanted.room))
            return sendCursors(wanted.room);
    }
    send(EventFrame{.event = event::ResumeDone{}});
    m_ended(Done{});
}

//! Who was expelled while he was away is told as he would have been here.
void Resume::sendGone(const Wanted &wanted)
{
    const Room *room = m_sources.directory.room(wanted.room);
    if (room && wanted.ban) {
        const auto by = m_sources.directory.user(wanted.ban->by);
        send(EventFrame{.event = core::banNotice(*room, *wanted.ban, by ? by->name : QString())});
    }
    send(EventFrame{.event = event::RoomReset{.room = wanted.room, .gone = true}});
}

bool Resume::isOver(RoomId room) const
{
    return m_sources.fanout.partIn(room, m_connection) != Fanout::Part::CatchingUp;
}

void Resume::replay(RoomId room, qint64 ev)
{
    // A client may let one wait for as long as it likes.
    if (isOver(room))
        return next();
    // Held back anew: what the page will contain need not be kept as well.
    m_sources.fanout.catchUp(room, m_connection);
    m_sources.log.since(room, ev, kEventsPerPage, m_sources.limits.pageBytes,
                        {m_life, [this, room, ev](const Result<core::LogPage> &page) { onPage(room, ev, page); }});
}

void Resume::onPage(RoomId room, qint64 ev, const Result<core::LogPage> &page)
{
    if (isOver(room))
        return next();
    // Removed, as the bus is about to say: until then it is held back.
    if (!page && page.error().code == ErrorCode::NotFound)
        return next();
    // Nothing is lost in silence: a client whose replay failed is told to page the history.
    if (!page)
        return m_sources.fanout.close(m_connection, CloseCode::Internal, page.error().text());
    sendPage(room, ev, *page);
}

void Resume::sendPage(RoomId room, qint64 ev, const core::LogPage &page)
{
    // No further than the bus is: the user may be out of the room by the next event.
    const qint64 newest = m_sources.directory.newestOf(room);
    qint64 last = ev;
    for (const EventFrame &frame : page.events) {
        if (frame.ev > newest)
            break;
        send(frame);
        last = frame.ev;
    }
    const bool isAll = !page.more || page.events.last().ev > newest;
    if (isAll && m_sources.fanout.goLive(room, m_connection, last))
        return sendCursors(room);
    m_sources.fanout.whenBelow(m_connection, m_sources.limits.pageBytes,
                               m_life.guarded([this, room, last] { replay(room, last); }));
}

void Resume::sendCursors(RoomId room)
{
    if (!m_sources.cursors.arePushed(room))
        return next();
    m_sources.cursors.standing(
        room, {m_life, [this, room](const Result<core::RoomCursors> &cursors) {
                   const bool isThere = m_sources.fanout.partIn(room, m_connection) != Fanout::Part::None;
                   if (cursors && isThere) {
                       for (const Cursor &cursor : cursors->delivered)
                           send(EventFrame{.room = room, .event = event::MessageDelivered{cursor}});
                       for (const Cursor &cursor : cursors->seen)
                           send(EventFrame{.room = room, .event = event::MessageSeenUpdate{cursor}});
                   }
                   next();
               }});
}

void Resume::send(const EventFrame &frame)
{
    m_sources.fanout.send(m_connection, codec::encodeEvent(frame));
}

} // namespace confab::gateway

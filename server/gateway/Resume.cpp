// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Resume.h"

#include "protocol/Codec.h"

namespace confab::gateway {

namespace {
constexpr int kEventsPerPage = 100;
}

Resume::Resume(core::ConnectionId connection, std::deque<Wanted> wanted, const Sources &sources,
               std::function<bool()> isOpen)
    : m_connection(connection)
    , m_wanted(std::move(wanted))
    , m_sources(sources)
    , m_isOpen(std::move(isOpen))
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
            send(EventFrame{.event = event::RoomReset{.room = wanted.room, .gone = true}});
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
}

bool Resume::isOver(RoomId room)
{
    const Fanout::Part part = m_sources.fanout.partIn(room, m_connection);
    if (part == Fanout::Part::None)
        send(EventFrame{.event = event::RoomReset{.room = room, .gone = true}});
    return part != Fanout::Part::CatchingUp;
}

void Resume::replay(RoomId room, qint64 ev)
{
    // A client may let one wait for as long as it likes.
    if (isOver(room))
        return next();
    // Held back anew: what the page will contain need not be kept as well.
    m_sources.fanout.catchUp(room, m_connection);
    m_sources.log.since(room, ev, kEventsPerPage, m_sources.limits.pageBytes,
                        [self = shared_from_this(), room](Result<core::LogPage> page) {
                            if (!self->m_isOpen())
                                return;
                            if (self->isOver(room))
                                return self->next();
                            if (!page) {
                                // Nothing is lost in silence: a client whose replay failed is told to page the history.
                                self->m_sources.fanout.close(self->m_connection, CloseCode::Internal,
                                                             page.error().text());
                                return;
                            }
                            self->sendPage(room, *page);
                        });
}

void Resume::sendPage(RoomId room, const core::LogPage &page)
{
    for (const EventFrame &frame : page.events)
        send(frame);
    const qint64 last = page.events.isEmpty() ? page.ev : page.events.last().ev;
    if (!page.more && m_sources.fanout.goLive(room, m_connection, last))
        return sendCursors(room);
    m_sources.fanout.whenBelow(m_connection, m_sources.limits.pageBytes, [self = shared_from_this(), room, last] {
        if (self->m_isOpen())
            self->replay(room, last);
    });
}

void Resume::sendCursors(RoomId room)
{
    if (!m_sources.cursors.arePushed(room))
        return next();
    m_sources.cursors.standing(room, [self = shared_from_this(), room](const Result<core::RoomCursors> &cursors) {
        if (!self->m_isOpen())
            return;
        if (cursors) {
            for (const Cursor &cursor : cursors->delivered)
                self->send(EventFrame{.room = room, .event = event::MessageDelivered{cursor}});
            for (const Cursor &cursor : cursors->seen)
                self->send(EventFrame{.room = room, .event = event::MessageSeenUpdate{cursor}});
        }
        self->next();
    });
}

void Resume::send(const EventFrame &frame)
{
    m_sources.fanout.send(m_connection, codec::encodeEvent(frame));
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Resume.h"

#include "protocol/Codec.h"

namespace confab::gateway {

namespace {
constexpr int kEventsPerPage = 100;
}

Resume::Resume(core::ConnectionId connection, std::deque<Wanted> wanted, Fanout &fanout, core::LogStore &log,
               const Limits &limits, std::function<bool()> isOpen)
    : m_connection(connection)
    , m_wanted(std::move(wanted))
    , m_fanout(fanout)
    , m_log(log)
    , m_limits(limits)
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
        const core::RoomStanding &now = *wanted.standing;
        const bool isSameLog = wanted.position.epoch.value_or(wanted.epoch) == wanted.epoch;
        const qint64 missing = now.ev - wanted.position.ev;
        if (isSameLog && missing > 0 && missing <= m_limits.replayMax)
            return replay(wanted.room, wanted.position.ev);
        if (!isSameLog || missing != 0)
            send(EventFrame{.event = event::RoomReset{wanted.room, false, wanted.epoch, now.ev, now.seq}});
        m_fanout.goLive(wanted.room, m_connection, now.ev);
    }
    send(EventFrame{.event = event::ResumeDone{}});
}

void Resume::replay(RoomId room, qint64 ev)
{
    // Held back anew: what the page will contain need not be kept as well.
    m_fanout.catchUp(room, m_connection);
    m_log.since(room, ev, kEventsPerPage, m_limits.pageBytes,
                [self = shared_from_this(), room](Result<core::LogPage> page) {
                    if (!self->m_isOpen())
                        return;
                    if (!page) {
                        // Nothing is lost in silence: a client whose replay failed is told to page the history.
                        self->m_fanout.close(self->m_connection, CloseCode::GoingAway, page.error().text());
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
    if (!page.more) {
        m_fanout.goLive(room, m_connection, last);
        return next();
    }
    m_fanout.whenBelow(m_connection, m_limits.pageBytes, [self = shared_from_this(), room, last] {
        if (self->m_isOpen())
            self->replay(room, last);
    });
}

void Resume::send(const EventFrame &frame)
{
    m_fanout.send(m_connection, codec::encodeEvent(frame));
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LateBus.h"

namespace confab::support {

using core::Publication;

namespace {
// Small, so that a gap takes several.
constexpr int kPageEvents = 3;
constexpr int kPageBytes = 10'000;
constexpr qint64 kGone = std::numeric_limits<qint64>::max();
} // namespace

LateBus::LateBus(core::LogStore &log)
    : m_log(log)
{
}

void LateBus::load(const QList<core::StoredRoom> &rooms)
{
    for (const core::StoredRoom &stored : rooms) {
        m_last.insert(stored.room.id, stored.room.ev);
        m_bans.begin(stored);
    }
}

void LateBus::publish(const Publication &publication)
{
    if (onPublish)
        onPublish(publication);
    send(publication);
}

void LateBus::publishInternal(const core::InternalEvent &event)
{
    send(event);
}

void LateBus::send(const Carried &carried)
{
    for (LateBus *listener : m_listeners)
        listener->m_underWay.push_back(carried);
    take(carried);
}

void LateBus::deliverSome(QRandomGenerator &random)
{
    for (quint32 count = random.bounded(8u); count > 0 && !m_underWay.empty(); --count) {
        const size_t index = random.bounded(quint32(m_underWay.size()));
        const Carried carried = m_underWay[index];
        if (random.bounded(16) != 0)
            m_underWay.erase(m_underWay.begin() + qsizetype(index)); // else it comes again
        if (random.bounded(8) == 0)
            ++lost;
        else
            take(carried);
    }
}

void LateBus::deliverAll()
{
    for (const Carried &carried : std::exchange(m_underWay, {}))
        take(carried);
}

void LateBus::take(const Carried &carried)
{
    std::visit([this](const auto &each) { take(each); }, carried);
}

void LateBus::take(const core::InternalEvent &event)
{
    std::visit([this](const core::BanChange &change) { m_bans.take(change); }, event);
}

void LateBus::take(const Publication &publication)
{
    const EventFrame &frame = publication.frame;
    if (!frame.room || !frame.isDurable())
        return m_local.publish(publication);
    const RoomId room = *frame.room;
    if (frame.ev <= m_last.value(room))
        return;
    m_held[room].insert({frame.ev, publication});
    goOn(room);
}

void LateBus::goOn(RoomId room)
{
    for (auto held = m_held.find(room); held != m_held.end(); held = m_held.find(room)) {
        const auto first = held->second.begin();
        const qint64 next = m_last.value(room) + 1;
        if (first->first > next)
            return;
        const Publication publication = first->second;
        held->second.erase(first);
        if (held->second.empty())
            m_held.erase(held);
        if (publication.frame.ev == next)
            apply(room, publication);
    }
}

void LateBus::apply(RoomId room, const Publication &publication)
{
    const bool isEnd = std::holds_alternative<event::RoomDeleted>(publication.frame.event);
    const bool isFirst = m_last.value(room) == 0;
    m_last.insert(room, isEnd ? kGone : publication.frame.ev);
    m_local.publish(publication);
    if (isEnd)
        m_bans.end(room);
    else if (isFirst)
        m_bans.begin({.room = {.id = room}});
}

void LateBus::fillGaps()
{
    std::vector<RoomId> rooms;
    for (const auto &[room, held] : m_held)
        rooms.push_back(room);
    for (RoomId room : rooms)
        read(room);
}

void LateBus::compareHeads(const QList<core::StoredRoom> &rooms)
{
    bansReadAnew += m_bans.compare(rooms);
    QSet<RoomId> gone;
    for (auto it = m_last.cbegin(); it != m_last.cend(); ++it)
        gone.insert(it.key());
    for (const core::StoredRoom &stored : rooms) {
        gone.remove(stored.room.id);
        if (stored.room.ev > m_last.value(stored.room.id))
            read(stored.room.id);
    }
    for (RoomId room : std::as_const(gone))
        read(room);
}

void LateBus::read(RoomId room)
{
    if (m_reading.contains(room) || m_last.value(room) == kGone)
        return;
    m_reading.insert(room);
    m_log.since(room, m_last.value(room), kPageEvents, kPageBytes,
                {m_life, [this, room](const Result<core::LogPage> &page) { onPage(room, page); }});
}

void LateBus::onPage(RoomId room, const Result<core::LogPage> &page)
{
    m_reading.remove(room);
    if (!page)
        return onGone(room);
    for (const EventFrame &frame : page->events) {
        if (frame.ev <= m_last.value(room))
            continue;
        ++filled;
        // What was published itself goes first: it says who is answered by an ack.
        m_held[room].insert({frame.ev, Publication{.frame = frame}});
    }
    goOn(room);
    if (page->more)
        read(room);
}

//! Its log went with the room: what was not heard of it is never told.
void LateBus::onGone(RoomId room)
{
    const auto held = m_held.find(room);
    Publication end{.frame = {room, m_last.value(room) + 1, event::RoomDeleted{room}}};
    if (held != m_held.end()) {
        const Publication newest = held->second.rbegin()->second;
        m_held.erase(held);
        if (std::holds_alternative<event::RoomDeleted>(newest.frame.event))
            end = newest;
    }
    apply(room, end);
}

} // namespace confab::support

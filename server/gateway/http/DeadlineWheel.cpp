// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DeadlineWheel.h"

#include <QElapsedTimer>

namespace confab::gateway {

namespace {

DeadlineWheel::Now steadyClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.elapsed(); };
}

DeadlineId makeId(quint32 index, quint32 generation)
{
    return DeadlineId(quint64(generation) << 32 | index);
}

} // namespace

DeadlineWheel::DeadlineWheel(QObject *parent, int resolutionMs)
    : DeadlineWheel(steadyClock(), resolutionMs, parent)
{
}

DeadlineWheel::DeadlineWheel(Now now, int resolutionMs, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_resolutionMs(qMax(1, resolutionMs))
    , m_startMs(m_now())
    , m_heads(kSlots + 1, kNone)
    , m_tails(kSlots + 1, kNone)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeadlineWheel::advance);
}

DeadlineId DeadlineWheel::schedule(qint64 ms, Callback callback)
{
    const qint64 now = m_now();
    if (m_count == 0)
        m_tick = qMax(m_tick, tickAt(now)); // the wheel stood still while it was empty
    quint32 index = 0;
    if (m_free.empty()) {
        index = quint32(m_entries.size());
        m_entries.emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
    }
    Entry &entry = m_entries[index];
    entry.callback = std::move(callback);
    // Rounded up, so that nothing fires early; the tick under way is gone already.
    entry.dueTick = qMax(m_tick + 1, tickAt(now + qMax<qint64>(ms, 0) + m_resolutionMs - 1));
    link(index, quint32(entry.dueTick % kSlots));
    ++m_count;
    if (!m_timer.isActive() || entry.dueTick < m_wakeTick)
        sleepUntil(entry.dueTick);
    return makeId(index, entry.generation);
}

bool DeadlineWheel::cancel(DeadlineId &id)
{
    const auto index = quint32(quint64(id));
    const auto generation = quint32(quint64(id) >> 32);
    id = DeadlineId{};
    if (index >= m_entries.size() || m_entries[index].generation != generation || m_entries[index].list == kNone)
        return false;
    const Callback dropped = release(index); // destroyed last: it may own what cancels further deadlines
    return true;
}

void DeadlineWheel::advance()
{
    const qint64 target = tickAt(m_now());
    // After a long sleep one round over all slots is enough.
    const qint64 last = qMin(target, m_tick + qint64(kSlots));
    const qint64 first = m_tick + 1;
    m_tick = qMax(m_tick, target);
    for (qint64 tick = first; tick <= last; ++tick)
        collect(quint32(tick % kSlots), target);
    while (m_heads[kFiring] != kNone) {
        const Callback callback = release(m_heads[kFiring]);
        callback();
    }
    if (m_count == 0)
        m_timer.stop();
    else
        sleepUntil(nextTick());
}

qint64 DeadlineWheel::nextTick() const
{
    qint64 tick = m_tick + 1;
    while (tick < m_tick + qint64(kSlots) && m_heads[quint32(tick % kSlots)] == kNone)
        ++tick;
    return tick;
}

void DeadlineWheel::sleepUntil(qint64 tick)
{
    m_wakeTick = tick;
    m_timer.start(int(qMax<qint64>(1, m_startMs + tick * m_resolutionMs - m_now())));
}

void DeadlineWheel::collect(quint32 slot, qint64 tick)
{
    for (quint32 index = m_heads[slot]; index != kNone;) {
        const quint32 next = m_entries[index].next;
        if (m_entries[index].dueTick <= tick) {
            unlink(index);
            link(index, kFiring);
        }
        index = next;
    }
}

void DeadlineWheel::link(quint32 index, quint32 list)
{
    Entry &entry = m_entries[index];
    entry.list = list;
    entry.next = kNone;
    entry.previous = m_tails[list];
    if (entry.previous == kNone)
        m_heads[list] = index;
    else
        m_entries[entry.previous].next = index;
    m_tails[list] = index;
}

void DeadlineWheel::unlink(quint32 index)
{
    Entry &entry = m_entries[index];
    if (entry.previous == kNone)
        m_heads[entry.list] = entry.next;
    else
        m_entries[entry.previous].next = entry.next;
    if (entry.next == kNone)
        m_tails[entry.list] = entry.previous;
    else
        m_entries[entry.next].previous = entry.previous;
    entry.list = kNone;
}

DeadlineWheel::Callback DeadlineWheel::release(quint32 index)
{
    unlink(index);
    Entry &entry = m_entries[index];
    ++entry.generation;
    --m_count;
    m_free.push_back(index);
    return std::exchange(entry.callback, {});
}

} // namespace confab::gateway

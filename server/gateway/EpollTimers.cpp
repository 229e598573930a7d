// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EpollTimers.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

namespace confab::gateway {

namespace {

int ceilMs(qint64 us)
{
    return int(std::clamp<qint64>((us + 999) / 1000, 0, std::numeric_limits<int>::max()));
}

} // namespace

qint64 EpollTimers::now()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

qint64 EpollTimers::firstDue(qint64 at, qint64 intervalMs, Qt::TimerType type)
{
    const qint64 due = at + intervalMs * 1000;
    if (type != Qt::VeryCoarseTimer)
        return due;
    constexpr qint64 kSecond = 1'000'000; // very coarse timers share their wake-ups at full seconds
    return (due + kSecond - 1) / kSecond * kSecond;
}

void EpollTimers::add(int id, qint64 intervalMs, Qt::TimerType type, QObject *object)
{
    remove(id);
    intervalMs = qMax<qint64>(0, intervalMs);
    if (type == Qt::VeryCoarseTimer)
        intervalMs = qMax<qint64>(1, (intervalMs + 500) / 1000) * 1000;
    const Timer timer{object, intervalMs, firstDue(now(), intervalMs, type), ++m_serial, type, false};
    m_queue.insert({timer.due, id});
    m_byObject.insert(object, id);
    m_timers.insert(id, timer);
}

bool EpollTimers::remove(int id)
{
    const auto it = m_timers.constFind(id);
    if (it == m_timers.cend())
        return false;
    m_queue.erase({it->due, id});
    m_byObject.remove(it->object, id);
    m_timers.erase(it);
    return true;
}

bool EpollTimers::removeAll(QObject *object)
{
    const QList<int> ids = m_byObject.values(object);
    for (const int id : ids)
        remove(id);
    return !ids.isEmpty();
}

QList<QAbstractEventDispatcher::TimerInfo> EpollTimers::list(QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (const int id : m_byObject.values(object)) {
        const Timer timer = m_timers.value(id);
        list.append(QAbstractEventDispatcher::TimerInfo(id, int(timer.intervalMs), timer.type));
    }
    return list;
}

int EpollTimers::remainingMs(int id) const
{
    const auto it = m_timers.constFind(id);
    return it == m_timers.cend() ? -1 : ceilMs(it->due - now());
}

std::optional<int> EpollTimers::nextMs() const
{
    if (m_queue.empty())
        return std::nullopt;
    return ceilMs(m_queue.begin()->first - now());
}

bool EpollTimers::fire()
{
    if (m_queue.empty())
        return false;
    // Collected first: a zero timer is due again at once, but has its next turn in the next pass.
    const qint64 at = now();
    std::vector<std::pair<int, quint64>> due;
    for (const auto &[time, id] : m_queue) {
        if (time > at)
            break;
        due.emplace_back(id, m_timers.value(id).serial);
    }
    for (const auto &[id, serial] : due)
        fireOne(id, serial, at);
    return !due.empty();
}

void EpollTimers::fireOne(int id, quint64 serial, qint64 at)
{
    auto it = m_timers.find(id);
    if (it == m_timers.end() || it->serial != serial || it->firing || it->due > at)
        return; // stopped, restarted, or fired by a nested loop in the meantime
    m_queue.erase({it->due, id});
    it->firing = true;
    it->due = it->due + it->intervalMs * 1000;
    if (it->due <= at)
        it->due = firstDue(at, it->intervalMs, it->type); // late: beats that were missed are not made up for
    QTimerEvent event(id);
    QCoreApplication::sendEvent(it->object, &event);

    it = m_timers.find(id);
    if (it == m_timers.end() || it->serial != serial)
        return;
    it->firing = false;
    m_queue.insert({it->due, id});
}

} // namespace confab::gateway

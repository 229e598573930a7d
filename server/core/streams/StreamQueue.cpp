// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamQueue.h"

#include <algorithm>

namespace confab::core {

StreamQueue::StreamQueue(const StreamSettings &settings)
    : m_settings(settings)
{
}

template <class Value>
bool StreamQueue::isBelow(int cap, const QList<Turn> &turns, Value QueueEntry::*member, const QueueEntry &entry)
{
    const auto isSame = [&](const Turn &turn) { return turn.entry.*member == entry.*member; };
    return cap <= 0 || std::ranges::count_if(turns, isSame) < cap;
}

bool StreamQueue::hasRoomFor(const QueueEntry &entry) const
{
    // What starts at once takes no place from those that wait for something else.
    if (mayRun(entry, m_running + m_expectedToRun))
        return true;
    const QList<Turn> waiting = m_waiting + m_expectedToWait;
    return (m_settings.waiting <= 0 || waiting.size() < m_settings.waiting) &&
           isBelow(m_settings.waitingPerPerson, waiting, &QueueEntry::person, entry) &&
           isBelow(m_settings.waitingPerProvider, waiting, &QueueEntry::provider, entry) &&
           (!entry.ofGuest || isBelow(m_settings.waitingOfGuests, waiting, &QueueEntry::ofGuest, entry));
}

void StreamQueue::expect(const QueueEntry &entry)
{
    (mayRun(entry, m_running + m_expectedToRun) ? m_expectedToRun : m_expectedToWait).append({entry});
}

void StreamQueue::callOff(const QueueEntry &entry)
{
    for (QList<Turn> *expected : {&m_expectedToRun, &m_expectedToWait}) {
        const auto found = std::ranges::find(*expected, entry, &Turn::entry);
        if (found == expected->end())
            continue;
        expected->erase(found);
        return;
    }
}

void StreamQueue::add(const QueueEntry &entry)
{
    const qint64 round = nextRoundOf(entry.person);
    const auto at = std::ranges::upper_bound(m_waiting, round, {}, &Turn::round);
    m_waiting.insert(at - m_waiting.begin(), {entry, round});
}

// Who has nothing here takes part in the running round, who has waits for the one after his last. So ten requests of
// one person do not delay the first one of another, and a place never gets worse by what ends.
qint64 StreamQueue::nextRoundOf(UserId person) const
{
    qint64 round = m_round;
    for (const QList<Turn> *turns : {&m_running, &m_waiting}) {
        for (const Turn &turn : *turns) {
            if (turn.entry.person == person)
                round = std::max(round, turn.round + 1);
        }
    }
    return round;
}

bool StreamQueue::remove(StreamId stream)
{
    const auto matches = [stream](const Turn &turn) { return turn.entry.stream == stream; };
    return m_waiting.removeIf(matches) + m_running.removeIf(matches) > 0;
}

std::optional<QueueEntry> StreamQueue::takeNext()
{
    const auto next = std::ranges::find_if(m_waiting, [this](const Turn &turn) { return mayRun(turn.entry, m_running); });
    if (next == m_waiting.end())
        return std::nullopt;
    m_round = std::max(m_round, next->round);
    m_running.append(*next);
    m_waiting.erase(next);
    return m_running.last().entry;
}

QList<StreamId> StreamQueue::order() const
{
    QList<StreamId> ids;
    for (const Turn &turn : m_waiting)
        ids.append(turn.entry.stream);
    return ids;
}

bool StreamQueue::mayRun(const QueueEntry &entry, const QList<Turn> &running) const
{
    return (m_settings.perNode <= 0 || running.size() < m_settings.perNode) &&
           isBelow(m_settings.perPerson, running, &QueueEntry::person, entry) &&
           isBelow(m_settings.perRoom, running, &QueueEntry::room, entry) &&
           isBelow(m_settings.perAgent, running, &QueueEntry::agent, entry) &&
           isBelow(m_settings.perProvider, running, &QueueEntry::provider, entry);
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamQueue.h"

#include <algorithm>

namespace confab::core {

StreamQueue::StreamQueue(const StreamSettings &settings)
    : m_settings(settings)
{
}

bool StreamQueue::hasRoomFor(UserId person) const
{
    if (m_settings.waiting > 0 && m_waiting.size() >= m_settings.waiting)
        return false;
    const auto mine = std::ranges::count(m_waiting, person, [](const Turn &turn) { return turn.entry.person; });
    return m_settings.waitingPerPerson <= 0 || mine < m_settings.waitingPerPerson;
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
    const auto next = std::ranges::find_if(m_waiting, [this](const Turn &turn) { return mayRun(turn.entry); });
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

bool StreamQueue::mayRun(const QueueEntry &entry) const
{
    const auto below = [this](int cap, auto member, const auto &value) {
        const auto isSame = [&](const Turn &turn) { return turn.entry.*member == value; };
        return cap <= 0 || std::ranges::count_if(m_running, isSame) < cap;
    };
    return (m_settings.perNode <= 0 || m_running.size() < m_settings.perNode) &&
           below(m_settings.perPerson, &QueueEntry::person, entry.person) &&
           below(m_settings.perRoom, &QueueEntry::room, entry.room) &&
           below(m_settings.perAgent, &QueueEntry::agent, entry.agent) &&
           below(m_settings.perProvider, &QueueEntry::provider, entry.provider);
}

} // namespace confab::core

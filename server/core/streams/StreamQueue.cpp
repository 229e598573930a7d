// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamQueue.h"

#include <QHash>

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
    const auto mine = std::ranges::count(m_waiting, person, &QueueEntry::person);
    return m_settings.waitingPerPerson <= 0 || mine < m_settings.waitingPerPerson;
}

void StreamQueue::add(const QueueEntry &entry)
{
    m_waiting.append(entry);
}

bool StreamQueue::remove(StreamId stream)
{
    const auto matches = [stream](const QueueEntry &entry) { return entry.stream == stream; };
    return m_waiting.removeIf(matches) + m_running.removeIf(matches) > 0;
}

std::optional<QueueEntry> StreamQueue::takeNext()
{
    const QList<QueueEntry> entries = inOrder();
    const auto next = std::ranges::find_if(entries, [this](const QueueEntry &entry) { return mayRun(entry); });
    if (next == entries.cend())
        return std::nullopt;
    m_waiting.removeOne(*next);
    m_running.append(*next);
    return *next;
}

QList<StreamId> StreamQueue::order() const
{
    QList<StreamId> ids;
    for (const QueueEntry &entry : inOrder())
        ids.append(entry.stream);
    return ids;
}

// A person's nth waiting request competes as if the ones before it ran already; so ten requests of one person do not
// delay the first one of another.
QList<QueueEntry> StreamQueue::inOrder() const
{
    QHash<UserId, int> turn;
    for (const QueueEntry &entry : m_running)
        ++turn[entry.person];
    QList<std::pair<int, QueueEntry>> ranked;
    for (const QueueEntry &entry : m_waiting)
        ranked.append({turn[entry.person]++, entry});
    std::ranges::stable_sort(ranked, {}, [](const auto &item) { return item.first; });
    QList<QueueEntry> entries;
    for (const auto &item : std::as_const(ranked))
        entries.append(item.second);
    return entries;
}

bool StreamQueue::mayRun(const QueueEntry &entry) const
{
    const auto below = [this](int cap, auto member, const auto &value) {
        return cap <= 0 || std::ranges::count(m_running, value, member) < cap;
    };
    return (m_settings.perNode <= 0 || m_running.size() < m_settings.perNode) &&
           below(m_settings.perPerson, &QueueEntry::person, entry.person) &&
           below(m_settings.perRoom, &QueueEntry::room, entry.room) &&
           below(m_settings.perAgent, &QueueEntry::agent, entry.agent) &&
           below(m_settings.perProvider, &QueueEntry::provider, entry.provider);
}

} // namespace confab::core

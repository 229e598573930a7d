// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NetworkPool.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <utility>

namespace confab::assistant {

namespace {
// QHttpNetworkConnection's own; it can be changed from Qt 6.5 on.
constexpr int kConnectionsPerManager = 6;
constexpr int kRestMs = 120'000;
// A manager forgets the way two minutes after its last request.
constexpr int kKnownMs = 60'000;
} // namespace

NetworkPool::Lease::Lease(Entry &entry)
    : m_entry(&entry)
{
    ++m_entry->used;
}

NetworkPool::Lease::~Lease()
{
    if (!m_entry)
        return;
    m_entry->isSpent |= !m_isReached;
    if (--m_entry->used == 0 && m_entry->known.isForever())
        m_entry->known.setRemainingTime(kKnownMs);
}

NetworkPool::Lease::Lease(Lease &&other) noexcept
    : m_entry(std::exchange(other.m_entry, nullptr))
    , m_isReached(other.m_isReached)
{
}

void NetworkPool::Lease::tellReached()
{
    m_isReached = true;
    m_entry->known = QDeadlineTimer(QDeadlineTimer::Forever);
}

void NetworkPool::Lease::giveRest()
{
    m_entry->rest.setRemainingTime(kRestMs);
}

NetworkPool::NetworkPool() = default;
NetworkPool::~NetworkPool() = default;
NetworkPool::NetworkPool(NetworkPool &&) noexcept = default;

NetworkPool::Lease NetworkPool::take()
{
    std::erase_if(m_entries, [](const auto &entry) { return entry->isSpent && entry->used == 0; });
    const auto free = std::find_if(m_entries.begin(), m_entries.end(), [](const auto &entry) {
        return !entry->isSpent && entry->used < (entry->known.hasExpired() ? 1 : kConnectionsPerManager) &&
               entry->rest.hasExpired();
    });
    if (free != m_entries.end())
        return Lease(**free);
    m_entries.push_back(std::make_unique<Entry>());
    m_entries.back()->manager = std::make_unique<QNetworkAccessManager>();
    return Lease(*m_entries.back());
}

} // namespace confab::assistant

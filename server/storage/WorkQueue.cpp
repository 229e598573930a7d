// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WorkQueue.h"

#include <algorithm>
#include <iterator>

namespace confab::storage {

void WorkQueue::push(PendingWrites &writes, std::vector<PendingRead> &reads)
{
    const std::lock_guard lock(m_mutex);
    std::move(writes.begin(), writes.end(), std::back_inserter(m_writes));
    for (PendingRead &read : reads)
        m_waitingReads.emplace(read.afterWrites, std::move(read.task));
    if (!writes.empty())
        m_hasWrites.notify_one();
    writes.clear();
    reads.clear();
    freeReads();
}

void WorkQueue::pushChore(Chore chore)
{
    const std::lock_guard lock(m_mutex);
    m_chores.push_back(std::move(chore));
    m_hasChores.notify_one();
}

PendingWrites WorkQueue::takeWrites(size_t limit)
{
    std::unique_lock lock(m_mutex);
    m_hasWrites.wait(lock, [this] { return !m_writes.empty() || m_isClosed; });
    const auto end = m_writes.begin() + qptrdiff(std::min(limit, m_writes.size()));
    PendingWrites taken(std::make_move_iterator(m_writes.begin()), std::make_move_iterator(end));
    m_writes.erase(m_writes.begin(), end);
    return taken;
}

void WorkQueue::finishWrites(size_t count)
{
    const std::lock_guard lock(m_mutex);
    m_finishedWrites += count;
    freeReads();
    // Readers and the closing thread end only when no read waits for a write any more.
    if (m_isClosed)
        m_hasReads.notify_all();
}

quint64 WorkQueue::finishedWrites() const
{
    const std::lock_guard lock(m_mutex);
    return m_finishedWrites;
}

std::unique_ptr<ReadTask> WorkQueue::takeRead()
{
    std::unique_lock lock(m_mutex);
    m_hasReads.wait(lock, [this] { return !m_reads.empty() || (m_isClosed && m_waitingReads.empty()); });
    if (m_reads.empty())
        return {};
    std::unique_ptr<ReadTask> task = std::move(m_reads.front());
    m_reads.pop_front();
    return task;
}

std::optional<Chore> WorkQueue::takeChore(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    m_hasChores.wait_for(lock, patience, [this] { return !m_chores.empty() || m_isClosed; });
    if (m_chores.empty())
        return m_isClosed ? std::nullopt : std::optional<Chore>(Chore());
    Chore chore = std::move(m_chores.front());
    m_chores.pop_front();
    return chore;
}

void WorkQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_hasWrites.notify_all();
    m_hasReads.notify_all();
    m_hasChores.notify_all();
}

bool WorkQueue::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_isClosed;
}

void WorkQueue::freeReads()
{
    const auto end = m_waitingReads.upper_bound(m_finishedWrites);
    for (auto read = m_waitingReads.begin(); read != end; ++read) {
        m_reads.push_back(std::move(read->second));
        m_hasReads.notify_one();
    }
    m_waitingReads.erase(m_waitingReads.begin(), end);
}

} // namespace confab::storage

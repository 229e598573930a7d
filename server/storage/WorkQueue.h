// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Task.h"

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

namespace confab::storage {

//! A read, and how many writes must have been committed before it may run.
struct PendingRead
{
    std::unique_ptr<ReadTask> task;
    quint64 afterWrites = 0;
};

//! Long work beside reads and writes: checkpoints, backups.
using Chore = std::function<void(Database &)>;

//! Where the threads of one engine meet: writes wait for the writer, reads for the writes before them and then for a
//! reader. Thread-safe.
class WorkQueue
{
public:
    //! Takes over what one turn has collected, leaving both lists empty.
    void push(PendingWrites &writes, std::vector<PendingRead> &reads);
    void pushChore(Chore chore);

    //! Waits for writes and takes up to `limit`; empty: closed, and nothing is left to write.
    PendingWrites takeWrites(size_t limit);
    //! The next `count` writes have been answered; frees the reads that waited for them.
    void finishWrites(size_t count);
    //! How many writes have been answered.
    quint64 finishedWrites() const;
    //! Waits for a read that may run; null: closed, and nothing is left to read.
    std::unique_ptr<ReadTask> takeRead();
    //! Waits for a chore, and gives an empty one when none came within `patience`; nullopt: closed, and none is left.
    std::optional<Chore> takeChore(std::chrono::milliseconds patience);

    //! Lets the threads end when they have done what is there.
    void close();
    bool isClosed() const;

private:
    void freeReads();

    mutable std::mutex m_mutex;
    std::condition_variable m_hasWrites;
    std::condition_variable m_hasReads;
    std::condition_variable m_hasChores;
    std::deque<PendingWrite> m_writes;
    std::multimap<quint64, std::unique_ptr<ReadTask>> m_waitingReads; // by afterWrites
    std::deque<std::unique_ptr<ReadTask>> m_reads;
    std::deque<Chore> m_chores;
    quint64 m_finishedWrites = 0;
    bool m_isClosed = false;
};

} // namespace confab::storage

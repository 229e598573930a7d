// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Task.h"
#include "WriterCache.h"

#include <chrono>

namespace confab::storage {

//! Runs a batch of tasks in one transaction and commits it. Afterwards every task holds its result, and those that did
//! not fail are durable. Used by the writer thread alone.
class BatchWriter
{
public:
    //! `lockPatience`: how long to try while another process holds the database.
    BatchWriter(Database &database, WriterCache &cache, std::chrono::milliseconds lockPatience);

    //! `mayWait` is asked between attempts to get the lock.
    void run(Tasks &batch, const std::function<bool()> &mayWait);

private:
    Result<> begin(const std::function<bool()> &mayWait);
    bool runTogether(Tasks &batch);
    Result<> runIsolated(Tasks &batch);
    Result<> runUnderSavepoint(Task &task);
    void rollBack();

    Database &m_database;
    WriterCache &m_cache;
    std::chrono::milliseconds m_lockPatience;
};

} // namespace confab::storage

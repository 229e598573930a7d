// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Task.h"
#include "WriterCache.h"

namespace confab::storage {

//! Runs a batch of tasks in one transaction and commits it. Used by the writer thread alone.
class BatchWriter
{
public:
    BatchWriter(Database &database, WriterCache &cache);

    //! Begins the transaction of the next batch. Busy: another process holds the database, and did so for as long as
    //! this connection waits for locks.
    Result<> begin();
    //! Once it has begun. Afterwards every task holds its result, and those that did not fail are durable.
    void run(const PendingWrites &batch);

private:
    bool runTogether(const PendingWrites &batch);
    Result<> runIsolated(const PendingWrites &batch);
    Result<> runUnderSavepoint(Task &task);
    void rollBack();

    Database &m_database;
    WriterCache &m_cache;
};

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Perform.h"
#include "Task.h"

#include <span>

namespace confab::storage {

//! Runs a batch of tasks in one transaction and commits it. Used by the writer thread alone.
class BatchWriter
{
public:
    //! `mostBytes`: about as much of the write-ahead log may one transaction take.
    BatchWriter(Database &database, WriterCache &cache, qint64 mostBytes);

    //! Begins the transaction of the next batch. Busy: another process holds the database, and did so for as long as
    //! this connection waits for locks; or isShortage().
    Result<> begin();
    //! Once it has begun. Runs as many from the front as fit, at least one, and says how many. Afterwards each of these
    //! holds its result, and those that did not fail are durable.
    size_t run(const PendingWrites &batch);

private:
    using Part = std::span<const PendingWrite>;

    bool runTogether(Part &batch);
    Result<> runIsolated(Part &batch);
    Result<> runUnderSavepoint(WriterTask &task);
    void rollBack();

    Database &m_database;
    WriterCache &m_cache;
    const Writing m_writing;
    const qint64 m_mostBytes;
};

} // namespace confab::storage

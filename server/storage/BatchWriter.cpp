// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BatchWriter.h"

namespace confab::storage {

namespace {

void failAll(const PendingWrites &batch, const Error &error)
{
    for (const PendingWrite &write : batch)
        write.task->fail(error);
}

} // namespace

BatchWriter::BatchWriter(Database &database, WriterCache &cache)
    : m_database(database)
    , m_cache(cache)
{
}

Result<> BatchWriter::begin()
{
    // Immediate: the lock is taken here, so no statement of the batch can find the database locked later.
    const auto begun = m_database.attempt("BEGIN IMMEDIATE");
    return begun ? Result<>(Done{}) : Result<>(begun.error());
}

void BatchWriter::run(const PendingWrites &batch)
{
    if (!runTogether(batch)) {
        rollBack();
        // Alone, a task has nobody to be kept apart from.
        if (batch.size() == 1)
            return;
        auto isolated = begin();
        if (isolated)
            isolated = runIsolated(batch);
        if (!isolated) {
            rollBack();
            failAll(batch, isolated.error());
            return;
        }
    }
    if (const auto committed = m_database.execute("COMMIT"); !committed) {
        m_database.takeFailure();
        rollBack();
        failAll(batch, committed.error());
        return;
    }
    m_cache.cursors().committed();
}

bool BatchWriter::runTogether(const PendingWrites &batch)
{
    for (const auto &[task, since] : batch) {
        const qint64 before = m_database.changes();
        task->run(m_database);
        const bool isSpoilt = task->hasFailed() && m_database.changes() != before;
        const auto failure = m_database.takeFailure();
        if (failure && !task->hasFailed())
            task->fail(*failure);
        if (failure || isSpoilt)
            return false;
    }
    const auto written = m_cache.cursors().write(m_database);
    m_database.takeFailure();
    if (!written)
        failAll(batch, written.error());
    return written.has_value();
}

Result<> BatchWriter::runIsolated(const PendingWrites &batch)
{
    for (const auto &[task, since] : batch) {
        if (const auto done = runUnderSavepoint(*task); !done)
            return done.error();
    }
    return Done{};
}

// An error means that the transaction itself is lost, not only this task.
Result<> BatchWriter::runUnderSavepoint(Task &task)
{
    if (const auto begun = m_database.execute("SAVEPOINT task"); !begun)
        return begun.error();
    task.run(m_database);
    // What waits in memory belongs to this task, and has to be undone with it.
    m_cache.cursors().demand();
    const auto written = m_cache.cursors().write(m_database);
    const auto failure = m_database.takeFailure();
    if (failure && !task.hasFailed())
        task.fail(*failure);
    if (!written)
        task.fail(written.error());
    if (task.hasFailed()) {
        m_cache.rolledBack();
        // Some failures (disk full, input/output) make SQLite roll back everything, the savepoint included.
        if (const auto undone = m_database.attempt("ROLLBACK TO task"); !undone)
            return failure.value_or(undone.error());
    }
    if (const auto released = m_database.execute("RELEASE task"); !released)
        return released.error();
    return Done{};
}

void BatchWriter::rollBack()
{
    // It fails when SQLite has rolled back by itself; either way nothing of the batch is left.
    static_cast<void>(m_database.attempt("ROLLBACK"));
    m_cache.rolledBack();
}

} // namespace confab::storage

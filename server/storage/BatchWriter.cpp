// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BatchWriter.h"

namespace confab::storage {

namespace {

void failAll(std::span<const PendingWrite> batch, const Error &error)
{
    for (const PendingWrite &write : batch)
        write.task->fail(error);
}

} // namespace

BatchWriter::BatchWriter(Database &database, WriterCache &cache, qint64 mostBytes)
    : m_database(database)
    , m_cache(cache)
    , m_writing{database, cache}
    , m_mostBytes(mostBytes)
{
}

Result<> BatchWriter::begin()
{
    // Immediate: the lock is taken here, so no statement of the batch can find the database locked later.
    const auto begun = m_database.attempt("BEGIN IMMEDIATE");
    return begun ? Result<>(Done{}) : Result<>(begun.error());
}

size_t BatchWriter::run(const PendingWrites &batch)
{
    Part part(batch);
    if (!runTogether(part)) {
        rollBack();
        // Alone, a task has nobody to be kept apart from.
        if (part.size() == 1)
            return 1;
        auto isolated = begin();
        if (isolated)
            isolated = runIsolated(part);
        if (!isolated) {
            rollBack();
            failAll(part, isolated.error());
            return part.size();
        }
    }
    if (const auto committed = m_database.execute("COMMIT"); !committed) {
        m_database.takeFailure();
        rollBack();
        failAll(part, committed.error());
        return part.size();
    }
    m_cache.cursors().committed();
    return part.size();
}

// Leaves of the batch what was run.
bool BatchWriter::runTogether(Part &batch)
{
    const qint64 most = m_database.logBytesWritten() + m_mostBytes;
    size_t count = 0;
    while (count < batch.size() && m_database.logBytesWritten() < most) {
        WriterTask &task = *batch[count++].task;
        // What its neighbours have counted is no change of its own.
        const auto ready = task.readsRooms() ? m_cache.writeRooms(m_database) : Result<>(Done{});
        const qint64 before = m_database.changes();
        if (ready)
            task.run(m_writing);
        else
            task.fail(ready.error());
        const bool isSpoilt = task.hasFailed() && m_database.changes() != before;
        const auto failure = m_database.takeFailure();
        if (failure && !task.hasFailed())
            task.fail(*failure);
        if (failure || isSpoilt)
            return false;
    }
    batch = batch.first(count);
    const auto written = m_cache.write(m_database);
    m_database.takeFailure();
    if (!written)
        failAll(batch, written.error());
    return written.has_value();
}

// The same.
Result<> BatchWriter::runIsolated(Part &batch)
{
    const qint64 most = m_database.logBytesWritten() + m_mostBytes;
    size_t count = 0;
    while (count < batch.size() && m_database.logBytesWritten() < most) {
        if (const auto done = runUnderSavepoint(*batch[count++].task); !done)
            return done.error();
    }
    batch = batch.first(count);
    return Done{};
}

// An error means that the transaction itself is lost, not only this task.
Result<> BatchWriter::runUnderSavepoint(WriterTask &task)
{
    if (const auto begun = m_database.execute("SAVEPOINT task"); !begun)
        return begun.error();
    // Nothing is counted: the task before has written all.
    task.run(m_writing);
    // What waits in memory belongs to this task, and has to be undone with it.
    m_cache.cursors().demand();
    const auto written = m_cache.write(m_database);
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

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "Database.h"
#include "Task.h"
#include "WriteOrder.h"

#include <memory>
#include <type_traits>

namespace confab::storage {

class PendingCursors;

struct EngineOptions
{
    QString file = {};
    Synchronous synchronous = Synchronous::Full;
    int readers = 2;
    int batchLimit = 500;      //!< most operations of one transaction
    int waitingWrites = 1'000; //!< writes that may be unanswered; those beyond are answered with Busy
    int waitingReads = 10'000; //!< the same of reads
    int busyTimeoutMs = 200;   //!< how long a connection but the writer's waits for a lock
    int lockPatienceMs = 700;  //!< how long a write waits for another process before it is answered with Busy
    qint64 checkpointBytes = 24 * 1'024 * 1'024; //!< after so much was written, the log is carried over into the file
    qint64 maxLogBytes = 64 * 1'024 * 1'024;     //!< the write-ahead log is never longer
    int readLimitMs = 1'000;                     //!< how long a read may go on while the log can't be emptied for it
};

//! Runs operations on one database file: writes on one thread in the order of submission and committed in groups, reads
//! on others. Used by one thread, which all replies arrive on, none of them inside the call that submitted it.
//!
//! Writes: what is submitted in one turn of the event loop is handed over at its end; the writer never waits while
//! anything is there, and takes all of it into one transaction. A reply comes after the commit. Replies to writes come
//! in the order of submission, those of a batch in one turn. A write (Writes.h)
//!  - may be performed more than once, so that must have no effect but on the database and on WriterCache, which follows
//!    a rollback;
//!  - is refused (NotFound, Conflict, …) before its first change, by a value. One that fails later, or whose statement
//!    fails, costs a second run of the whole batch, each under a savepoint of its own; only its own changes are undone.
//! A failed commit fails every operation of the batch.
//!
//! While the database is locked by another program, or the log can't be emptied because another program reads, writes
//! are answered with Busy, those that wait too long first.
//!
//! Reads: run in a read transaction, and see the writes submitted before that share a subject with them, and no others
//! are waited for; they may overtake each other.
class SqliteEngine
{
public:
    explicit SqliteEngine(EngineOptions options);
    ~SqliteEngine(); //!< stops
    Q_DISABLE_COPY_MOVE(SqliteEngine)

    //! Opens or creates the file, migrates it and starts the threads; answered when that is done, once, at latest by
    //! stop(), which ends a migration where it can go on later. Unavailable: made by a newer version, empty or no database
    //! (findDatabase()), or there are no threads. Nothing is submitted before.
    void open(core::Reply<Done> reply);

    //! Who calls these includes EngineWrites.h.
    template <class W>
    void write(W what, core::Reply<typename W::Answer> reply);
    //! With what is noted of it in the same transaction.
    template <class W>
    void write(W what, const core::AuditNotes &notes, core::Reply<typename W::Answer> reply);
    void submit(const Subjects &changed, std::unique_ptr<WriterTask> task);

    template <class T>
    using Work = std::type_identity_t<std::function<Result<T>(Database &)>>;

    template <class T>
    void read(const Subjects &seen, Work<T> work, core::Reply<T> reply)
    {
        submit(seen, std::make_unique<SnapshotRead<T>>(std::move(work), std::move(reply)));
    }
    //! What waits for every write.
    template <class T>
    void read(Work<T> work, core::Reply<T> reply)
    {
        read(Subjects::everything(), std::move(work), std::move(reply));
    }
    void submit(const Subjects &seen, std::unique_ptr<ReadTask> task);

    //! Hands over at once what this turn has collected.
    void handOver();
    //! Finishes everything that was submitted, delivers the replies and ends the threads. Later submissions:
    //! Unavailable.
    void stop();

    //! "ok", or what SQLite found wrong.
    void integrityCheck(core::Reply<QString> reply);

    //! Cursors that are not written yet, for the work of a read.
    const PendingCursors &pendingCursors() const;

    //! Called now and then while a migration takes its time, with how far it has come.
    std::function<void(int percent)> onMigration;
    //! Called after the replies of one or more batches, or of reads, were delivered in this turn.
    std::function<void()> onBatchDelivered;

private:
    struct Parts;

    template <class T>
    bool isRefused(std::unique_ptr<T> &task, bool isFull);
    void postHandOver();

    std::unique_ptr<Parts> m_parts;
};

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

#include <QElapsedTimer>

#include <atomic>
#include <mutex>

namespace confab::storage {

//! Keeps the write-ahead log short. As a rule it is carried over into the database beside the writer. A log that comes
//! near `maxLogBytes` all the same, because the writer never pauses or somebody reads for long, is emptied by the
//! writer itself; while that can't be done, nothing may be written, so that the file never becomes longer than that
//! (resources/docs/adr/0016-a-reader-may-stop-the-writer.md).
class Checkpoints
{
public:
    //! `file`: the database's.
    Checkpoints(QString file, qint64 checkpointBytes, qint64 maxLogBytes);

    //! About as much may one transaction add to the log.
    qint64 batchBytes() const { return m_marginBytes / 3; }

    //! Before each transaction, on the writer's thread and connection. Busy: somebody reads what the log has to be
    //! emptied for; it waited for that as long as the connection waits for locks.
    Result<> makeRoom(Database &writer);
    //! After each commit, on the writer's thread: whether to start one beside it now.
    bool isDue(const Database &writer);
    //! On any other connection.
    void runBeside(Database &database);

    //! Whether a log is left that could not be emptied: runBeside() is worth another attempt, soon. Thread-safe.
    bool isHeld() const { return m_isHeld; }
    //! Set while readers are in the writer's way. Thread-safe.
    const std::atomic<bool> &isInNeed() const { return m_isInNeed; }

private:
    //! How far a checkpoint came, in bytes of the log.
    struct Progress
    {
        bool isBlocked = true;
        qint64 bytes = 0; // of the log
        qint64 carried = 0;
    };

    Progress run(Database &database, Sql checkpoint);
    qint64 mostBytes() const { return m_maxLogBytes - m_marginBytes; }
    //! What the next commit is written after, at most: the file's own size says little, because it is used again.
    qint64 position() const { return m_grown + m_offset; }
    qint64 logSize() const;
    void tell(bool isHeld);

    const QString m_file;
    const qint64 m_checkpointBytes;
    const qint64 m_maxLogBytes;
    const qint64 m_marginBytes; // for one transaction, and cursors that waited for it

    // The writer's estimate of what it has added, ever; and how far the log was from that when it was last looked at.
    std::atomic<qint64> m_grown = 0;
    std::atomic<qint64> m_offset = 0;
    qint64 m_written = 0;
    qint64 m_dueAt = 0;
    std::atomic<bool> m_isRunning = false;
    std::atomic<bool> m_isHeld = false;
    std::atomic<bool> m_isInNeed = false;

    std::mutex m_mutex; // one checkpoint at a time; what is below
    bool m_isTold = false;
    QElapsedTimer m_sinceTold;
};

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

#include <atomic>

namespace confab::storage {

//! Decides when the write-ahead log is carried over into the database. As a rule this happens beside the writer; only
//! a log that has grown beyond `maxLogBytes`, because the writer never paused, is begun anew by the writer itself.
class Checkpoints
{
public:
    Checkpoints(qint64 checkpointBytes, qint64 maxLogBytes);

    //! After each commit, on the writer's thread: whether to start one now.
    bool isDue(const Database &writer);
    //! On any other connection.
    void runBeside(Database &database);
    //! Between batches, on the writer's connection: makes the next commit begin a log that is too long anew.
    void restartIfTooLong(Database &writer);

private:
    const qint64 m_checkpointBytes;
    const qint64 m_maxLogBytes;
    qint64 m_grown = 0;
    qint64 m_bytesBound = 0;
    qint64 m_changes = 0;
    std::atomic<bool> m_isRunning = false;
    std::atomic<bool> m_isTooLong = false;
};

} // namespace confab::storage

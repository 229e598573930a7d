// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/SqliteAgentStore.h"
#include "storage/SqliteCursorStore.h"
#include "storage/SqliteEngine.h"
#include "storage/SqliteLogStore.h"
#include "storage/SqliteMessageStore.h"
#include "storage/SqliteRoomStore.h"
#include "storage/SqliteStreamStore.h"
#include "Stores.h"

#include <QTemporaryDir>

#include <memory>

namespace confab::support {

//! A database in a folder of its own, with its engine running and all stores on it. Needs a QCoreApplication.
class TempStorage final : public Stores
{
public:
    //! By default stretches are so short that most tests go across them.
    explicit TempStorage(storage::EngineOptions options = {}, int messagesInStretch = 3);

    QString file() const;
    //! Stops the engine and opens the same file again. Stores are new objects then.
    void restart() override;

    storage::SqliteEngine &engine() { return *m_open->engine; }
    storage::SqliteRoomStore &rooms() override { return m_open->rooms; }
    storage::SqliteMessageStore &messages() override { return m_open->messages; }
    storage::SqliteLogStore &log() override { return m_open->log; }
    storage::SqliteCursorStore &cursors() override { return m_open->cursors; }
    storage::SqliteAgentStore &agents() { return m_open->agents; }
    storage::SqliteStreamStore &streams() override { return m_open->streams; }

private:
    struct Open
    {
        explicit Open(const storage::EngineOptions &options);
        std::unique_ptr<storage::SqliteEngine> engine;
        storage::SqliteRoomStore rooms;
        storage::SqliteMessageStore messages;
        storage::SqliteLogStore log;
        storage::SqliteCursorStore cursors;
        storage::SqliteStreamStore streams;
        storage::SqliteAgentStore agents;
    };

    QTemporaryDir m_folder;
    storage::EngineOptions m_options;
    std::unique_ptr<Open> m_open;
};

} // namespace confab::support

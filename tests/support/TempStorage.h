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

#include <QTemporaryDir>

#include <memory>

namespace confab::support {

//! A database in a folder of its own, with its engine running and all stores on it. Needs a QCoreApplication.
class TempStorage
{
public:
    //! By default stretches are so short that most tests go across them.
    explicit TempStorage(storage::EngineOptions options = {}, int messagesInStretch = 3);

    QString file() const;
    //! Stops the engine and opens the same file again, as a restart of the server does. Stores are new objects then.
    void restart();

    storage::SqliteEngine &engine() { return *m_open->engine; }
    storage::SqliteRoomStore &rooms() { return m_open->rooms; }
    storage::SqliteMessageStore &messages() { return m_open->messages; }
    storage::SqliteLogStore &log() { return m_open->log; }
    storage::SqliteCursorStore &cursors() { return m_open->cursors; }
    storage::SqliteAgentStore &agents() { return m_open->agents; }
    storage::SqliteStreamStore &streams() { return m_open->streams; }

    //! Runs the event loop until `submit`, given a reply, was answered.
    //! wait<Room>([&](auto reply) { storage.rooms().create(room, reply); })
    template <class T, class Submit>
    Result<T> wait(Submit &&submit)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        submit(Reply<T>([answer](Result<T> result) { answer->emplace(std::move(result)); }));
        spinUntil([answer] { return answer->has_value(); });
        return answer->value_or(Error{ErrorCode::Internal, QStringLiteral("not answered in time")});
    }

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

    static void spinUntil(const std::function<bool()> &isDone);

    QTemporaryDir m_folder;
    storage::EngineOptions m_options;
    std::unique_ptr<Open> m_open;
};

} // namespace confab::support

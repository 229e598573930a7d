// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "storage/Perform.h"
#include "storage/SqliteStores.h"
#include "Stores.h"

#include <QTemporaryDir>

#include <memory>

namespace confab::support {

//! A database in a folder of its own, with its engine running and all stores on it. Needs a QCoreApplication.
class TempStorage final : public Stores
{
public:
    explicit TempStorage(storage::EngineOptions options = {});

    QString file() const;
    //! Stops the engine and opens the same file again. Stores are new objects then.
    void restart() override;

    //! Something that no store writes.
    template <class T>
    void onWriter(std::type_identity_t<std::function<Result<T>(const storage::Writing &)>> work, core::Reply<T> reply)
    {
        engine().submit(storage::Subjects::everything(), std::make_unique<Work<T>>(std::move(work), std::move(reply)));
    }
    storage::SqliteEngine &engine() { return m_open->engine(); }
    core::RoomStore &rooms() override { return m_open->rooms(); }
    core::MessageStore &messages() override { return m_open->messages(); }
    core::LogStore &log() override { return m_open->log(); }
    core::CursorStore &cursors() override { return m_open->cursors(); }
    core::StreamStore &streams() override { return m_open->streams(); }
    core::AccountStore &accounts() override { return m_open->accounts(); }
    core::AgentStore &agents() override { return m_open->agents(); }
    core::ForeignStore &foreign() override { return m_open->foreign(); }
    core::InviteStore &invites() override { return m_open->invites(); }
    core::PeopleStore &people() override { return m_open->people(); }
    core::ReaderStore &readers() override { return m_open->readers(); }
    core::AuditStore &audit() override { return m_open->audit(); }
    core::PictureStore &pictures() override { return m_open->pictures(); }
    void open(core::Reply<Done> reply) override { m_open->open(std::move(reply)); }
    void stop() override { m_open->stop(); }
    void probe(core::Reply<Done> reply) override { m_open->probe(std::move(reply)); }

private:
    template <class T>
    class Work final : public storage::WriterTask
    {
    public:
        Work(std::function<Result<T>(const storage::Writing &)> work, core::Reply<T> reply)
            : m_work(std::move(work))
            , m_reply(std::move(reply))
        {
        }
        void run(const storage::Writing &in) override { m_result = m_work(in); }
        void fail(const Error &error) override { m_result = error; }
        bool hasFailed() const override { return !m_result; }
        void deliver() override { m_reply(std::move(m_result)); }

    private:
        std::function<Result<T>(const storage::Writing &)> m_work;
        core::Reply<T> m_reply;
        Result<T> m_result = ErrorCode::Internal;
    };

    QTemporaryDir m_folder;
    storage::EngineOptions m_options;
    std::unique_ptr<storage::SqliteStores> m_open;
};

} // namespace confab::support

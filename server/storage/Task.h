// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace confab::storage {

class Database;

struct Writing;

//! One submitted operation: it runs on a storage thread, perhaps more than once, and its reply is called once on the
//! thread that submitted it. It is handed from one thread to the next and never used by two at once, so it needs no
//! lock.
class Task
{
public:
    virtual ~Task() = default;
    //! Replaces the result by a failure, also a good one, as when the commit fails. On the storage thread that runs it;
    //! on the submitting one where it is refused and never runs (Busy, Unavailable).
    virtual void fail(const Error &error) = 0;
    //! Also while there is no result yet.
    virtual bool hasFailed() const = 0;
    //! Calls the reply with the result; on the thread that submitted it, once, and never inside the call that
    //! submitted. A write that did not fail is committed by then.
    virtual void deliver() = 0;
};

//! Runs on a reader's thread, inside a transaction of its own: all its statements see one state. A repeated run
//! replaces the result of the one before.
class ReadTask : public Task
{
public:
    virtual void run(Database &database) = 0;
};
//! Runs on the writer's thread, inside the transaction of its batch, which others share. A repeated run follows a
//! rollback, and replaces the result likewise.
class WriterTask : public Task
{
public:
    //! Whether it looks into the rooms' rows, which then hold what WriterCache has counted before it runs.
    virtual bool readsRooms() const { return true; }
    virtual void run(const Writing &in) = 0;
};

using TaskPtr = std::unique_ptr<Task>;
using Tasks = std::vector<TaskPtr>;

//! A write, and since when it waits.
struct PendingWrite
{
    using Clock = std::chrono::steady_clock;

    std::unique_ptr<WriterTask> task;
    Clock::time_point since = Clock::now();
};
using PendingWrites = std::vector<PendingWrite>;

//! A read of one state of the database, and who waits for it.
template <class T>
class SnapshotRead final : public ReadTask
{
public:
    using Work = std::function<Result<T>(Database &)>;

    SnapshotRead(Work work, core::Reply<T> reply)
        : m_work(std::move(work))
        , m_reply(std::move(reply))
    {
    }

    void run(Database &database) override { m_result.emplace(m_work(database)); }
    void fail(const Error &error) override { m_result.emplace(error); }
    bool hasFailed() const override { return !m_result || !m_result->has_value(); }
    void deliver() override
    {
        m_reply(m_result ? std::move(*m_result) : Result<T>(ErrorCode::Internal));
    }

private:
    Work m_work;
    core::Reply<T> m_reply;
    std::optional<Result<T>> m_result;
};

} // namespace confab::storage

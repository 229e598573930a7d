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
//! thread that submitted it.
class Task
{
public:
    virtual ~Task() = default;
    //! Replaces the result by a failure.
    virtual void fail(const Error &error) = 0;
    virtual bool hasFailed() const = 0;
    virtual void deliver() = 0;
};

//! A repeated run replaces the result of the one before.
class ReadTask : public Task
{
public:
    virtual void run(Database &database) = 0;
};
class WriterTask : public Task
{
public:
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

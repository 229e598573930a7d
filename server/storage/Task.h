// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace confab::storage {

class Database;

//! One submitted operation: its work runs on a storage thread, perhaps more than once, and its reply is called once on
//! the thread that submitted it.
class Task
{
public:
    virtual ~Task() = default;
    //! A repeated run replaces the result of the one before.
    virtual void run(Database &database) = 0;
    //! Replaces the result by a failure.
    virtual void fail(const Error &error) = 0;
    virtual bool hasFailed() const = 0;
    virtual void deliver() = 0;
};

using TaskPtr = std::unique_ptr<Task>;
using Tasks = std::vector<TaskPtr>;

//! A write, and since when it waits.
struct PendingWrite
{
    using Clock = std::chrono::steady_clock;

    TaskPtr task;
    Clock::time_point since = Clock::now();
};
using PendingWrites = std::vector<PendingWrite>;

template <class T>
class TypedTask final : public Task
{
public:
    using Work = std::function<Result<T>(Database &)>;

    TypedTask(Work work, Reply<T> reply)
        : m_work(std::move(work))
        , m_reply(std::move(reply))
    {
    }

    void run(Database &database) override { m_result.emplace(m_work(database)); }
    void fail(const Error &error) override { m_result.emplace(error); }
    bool hasFailed() const override { return !m_result || !m_result->has_value(); }
    void deliver() override
    {
        if (m_reply)
            m_reply(m_result ? std::move(*m_result) : Result<T>(ErrorCode::Internal));
    }

private:
    Work m_work;
    Reply<T> m_reply;
    std::optional<Result<T>> m_result;
};

} // namespace confab::storage

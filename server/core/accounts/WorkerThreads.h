// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QObject>

#include <deque>
#include <future>
#include <memory>
#include <vector>

class QThread;

namespace confab::core {

//! A fixed number of threads of low priority that run jobs in the order of their coming. They are made at the start
//! and kept: a QThreadPool makes them when there is work, and where the system then gives none it waits for the work
//! for ever. Used by one thread with an event loop.
class WorkerThreads
{
public:
    //! May hold what can't be copied; a std::function may not.
    using Job = std::packaged_task<void()>;

    WorkerThreads(int count, const QString &name);
    //! Waits for the jobs under way; those that wait are dropped.
    ~WorkerThreads();
    Q_DISABLE_COPY_MOVE(WorkerThreads)

    //! Unavailable: not one thread could be made, and no job will run.
    Result<> started() const { return m_started; }
    int count() const { return int(m_workers.size()); }
    void post(Job job);

private:
    struct Worker
    {
        std::unique_ptr<QThread> thread;
        std::unique_ptr<QObject> place; //!< lives on the thread
    };

    Result<> addWorker(const QString &name);
    void runNext();

    QObject m_owner; //!< receives on the thread that uses this
    std::vector<Worker> m_workers;
    std::vector<QObject *> m_idle;
    std::deque<Job> m_jobs;
    Result<> m_started = Done{};
};

} // namespace confab::core

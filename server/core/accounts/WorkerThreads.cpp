// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WorkerThreads.h"

#include "core/Threads.h"

namespace confab::core {

WorkerThreads::WorkerThreads(int count, const QString &name)
{
    for (int i = 0; i < count && m_started; ++i)
        m_started = addWorker(name);
    // Fewer than were wanted do, only slower.
    if (!m_workers.empty())
        m_started = Done{};
}

WorkerThreads::~WorkerThreads()
{
    for (const Worker &worker : m_workers)
        worker.thread->quit();
    for (const Worker &worker : m_workers)
        worker.thread->wait();
}

Result<> WorkerThreads::addWorker(const QString &name)
{
    Worker worker{std::make_unique<QThread>(), std::make_unique<QObject>()};
    worker.thread->setObjectName(name);
    if (auto started = startThread(*worker.thread, QThread::LowPriority); !started)
        return started;
    worker.place->moveToThread(worker.thread.get());
    m_idle.push_back(worker.place.get());
    m_workers.push_back(std::move(worker));
    return Done{};
}

void WorkerThreads::post(Job job)
{
    m_jobs.push_back(std::move(job));
    runNext();
}

void WorkerThreads::runNext()
{
    if (m_jobs.empty() || m_idle.empty())
        return;
    QObject *place = m_idle.back();
    m_idle.pop_back();
    Job next = std::move(m_jobs.front());
    m_jobs.pop_front();
    auto run = [this, place, job = std::move(next)]() mutable {
        job();
        // Safe: the destructor waits for this function, and then drops what is still queued for the owner.
        QMetaObject::invokeMethod(
            &m_owner,
            [this, place] {
                m_idle.push_back(place);
                runNext();
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(place, std::move(run), Qt::QueuedConnection);
}

} // namespace confab::core

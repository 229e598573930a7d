// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AssistantThread.h"

#include "assistant/NetworkPool.h"
#include "core/Threads.h"

#include <map>

namespace confab::assistant {

using namespace Qt::StringLiterals;

class AssistantThread::Worker : public QObject
{
public:
    std::map<const void *, NetworkPool> networks;
};

AssistantThread::AssistantThread()
    : m_worker(std::make_unique<Worker>())
{
    m_thread.setObjectName(u"assistant"_s);
    m_worker->moveToThread(&m_thread);
}

AssistantThread::~AssistantThread()
{
    if (!m_thread.isRunning())
        return;
    post([worker = m_worker.get(), thread = &m_thread] {
        worker->networks.clear();
        thread->quit();
    });
    m_thread.wait();
}

Result<> AssistantThread::start()
{
    return m_thread.isRunning() ? Result<>(Done{}) : core::startThread(m_thread);
}

QObject &AssistantThread::place()
{
    return *m_worker;
}

NetworkPool &AssistantThread::networkOf(const void *owner)
{
    return m_worker->networks[owner];
}

} // namespace confab::assistant

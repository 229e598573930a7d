// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AssistantThread.h"

#include <QNetworkAccessManager>

namespace confab::assistant {

using namespace Qt::StringLiterals;

class AssistantThread::Worker : public QObject
{
public:
    std::unique_ptr<QNetworkAccessManager> network;
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
        worker->network.reset();
        thread->quit();
    });
    m_thread.wait();
}

void AssistantThread::post(std::function<void()> work)
{
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_worker.get(), std::move(work), Qt::QueuedConnection);
}

QNetworkAccessManager &AssistantThread::network()
{
    if (!m_worker->network) {
        m_worker->network = std::make_unique<QNetworkAccessManager>();
        m_worker->network->setAutoDeleteReplies(false);
    }
    return *m_worker->network;
}

} // namespace confab::assistant

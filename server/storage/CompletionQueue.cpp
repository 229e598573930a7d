// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CompletionQueue.h"

#include <QCoreApplication>
#include <QEvent>

#include <iterator>

namespace confab::storage {

CompletionQueue::CompletionQueue(std::function<void()> delivered)
    : m_delivered(std::move(delivered))
{
}

void CompletionQueue::post(Tasks tasks)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_arrived.empty();
        std::move(tasks.begin(), tasks.end(), std::back_inserter(m_arrived));
    }
    if (isFirst && !tasks.empty())
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool CompletionQueue::deliver()
{
    Tasks arrived;
    {
        const std::lock_guard lock(m_mutex);
        arrived.swap(m_arrived);
    }
    if (arrived.empty())
        return false;
    for (const TaskPtr &task : arrived)
        task->deliver();
    m_delivered();
    return true;
}

bool CompletionQueue::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    deliver();
    return true;
}

} // namespace confab::storage

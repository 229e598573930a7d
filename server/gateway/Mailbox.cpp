// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Mailbox.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

namespace confab::gateway {

void Mailbox::post(Task task)
{
    if (QThread::currentThread() == thread())
        return task();
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_waiting.empty();
        m_waiting.push_back(std::move(task));
    }
    if (isFirst)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_waiting);
    }
    for (const Task &task : tasks)
        task();
    if (onDrained)
        onDrained();
    return true;
}

} // namespace confab::gateway

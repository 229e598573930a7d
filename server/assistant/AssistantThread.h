// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QThread>

#include <memory>
#include <tuple>

namespace confab::assistant {

class NetworkPool;

//! The thread on which providers work, and the network access managers that live on it. Made and destroyed on the room
//! thread; it starts with the first post() at the latest.
class AssistantThread
{
public:
    AssistantThread();
    //! What was posted runs to its end first.
    ~AssistantThread();

    //! Unavailable: the system gives no thread.
    Result<> start();
    //! Runs `work` on the thread, in the order of the calls. Where there is no thread it is dropped, at the end.
    template <class Work>
    void post(Work work)
    {
        std::ignore = start();
        QMetaObject::invokeMethod(&place(), std::move(work), Qt::QueuedConnection);
    }
    //! The owner's own managers, on the thread only. Qt reads a response's head in one go for as long as bytes keep
    //! coming, and serves nobody else of the same manager meanwhile; so a hostile provider stalls only itself.
    NetworkPool &networkOf(const void *owner);

private:
    class Worker;

    QObject &place();

    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace confab::assistant

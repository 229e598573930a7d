// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QThread>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace confab::assistant {

//! The thread on which providers work, and the network access manager that lives on it. Made and destroyed on the room
//! thread; it starts with the first post().
class AssistantThread
{
public:
    AssistantThread();
    //! What was posted runs to its end first.
    ~AssistantThread();

    //! Runs `work` on the thread, in the order of the calls.
    void post(std::function<void()> work);
    //! On the thread only.
    QNetworkAccessManager &network();

private:
    class Worker;

    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace confab::assistant

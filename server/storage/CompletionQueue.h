// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Task.h"

#include <QObject>

#include <mutex>

namespace confab::storage {

//! Brings finished tasks back to the thread that made it, where their replies are called: all that came together in one
//! turn of the event loop.
class CompletionQueue final : public QObject
{
public:
    //! `delivered` is called after each round.
    explicit CompletionQueue(std::function<void()> delivered);

    //! From any thread.
    void post(Tasks tasks);
    //! Calls the replies of what has arrived; on the own thread. False: there was nothing.
    bool deliver();

protected:
    bool event(QEvent *event) override;

private:
    std::function<void()> m_delivered;
    std::mutex m_mutex;
    Tasks m_arrived;
};

} // namespace confab::storage

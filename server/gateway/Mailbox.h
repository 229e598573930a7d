// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace confab::gateway {

//! Tasks for the thread that it lives on. From that thread a task runs at once; from others it is posted, in order and
//! in batches. Tasks still waiting when it is destroyed are dropped.
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    using Task = std::function<void()>;

    using QObject::QObject;

    void post(Task task);
    //! Called after each batch of posted tasks.
    std::function<void()> onDrained;

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::vector<Task> m_waiting;
};

} // namespace confab::gateway

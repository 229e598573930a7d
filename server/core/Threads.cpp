// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Threads.h"

namespace confab::core {

using namespace Qt::StringLiterals;

Result<> startThread(QThread &thread, QThread::Priority priority)
{
    thread.start(priority);
    // One that ran to its end already was started, too.
    if (thread.isRunning() || thread.isFinished())
        return Done{};
    return Error{ErrorCode::Unavailable,
                 u"The system gives this process no further thread (%1). Raise its limit (ulimit -u, TasksMax= of "
                 "systemd, the pids limit of a container) or free memory."_s.arg(thread.objectName())};
}

} // namespace confab::core

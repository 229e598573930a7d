// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QThread>

namespace confab::core {

//! Starts a thread. Unavailable: the system gives none (limits of processes or of memory), which QThread itself only
//! prints; it never runs then, and waiting for what it was to do would never end.
Result<> startThread(QThread &thread, QThread::Priority priority = QThread::InheritPriority);

} // namespace confab::core

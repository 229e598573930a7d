// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Stores.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>

namespace confab::support {

namespace {
constexpr int kPatienceMs = 20'000;
}

void Stores::spinUntil(const std::function<bool()> &isDone)
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (!isDone() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
}

} // namespace confab::support

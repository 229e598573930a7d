// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/EpollDispatcher.h"
#include "host/ProcessSignals.h"
#include "host/ServerProgram.h"

#include <QCoreApplication>

// Before main(), which comes after the libraries were made ready.
#if defined(Q_OS_LINUX) && !defined(CONFAB_SANITIZED)
namespace {
[[gnu::used, gnu::section(".preinit_array")]] void (*g_first)() = &confab::host::ProcessSignals::holdBack;
} // namespace
#endif

int main(int argc, char **argv)
{
    if (auto *dispatcher = confab::gateway::createEpollDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("confab-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CONFAB_VERSION));
    return confab::host::runServerProgram(application);
}

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/EpollDispatcher.h"
#include "host/ServerProgram.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    if (auto *dispatcher = confab::gateway::createEpollDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("confab-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CONFAB_VERSION));
    return confab::host::runServerProgram(application);
}

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Application.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    const QStringList arguments = confab::Application::prepare(argc, argv);
    // X11 would take --name for itself, so the options are ours alone.
    int count = 1;
    QGuiApplication gui(count, argv);
    confab::Application application(confab::Options::parse(arguments));
    if (application.isSecond())
        return 0;
    return application.show() ? gui.exec() : 1;
}

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Application.h"

#include <QGuiApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QStringList arguments = confab::Application::prepare(argc, argv);
    // X11 would take --name for itself, so the options are ours alone.
    int count = 1;
    QGuiApplication gui(count, argv);
    const confab::Options options = confab::Options::parse(arguments);
    if (options.screenshots.isEmpty() && !confab::Application::hasDisplay()) {
        std::fputs("confab: There is no display here to open a window on. Where there is none, confab-server hosts rooms.\n",
                   stderr);
        return 1;
    }
    confab::Application application(options);
    if (application.isSecond())
        return 0;
    return application.show() ? gui.exec() : 1;
}

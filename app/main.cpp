// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Application.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    confab::Application::prepare(argc, argv);
    QGuiApplication gui(argc, argv);
    confab::Application application(confab::Options::parse(gui.arguments()));
    return application.show() ? gui.exec() : 1;
}

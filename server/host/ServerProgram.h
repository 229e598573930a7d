// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

class QCoreApplication;

namespace confab::host {

//! The program confab-server: reads the command line and does what it says until it is told to stop. Gives the exit
//! code: 0 after an orderly stop, 1 when it could not start, 2 for a wrong command line or configuration.
int runServerProgram(QCoreApplication &application);

} // namespace confab::host

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConfigLoader.h"

namespace confab::host {

//! What the command line of confab-server asks for.
struct CommandLine
{
    enum class Action {
        Run,
        Print,       //!< `text` to standard output, and end well: help and version
        Fail,        //!< `text` to standard error, and end with kUsageExit
        CheckConfig, //!< load `sources`, print configReport() and end
        Backup,      //!< copy the data to `backupFile` and end
    };
    static constexpr int kUsageExit = 2;

    Action action = Action::Run;
    QString text = {};
    ConfigSources sources = {};
    QString backupFile = {};
};

//! `arguments` begin with the program's name. Needs a QCoreApplication.
CommandLine parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment,
                             const QString &workingFolder);

//! All settings with the values that count, secrets hidden; or the problems, one a line.
QString configReport(const LoadedConfig &loaded);

} // namespace confab::host

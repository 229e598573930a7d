// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConfigFile.h"
#include "ServerConfig.h"

#include <QProcessEnvironment>

#include <optional>

namespace confab::host {

//! Where settings may come from. Each place overrides those above it, the defaults come before all of them:
struct ConfigSources
{
    QString iniFile = {};       //!< empty: CONFAB_CONFIG of the environment, and without that no file
    QString workingFolder = {}; //!< its .env, or if it has none that of the data folder
    QProcessEnvironment environment = {};
    QStringList settings = {};              //!< "name=value" of --set
    std::optional<QString> listen = {};     //!< of --listen
    std::optional<QString> dataFolder = {}; //!< of --data
    QStringList compat = {};                //!< of --compat
};

struct LoadedConfig
{
    ServerConfig config = {}; //!< to be used only when there are no problems
    QList<ConfigProblem> problems = {}; //!< in the order of the places, and of their lines
    QList<ConfigProblem> warnings = {}; //!< what works, but is hardly meant so
    QStringList files = {}; //!< that were read

    bool isRead = true; //!< every setting was understood, though they may contradict each other

    bool isGood() const { return problems.isEmpty(); }
    QString problemText() const; //!< one a line
};

//! Variables of the environment that start with CONFAB_ and are no settings: CONFAB_CONFIG names the INI, CONFAB_DEMO
//! is of the desktop app.
bool isOtherVariable(QStringView name);

//! Reads all places and complains about everything that is wrong in any of them: unknown names, values that are none,
//! and settings that contradict each other. Reads files; blocks.
LoadedConfig loadConfig(const ConfigSources &sources);

} // namespace confab::host

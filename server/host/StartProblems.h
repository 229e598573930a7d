// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "ServerConfig.h"

namespace confab::host {

//! The database of a server.
QString databaseFile(const QString &dataFolder);

//! What the storage could not do, said to who runs the server: which file, and what to do about it.
Error explained(const Error &error, const QString &file);

//! What the files that settings name are good for. One a line each.
struct StartProblems
{
    QStringList mistakes = {}; //!< which a second start makes no better
    QStringList warnings = {}; //!< it may start all the same
};

//! Mistakes: TLS files that can't be read or don't belong together, a data folder that can't be written, a database that
//! is none. Warnings: a certificate that has ended or is not good yet, a full disk. Changes nothing; blocks.
StartProblems startProblems(const ServerConfig &config);

} // namespace confab::host

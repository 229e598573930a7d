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

//! What a start would not get on with: TLS files that can't be read or don't belong together, a data folder that can't
//! be written, a database that is none. One a line, empty when all is well. Changes nothing; blocks.
QStringList startProblems(const ServerConfig &config);

} // namespace confab::host

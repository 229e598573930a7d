// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QString>

namespace confab::host {

//! Writes a consistent copy of a data folder's database to a new file, while a server may be using it. Conflict: the
//! file exists; NotFound: there is no database, or no folder for the file. Blocks.
Result<> backupData(const QString &dataFolder, const QString &file);

} // namespace confab::host

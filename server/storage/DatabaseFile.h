// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

namespace confab::storage {

//! Whether there is a database to go on with, by what the file itself says; nothing is changed. False: there is none
//! yet. Unavailable, in words: it is empty, no database, of something else or of a newer version, or its log is there
//! without it, or beside a copy that it does not belong to. Blocks.
Result<bool> findDatabase(const QString &file);

//! Makes the file with the schema in it, for its owner alone. It appears whole or not at all, so that an empty one is
//! never the rest of a start that was cut off. Blocks.
Result<> createDatabase(const DatabaseOptions &options);

} // namespace confab::storage

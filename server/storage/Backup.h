// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QString>

namespace confab::storage {

//! Writes a consistent copy of a database to a new file, while a server may be using it, of whatever version: the
//! database stays as it is. Whoever opens the copy gives its rooms new epochs (LogMark.h). Conflict: the file exists.
//! Blocks.
Result<> backUp(const QString &database, const QString &file);

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::storage {

enum class LockUse { Write, Read };

//! The other programs that hold this lock of a database, such as "sqlite3 (process 4711)", for the log: "another
//! program" where the system doesn't tell.
QString lockHolders(const QString &database, LockUse use);

} // namespace confab::storage

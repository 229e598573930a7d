// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Migrations.h"

#include <QStringList>

namespace confab::storage {

//! The statements of a file, without comments. A trigger ends at `END;`, so a CASE in it stands in parentheses.
QStringList splitStatements(QStringView sql);

//! What a step consists of. Of one that runs at once, only `last` has anything.
struct MigrationParts
{
    QStringList first = {};
    QStringList piece = {};
    QStringList percent = {};
    QStringList last = {};
};
MigrationParts partsOf(const QString &sql);

} // namespace confab::storage

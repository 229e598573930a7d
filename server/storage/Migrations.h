// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

#include <QStringList>

namespace confab::storage {

//! One numbered step of the schema.
struct Migration
{
    int version = 0;
    QString name = {};
    QString sql = {};
};

//! The steps that are compiled in (migrations/NNNN_name.sql), ascending.
QList<Migration> builtInMigrations();
//! Empty when the versions are 1, 2, 3 …; otherwise what is wrong, for people.
QString faultOfOrder(const QList<Migration> &migrations);
//! Brings the database from its PRAGMA user_version to the newest of `migrations`, each in a transaction of its own: a
//! step that fails leaves the version before it. Unavailable: the database is newer than the newest.
Result<> migrate(Database &database, const QList<Migration> &migrations);
//! The statements of a file, without comments. A trigger ends at `END;`, so a CASE in it stands in parentheses.
QStringList splitStatements(QStringView sql);

} // namespace confab::storage

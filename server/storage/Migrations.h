// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

#include <QStringList>

namespace confab::storage {

//! One numbered step of the schema.
//!
//! It is SQL that runs in one transaction, or, where it rewrites tables that may be large, in pieces: behind a line
//! `--! first` stands what runs once, behind `--! piece` one statement that runs again and again, each time in a
//! transaction of its own, until it changes no row, behind `--! percent` a SELECT of how far it has come, and behind
//! `--! last` the rest, which runs together with the change of the version. Until then the database is one of the version
//! before: pieces take nothing away that it needs. A process that ends meanwhile goes on where it was; where another server
//! has written in between, it begins anew, as it can't tell what of the copy still holds.
struct Migration
{
    int version = 0;
    QString name = {};
    QString sql = {};
};

//! What a long migration asks and tells between two pieces, on the thread that migrates.
struct MigrationWatch
{
    std::function<bool()> isStopped = {};           //!< ends it there, with Unavailable
    std::function<void(int percent)> progress = {}; //!< of all that is done in pieces
};

//! The steps that are compiled in (migrations/NNNN_name.sql), ascending.
QList<Migration> builtInMigrations();
//! Empty when the versions are 1, 2, 3 …; otherwise what is wrong, for people.
QString faultOfOrder(const QList<Migration> &migrations);
//! Brings the database from its PRAGMA user_version to the newest of `migrations`: a step that fails leaves the version
//! before it. Unavailable: the database is newer than the newest.
Result<> migrate(Database &database, const QList<Migration> &migrations, const MigrationWatch &watch = {});

} // namespace confab::storage

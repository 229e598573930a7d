// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QSqlDatabase>

namespace confab::client {

//! The SQLite file of a Replica: its settings and schema, and what becomes of one that can't be used.
class ReplicaFile
{
public:
    //! `database` is a connection of the calling thread without a file.
    explicit ReplicaFile(QSqlDatabase &database);

    static QString path(const QString &folder, const QString &name);
    //! Opens or makes `name`.db in `folder`; see Replica::open().
    Result<> open(const QString &folder, const QString &name);

private:
    enum class Opened {
        Yes,
        Failed,   //!< may work later: a full disk, too many open files
        Unusable, //!< damaged, no database, or of a newer version
    };
    Opened connectTo(const QString &path);
    Opened prepareSchema();
    Opened refuse(const QSqlError &error);
    //! Takes over what only this file has: outbox and drafts. False: to be tried again at the next start.
    bool rescue(const QString &path);
    Opened takeOver();

    QSqlDatabase &m_database;
};

//! The result code of SQLite, without what extends it.
int sqliteCode(const QSqlError &error);

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <memory>
#include <unordered_map>

namespace confab::client {

//! A connection to SQLite under a name that no other has, and its statements, each prepared once. Used by one thread.
class SqlConnection
{
public:
    SqlConnection() = default;
    ~SqlConnection() { close(); }
    Q_DISABLE_COPY_MOVE(SqlConnection)

    //! A new one, without a file.
    QSqlDatabase &make();
    void close();

    QSqlDatabase &database() { return m_database; }
    bool isOpen() const { return m_database.isOpen(); }
    //! `sql` must be a literal. Null when it failed, see lastError(); otherwise valid until the same text is run again.
    QSqlQuery *run(const char *sql, const QVariantList &values);
    const QSqlError &lastError() const { return m_lastError; }

private:
    QString m_name;
    QSqlDatabase m_database;
    QSqlError m_lastError;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace confab::client {

//! The SQLite file under a Replica: settings, schema, prepared statements, and one transaction a turn of the event
//! loop.
class ReplicaDatabase : public QObject
{
    Q_OBJECT
public:
    ReplicaDatabase() = default;
    ~ReplicaDatabase() override;

    //! Opens or makes the file with the current schema; false when it is damaged or of a newer version.
    bool open(const QString &path);
    //! Opens whatever is there, to rescue what can be read.
    bool openAsIs(const QString &path);
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    //! A prepared statement for reading; valid until the same text is asked for again. `sql` must be a literal.
    QSqlQuery &read(const char *sql);
    //! The same for writing: begins the transaction that ends with this turn of the event loop.
    QSqlQuery &write(const char *sql);
    //! Runs it; false (and a warning) when it failed.
    static bool run(QSqlQuery &query);
    //! Commits now; true when there was nothing to do.
    bool flush();
    QString errorText() const { return m_database.lastError().text(); }

private:
    bool connectTo(const QString &path);
    bool prepareSchema();

    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
    QTimer m_commit;
    bool m_writing = false;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimer>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace confab::client {

//! The SQLite file under a Replica: settings, schema, prepared statements, and one transaction a turn of the event
//! loop. What the disk does not take is kept, and written again in the same order until it does.
class ReplicaDatabase : public QObject
{
    Q_OBJECT
public:
    //! Where else there is what a write puts down: on the server, or nowhere.
    enum class Origin { Server, Here };

    enum class Opened {
        Yes,
        Failed,   //!< may work later: a full disk, too many open files
        Unusable, //!< damaged, no database, or of a newer version
    };

    ReplicaDatabase() = default;
    ~ReplicaDatabase() override;

    //! Opens or makes the file with the current schema.
    Opened open(const QString &path);
    //! Opens whatever is there, to rescue what can be read.
    Opened openAsIs(const QString &path);
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    //! A prepared statement for reading; valid until the same text is asked for again. `sql` must be a literal.
    QSqlQuery &read(const char *sql);
    //! Runs it; false (and a warning) when it failed.
    static bool run(QSqlQuery &query);
    //! Part of the transaction that ends with this turn of the event loop. `sql` must be a literal.
    void write(const char *sql, const QVariantList &values, Origin origin = Origin::Server);
    //! A transaction of its own, after all that was written before; it survives a power cut. False: nothing of it is
    //! kept.
    bool writeNow(const char *sql, const QVariantList &values);
    //! Commits now; true when there was nothing to do.
    bool flush();

private:
    struct Write
    {
        const char *sql;
        QVariantList values;
        Origin origin;
    };
    enum class Outcome { Done, Wrong, Failed };
    bool connectTo(const QString &path);
    Opened prepareSchema();
    bool begin();
    Outcome perform(const Write &write);
    bool repeat();
    bool commit();
    void rollBack();
    void postpone();
    void forgetCopies();

    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
    QTimer m_commit;
    QList<Write> m_uncommitted; // oldest first
    bool m_writing = false;     // a transaction is open
    bool m_refused = false;     // the disk takes nothing: m_uncommitted waits
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaWriter.h"

#include "Logging.h"
#include "ReplicaFile.h"

#include <QSqlError>

#include <algorithm>
#include <array>
#include <atomic>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

// NORMAL survives kill -9; a loss of power may cost the last moments, which the server still has.
constexpr const char *kLater = "PRAGMA synchronous = NORMAL";
constexpr const char *kAtOnce = "PRAGMA synchronous = FULL";

ReplicaBatch::Outcome outcomeOf(const QSqlError &error)
{
    constexpr int kBusy = 5;
    qCWarning(lcClient) << "the local copy could not be written:" << error.nativeErrorCode() << error.text();
    return sqliteCode(error) == kBusy ? ReplicaBatch::Outcome::Busy : ReplicaBatch::Outcome::Failed;
}

//! Whether the same statement can succeed at another time.
bool isAboutTheDisk(const QSqlError &error)
{
    // SQLITE_ERROR, TOOBIG, CONSTRAINT, MISMATCH, RANGE: the statement itself is wrong.
    constexpr std::array kWrong{1, 18, 19, 20, 25};
    return std::find(kWrong.begin(), kWrong.end(), sqliteCode(error)) == kWrong.end();
}

QString nextName()
{
    static std::atomic<int> count = 0;
    return u"replica-writer-%1"_s.arg(++count);
}

} // namespace

ReplicaWriter::~ReplicaWriter()
{
    close();
}

Result<> ReplicaWriter::open(const QString &folder, const QString &name)
{
    close();
    m_name = nextName();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    const Result<> opened = ReplicaFile(m_database).open(folder, name);
    if (!opened)
        close();
    return opened;
}

void ReplicaWriter::close()
{
    if (m_name.isEmpty())
        return;
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
}

void ReplicaWriter::perform(const std::shared_ptr<ReplicaBatch> &batch)
{
    batch->outcome = commit(batch->writes);
    batch->done.release();
    Q_EMIT performed();
}

ReplicaWriter::Outcome ReplicaWriter::commit(const QList<ReplicaWrite> &writes)
{
    const bool survivesPowerCut = std::any_of(writes.cbegin(), writes.cend(), [](const ReplicaWrite &write) {
        return write.durability == ReplicaWrite::Durability::PowerCut;
    });
    QSqlQuery(m_database).exec(QLatin1String(survivesPowerCut ? kAtOnce : kLater));
    if (!m_database.transaction())
        return outcomeOf(m_database.lastError());
    for (const ReplicaWrite &write : writes) {
        const Outcome outcome = perform(write);
        if (outcome == Outcome::Committed)
            continue;
        // Fails when SQLite has rolled back by itself, as it may on a full disk.
        m_database.rollback();
        return outcome;
    }
    if (m_database.commit())
        return Outcome::Committed;
    const Outcome outcome = outcomeOf(m_database.lastError());
    m_database.rollback();
    return outcome;
}

ReplicaWriter::Outcome ReplicaWriter::perform(const ReplicaWrite &write)
{
    QSqlQuery &query = prepared(write.sql);
    for (int i = 0; i < write.values.size(); ++i)
        query.bindValue(i, write.values.at(i));
    const bool isDone = query.exec();
    const QSqlError error = query.lastError();
    query.finish();
    if (isDone)
        return Outcome::Committed;
    const Outcome outcome = outcomeOf(error);
    return isAboutTheDisk(error) ? outcome : Outcome::Committed;
}

QSqlQuery &ReplicaWriter::prepared(const char *sql)
{
    std::unique_ptr<QSqlQuery> &query = m_statements[sql];
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_database);
        if (!query->prepare(QLatin1String(sql)))
            qCWarning(lcClient) << "a statement is wrong:" << sql << query->lastError().text();
    }
    return *query;
}

} // namespace confab::client

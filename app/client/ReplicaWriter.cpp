// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaWriter.h"

#include "Logging.h"
#include "ReplicaFile.h"

#include <algorithm>
#include <array>

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

} // namespace

Result<> ReplicaWriter::open(const QString &folder, const QString &name)
{
    const Result<> opened = ReplicaFile(m_connection.make()).open(folder, name);
    if (!opened)
        m_connection.close();
    return opened;
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
    QSqlDatabase &database = m_connection.database();
    QSqlQuery(database).exec(QLatin1String(survivesPowerCut ? kAtOnce : kLater));
    if (!database.transaction())
        return outcomeOf(database.lastError());
    for (const ReplicaWrite &write : writes) {
        const Outcome outcome = perform(write);
        if (outcome == Outcome::Committed)
            continue;
        // Fails when SQLite has rolled back by itself, as it may on a full disk.
        database.rollback();
        return outcome;
    }
    if (database.commit())
        return Outcome::Committed;
    const Outcome outcome = outcomeOf(database.lastError());
    database.rollback();
    return outcome;
}

ReplicaWriter::Outcome ReplicaWriter::perform(const ReplicaWrite &write)
{
    if (QSqlQuery *query = m_connection.run(write.sql, write.values)) {
        query->finish();
        return Outcome::Committed;
    }
    const Outcome outcome = outcomeOf(m_connection.lastError());
    return isAboutTheDisk(m_connection.lastError()) ? outcome : Outcome::Committed;
}

} // namespace confab::client

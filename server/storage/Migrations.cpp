// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Migrations.h"

#include "Log.h"
#include "MigrationSteps.h"
#include "Transaction.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

// In the global namespace, as the macro needs it: the linker drops resources of a static library that nobody names.
static void registerMigrations()
{
    Q_INIT_RESOURCE(confab_migrations);
}

namespace confab::storage {

namespace {

constexpr int kCacheKib = 64 * 1'024;

//! A step under way.
class Step
{
public:
    //! After `before` others of `all` that are done in pieces.
    Step(Database &database, const Migration &migration, const MigrationWatch &watch, int before, int all)
        : m_database(database)
        , m_migration(migration)
        , m_watch(watch)
        , m_before(before)
        , m_all(all)
        , m_parts(partsOf(migration.sql))
    {
    }

    Result<> run()
    {
        auto done = m_parts.piece.isEmpty() ? Result<>(Done{}) : copy();
        if (done)
            done = inTransaction(m_database, [this] { return finish(); });
        if (!done && !isStopped())
            qCCritical(lcStorage) << "migration" << m_migration.name << "failed";
        return done;
    }

private:
    Result<> copy()
    {
        const auto begun = isBegun();
        if (!begun)
            return begun.error();
        auto done = *begun ? Result<>(Done{}) : inTransaction(m_database, [this] { return begin(); });
        bool isLeft = true;
        while (done && isLeft) {
            if (isStopped())
                return Error{ErrorCode::Unavailable, u"The server was stopped while its database was being migrated."_s};
            done = inTransaction(m_database, [this, &isLeft] { return runPiece(isLeft); });
            // The log is begun anew then, and stays short.
            if (done)
                done = m_database.executeText(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
            if (done)
                done = tell();
        }
        return done;
    }

    //! By this version, and nobody has written since: servers renew the mark when they start and end.
    Result<bool> isBegun()
    {
        const auto table =
            m_database.valueOfText(u"SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'migration_begun')"_s);
        if (!table || !table->toBool())
            return table ? Result<bool>(false) : Result<bool>(table.error());
        const auto same = m_database.valueOfText(u"SELECT EXISTS (SELECT 1 FROM migration_begun WHERE version = %1"
                                                 " AND mark IS (SELECT mark FROM log_mark))"_s.arg(m_migration.version));
        return same ? Result<bool>(same->toBool()) : Result<bool>(same.error());
    }

    Result<> begin()
    {
        return runAll(QStringList{u"CREATE TABLE IF NOT EXISTS migration_begun (version INTEGER NOT NULL, mark BLOB) STRICT"_s,
                                  u"DELETE FROM migration_begun"_s,
                                  u"INSERT INTO migration_begun VALUES (%1, (SELECT mark FROM log_mark))"_s.arg(
                                      m_migration.version)} +
                      m_parts.first);
    }

    Result<> runPiece(bool &isLeft)
    {
        isLeft = false;
        for (const QString &statement : m_parts.piece) {
            const auto changed = m_database.changeText(statement);
            if (!changed)
                return changed.error();
            isLeft = isLeft || *changed > 0;
        }
        return Done{};
    }

    Result<> tell()
    {
        for (const QString &statement : m_parts.percent) {
            const auto percent = m_database.valueOfText(statement);
            if (!percent)
                return percent.error();
            if (m_watch.progress)
                m_watch.progress((100 * m_before + percent->toInt()) / m_all);
        }
        return Done{};
    }

    Result<> finish()
    {
        auto done = runAll(m_parts.last);
        if (done && !m_parts.piece.isEmpty())
            done = m_database.executeText(u"DROP TABLE migration_begun"_s);
        if (done)
            done = m_database.executeText(u"PRAGMA user_version = %1"_s.arg(m_migration.version));
        return done;
    }

    Result<> runAll(const QStringList &statements)
    {
        auto done = Result<>(Done{});
        for (const QString &statement : statements) {
            if (done = m_database.executeText(statement); !done)
                break;
        }
        return done;
    }

    bool isStopped() const { return m_watch.isStopped && m_watch.isStopped(); }

    Database &m_database;
    const Migration &m_migration;
    const MigrationWatch &m_watch;
    const int m_before;
    const int m_all;
    const MigrationParts m_parts;
};

} // namespace

QList<Migration> builtInMigrations()
{
    registerMigrations();
    QList<Migration> migrations;
    const QDir folder(u":/confab/storage/migrations"_s);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            migrations += {name.section(u'_', 0, 0).toInt(), name, QString::fromUtf8(file.readAll())};
    }
    return migrations;
}

QString faultOfOrder(const QList<Migration> &migrations)
{
    for (qsizetype i = 0; i < migrations.size(); ++i) {
        if (migrations[i].version != i + 1)
            return u"%1 stands where step %2 is expected"_s.arg(migrations[i].name).arg(i + 1);
    }
    return {};
}

Result<> migrate(Database &database, const QList<Migration> &migrations, const MigrationWatch &watch)
{
    if (const QString fault = faultOfOrder(migrations); !fault.isEmpty())
        return Error{ErrorCode::Internal, fault};
    const auto stored = database.valueOfText(u"PRAGMA user_version"_s);
    const auto cache = database.valueOfText(u"PRAGMA cache_size"_s);
    if (!stored || !cache)
        return (stored ? cache : stored).error();
    const int version = stored->toInt();
    if (version > migrations.size()) {
        return Error{
            ErrorCode::Unavailable,
            u"The database was written by a newer version of Confab (schema %1, this one knows %2)."_s.arg(version).arg(
                migrations.size())};
    }
    if (version == migrations.size())
        return Done{};
    // What a step sets aside to undo itself is as large as the tables it rewrites: for memory that may be too much. The
    // indexes that it fills are needed all the time.
    auto done = database.executeText(u"PRAGMA temp_store = FILE"_s);
    if (done)
        done = database.executeText(u"PRAGMA cache_size = -%1"_s.arg(kCacheKib));
    const auto isInPieces = [](const Migration &step) { return !partsOf(step.sql).piece.isEmpty(); };
    const int all = int(std::count_if(migrations.cbegin() + version, migrations.cend(), isInPieces));
    int before = 0;
    for (qsizetype i = version; done && i < migrations.size(); ++i) {
        done = Step(database, migrations[i], watch, before, all).run();
        before += isInPieces(migrations[i]);
    }
    if (done)
        done = database.executeText(u"PRAGMA cache_size = %1"_s.arg(cache->toInt()));
    if (done)
        done = database.executeText(u"PRAGMA temp_store = MEMORY"_s);
    // The log is left as large, too, and nobody reads it yet.
    if (done)
        done = database.executeText(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return done;
}

} // namespace confab::storage

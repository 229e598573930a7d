// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Migrations.h"

#include "Log.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// In the global namespace, as the macro needs it: the linker drops resources of a static library that nobody names.
static void registerMigrations()
{
    Q_INIT_RESOURCE(confab_migrations);
}

namespace confab::storage {

namespace {

// Where the quoted text or comment that starts at `from` ends, or `from` when none starts there.
qsizetype endOfSpan(QStringView sql, qsizetype from)
{
    const auto after = [&](QLatin1String closing) {
        const auto found = sql.indexOf(closing, from + 1);
        return found < 0 ? sql.size() : found + closing.size();
    };
    const QStringView rest = sql.sliced(from);
    if (rest.startsWith("--"_L1))
        return after("\n"_L1);
    if (rest.startsWith("/*"_L1))
        return after("*/"_L1);
    if (rest.startsWith(u'\''))
        return after("'"_L1);
    if (rest.startsWith(u'"'))
        return after("\""_L1);
    return from;
}

bool isComplete(QStringView statement)
{
    static const QRegularExpression trigger(uR"(^\s*CREATE\s+(TEMP\s+|TEMPORARY\s+)?TRIGGER\b)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(uR"(\bEND\s*$)"_s, QRegularExpression::CaseInsensitiveOption);
    return !trigger.match(statement.toString()).hasMatch() || end.match(statement.toString()).hasMatch();
}

Result<> apply(Database &database, const Migration &migration)
{
    if (const auto begun = database.executeText(u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    auto done = Result<>(Done{});
    for (const QString &statement : splitStatements(migration.sql)) {
        if (done = database.executeText(statement); !done)
            break;
    }
    if (done)
        done = database.executeText(u"PRAGMA user_version = %1"_s.arg(migration.version));
    if (done)
        done = database.executeText(u"COMMIT"_s);
    if (!done) {
        static_cast<void>(database.executeText(u"ROLLBACK"_s));
        qCCritical(lcStorage) << "migration" << migration.name << "failed";
    }
    return done;
}

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

Result<> migrate(Database &database, const QList<Migration> &migrations)
{
    if (const QString fault = faultOfOrder(migrations); !fault.isEmpty())
        return Error{ErrorCode::Internal, fault};
    const auto stored = database.valueOfText(u"PRAGMA user_version"_s);
    if (!stored)
        return stored.error();
    const int version = stored->toInt();
    if (version > migrations.size()) {
        return Error{
            ErrorCode::Unavailable,
            u"The database was written by a newer version of Confab (schema %1, this one knows %2)."_s.arg(version).arg(
                migrations.size())};
    }
    if (version == migrations.size())
        return Done{};
    // What a step sets aside to undo itself is as large as the tables it rewrites: for memory that may be too much.
    auto done = database.executeText(u"PRAGMA temp_store = FILE"_s);
    for (qsizetype i = version; done && i < migrations.size(); ++i)
        done = apply(database, migrations[i]);
    if (done)
        done = database.executeText(u"PRAGMA temp_store = MEMORY"_s);
    // The log is left as large, too, and nobody reads it yet.
    if (done)
        done = database.executeText(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return done;
}

QStringList splitStatements(QStringView sql)
{
    QStringList statements;
    QString current;
    for (qsizetype i = 0; i < sql.size();) {
        if (const auto end = endOfSpan(sql, i); end > i) {
            const bool isComment = sql[i] == u'-' || sql[i] == u'/';
            current += isComment ? QStringView(u" ") : sql.sliced(i, end - i);
            i = end;
            continue;
        }
        if (sql[i] == u';' && isComplete(current)) {
            statements += current.trimmed();
            current.clear();
        } else {
            current += sql[i];
        }
        ++i;
    }
    if (!current.trimmed().isEmpty())
        statements += current.trimmed();
    statements.removeAll(QString());
    return statements;
}

} // namespace confab::storage

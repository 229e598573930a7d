// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DatabaseFile.h"

#include "Migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

// Of SQLite's file format: the header of the first page.
constexpr char kMagic[] = "SQLite format 3"; // with its NUL
constexpr qsizetype kHeaderBytes = 100;
constexpr qsizetype kReadVersionAt = 19; // 2: its log is a -wal file beside it
constexpr qsizetype kUserVersionAt = 60;

const auto kRestore = u"Put a backup in its place, or take it away to begin anew."_s;

Error unusable(const QString &file, const QString &what, const QString &advice)
{
    return {ErrorCode::Unavailable, u"%1 %2. %3"_s.arg(QDir::toNativeSeparators(file), what, advice)};
}

bool hasLog(const QString &file)
{
    return QFileInfo(file + "-wal"_L1).size() > 0;
}

Error cannotCreate(const QString &file, const QString &why)
{
    return {ErrorCode::Unavailable,
            u"The database %1 can't be created: %2."_s.arg(QDir::toNativeSeparators(file), why)};
}

} // namespace

Result<bool> findDatabase(const QString &file)
{
    QFile database(file);
    if (!database.exists()) {
        if (hasLog(file))
            return unusable(file, u"is missing, though its log, %1-wal, is there"_s.arg(QFileInfo(file).fileName()),
                            u"Put it back beside the log, or take the log away to begin anew."_s);
        return false;
    }
    if (!database.open(QIODevice::ReadOnly))
        return unusable(file, u"can't be read: %1"_s.arg(database.errorString()),
                        u"Let the server's user read and write it."_s);
    const QByteArray header = database.read(kHeaderBytes);
    if (header.isEmpty())
        return unusable(file, u"is empty"_s, kRestore);
    if (header.size() < kHeaderBytes || !header.startsWith(QByteArrayView(kMagic, sizeof kMagic)))
        return unusable(file, u"is no database"_s, kRestore);
    if (header[kReadVersionAt] == 1 && hasLog(file))
        return unusable(file, u"is a copy, and %1-wal beside it is the log of another database"_s.arg(QFileInfo(file).fileName()),
                        u"Take the -wal and -shm files away: what is in them would damage the copy."_s);
    // A log may hold the schema that the file does not have yet.
    const auto version = qFromBigEndian<qint32>(header.constData() + kUserVersionAt);
    if (version == 0 && !hasLog(file))
        return unusable(file, u"is a database, but holds nothing of a server"_s, kRestore);
    if (const auto known = builtInMigrations().size(); version > known)
        return unusable(file, u"was written by a newer version of Confab (schema %1, this one knows %2)"_s.arg(version).arg(known),
                        u"Start that version, or put a backup from before it in its place."_s);
    return true;
}

Result<> createDatabase(const DatabaseOptions &options)
{
    DatabaseOptions fresh = options;
    fresh.file += ".new"_L1;
    for (const QLatin1String rest : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(fresh.file + rest);
    QDir().mkpath(QFileInfo(options.file).absolutePath());
    {
        QFile file(fresh.file);
        // SQLite gives the files beside it the same permissions.
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return cannotCreate(options.file, file.errorString());
        const auto database = Database::open(fresh);
        if (!database)
            return database.error();
        if (auto migrated = migrate(**database, builtInMigrations()); !migrated)
            return migrated;
    }
    QFile file(fresh.file);
    if (!file.rename(options.file))
        return cannotCreate(options.file, file.errorString());
    return Done{};
}

} // namespace confab::storage

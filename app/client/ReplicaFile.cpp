// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaFile.h"

#include "Logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <array>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;

constexpr std::array kSettings{
    "PRAGMA journal_mode = WAL",
    "PRAGMA busy_timeout = 1000",
    "PRAGMA journal_size_limit = 4194304",
    "PRAGMA trusted_schema = OFF",
};

constexpr std::array kSchema{
    "CREATE TABLE rooms (id BLOB PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL,"
    " seq INTEGER NOT NULL, member_count INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by BLOB NOT NULL,"
    " last_read INTEGER NOT NULL, unread INTEGER NOT NULL, mention_seq INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE positions (room BLOB PRIMARY KEY, epoch BLOB, ev INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE messages (room BLOB NOT NULL, seq INTEGER NOT NULL, id BLOB NOT NULL, author BLOB NOT NULL,"
    " deleted INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY (room, seq)) WITHOUT ROWID",
    "CREATE INDEX messages_id ON messages (id)",
    "CREATE TABLE members (room BLOB NOT NULL, user BLOB NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
    " role TEXT NOT NULL, joined_at INTEGER NOT NULL, PRIMARY KEY (room, user)) WITHOUT ROWID",
    "CREATE TABLE cursors (room BLOB NOT NULL, user BLOB NOT NULL, delivered INTEGER NOT NULL, seen INTEGER NOT NULL,"
    " PRIMARY KEY (room, user)) WITHOUT ROWID",
    "CREATE TABLE drafts (room BLOB PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE outbox (place INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT NOT NULL UNIQUE, room BLOB NOT NULL,"
    " content TEXT NOT NULL, reply_to BLOB, thread BLOB, created_at INTEGER NOT NULL, error_code TEXT,"
    " error_text TEXT)",
};

// Came after the first files of this version: one without them is as good as one in which they are empty.
constexpr std::array kLaterTables{
    "CREATE TABLE IF NOT EXISTS draft_subjects (room BLOB PRIMARY KEY, is_edit INTEGER NOT NULL, message BLOB NOT NULL,"
    " aside TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS room_preferences (room BLOB PRIMARY KEY, level TEXT, until INTEGER,"
    " favourite INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS untold_reads (room BLOB PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS mention_counts (room BLOB PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS system_lines (room BLOB NOT NULL, ev INTEGER NOT NULL, after_seq INTEGER NOT NULL,"
    " what INTEGER NOT NULL, user BLOB NOT NULL, name TEXT NOT NULL, by BLOB NOT NULL, by_name TEXT NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY (room, ev, what)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS line_times (room BLOB NOT NULL, ev INTEGER NOT NULL, at INTEGER NOT NULL,"
    " PRIMARY KEY (room, ev)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS handed_back_words (place INTEGER PRIMARY KEY AUTOINCREMENT, room BLOB NOT NULL,"
    " room_name TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (room, text))",
    "CREATE TABLE IF NOT EXISTS room_losses (place INTEGER PRIMARY KEY AUTOINCREMENT, room BLOB NOT NULL UNIQUE,"
    " name TEXT NOT NULL, why INTEGER NOT NULL, by_name TEXT NOT NULL, reason TEXT NOT NULL, until INTEGER NOT NULL)",
};

// Where words stand that have the name of their room alone: each name is a room of its own, with an id that no other has.
constexpr std::array kNamedWords{
    "SAVEPOINT named_words",
    "INSERT OR IGNORE INTO handed_back_words (room, room_name, text) SELECT named.room, words.room_name, words.text"
    " FROM handed_back AS words JOIN (SELECT room_name, randomblob(16) AS room FROM handed_back GROUP BY room_name)"
    " AS named ON named.room_name = words.room_name ORDER BY words.place",
    "DROP TABLE handed_back",
    "RELEASE named_words",
};

// What is known here already stays as it is.
constexpr std::array kRescue{
    "INSERT OR IGNORE INTO main.outbox (client_id, room, content, reply_to, thread, created_at, error_code, error_text)"
    " SELECT client_id, room, content, reply_to, thread, created_at, error_code, error_text FROM aside.outbox"
    " ORDER BY place",
    "INSERT OR IGNORE INTO main.draft_subjects (room, is_edit, message, aside)"
    " SELECT room, is_edit, message, aside FROM aside.draft_subjects WHERE room NOT IN (SELECT room FROM main.drafts)",
    "INSERT OR IGNORE INTO main.drafts (room, text) SELECT room, text FROM aside.drafts",
    "INSERT OR IGNORE INTO main.handed_back_words (room, room_name, text) SELECT room, room_name, text"
    " FROM aside.handed_back_words ORDER BY place",
    "INSERT OR IGNORE INTO main.handed_back_words (room, room_name, text) SELECT named.room, words.room_name, words.text"
    " FROM aside.handed_back AS words JOIN (SELECT room_name, randomblob(16) AS room FROM aside.handed_back"
    " GROUP BY room_name) AS named ON named.room_name = words.room_name ORDER BY words.place",
    "INSERT OR IGNORE INTO main.room_losses (room, name, why, by_name, reason, until)"
    " SELECT room, name, why, by_name, reason, until FROM aside.room_losses ORDER BY place",
};

bool moveDatabase(const QString &from, const QString &to)
{
    if (QFile::exists(from) && !QFile::rename(from, to))
        return false;
    for (const auto suffix : {"-wal"_L1, "-shm"_L1})
        QFile::rename(from + suffix, to + suffix);
    return true;
}

bool makeLaterTables(QSqlQuery &query)
{
    const auto perform = [&query](const char *sql) { return query.exec(QLatin1String(sql)); };
    if (!std::ranges::all_of(kLaterTables, perform) ||
        !perform("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'handed_back'"))
        return false;
    const bool hasNamedWords = query.next();
    query.finish();
    return !hasNamedWords || std::ranges::all_of(kNamedWords, perform);
}

} // namespace

int sqliteCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

ReplicaFile::ReplicaFile(QSqlDatabase &database)
    : m_database(database)
{
}

QString ReplicaFile::path(const QString &folder, const QString &name)
{
    return QDir(folder).filePath(name + ".db"_L1);
}

Result<> ReplicaFile::open(const QString &folder, const QString &name)
{
    const QDir dir(folder);
    if (!dir.mkpath(u"."_s))
        return Error{ErrorCode::StorageFull, u"The folder for local data can't be made: %1"_s.arg(folder)};
    const QString file = path(folder, name);
    Opened opened = connectTo(file);
    if (opened == Opened::Unusable) {
        m_database.close();
        if (!moveDatabase(file, file + u".rescue-%1"_s.arg(QDateTime::currentMSecsSinceEpoch())))
            return Error{ErrorCode::StorageFull, u"The local data can't be replaced: %1"_s.arg(file)};
        opened = connectTo(file);
    }
    if (opened != Opened::Yes)
        return Error{ErrorCode::StorageFull, u"The local data can't be opened. Is the disk full? %1"_s.arg(file)};
    // What people write is nobody else's business on a shared machine.
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    const QStringList asides = dir.entryList({name + ".db.rescue-*"_L1}, QDir::Files, QDir::Name);
    for (const QString &aside : asides) {
        if (!aside.endsWith("-wal"_L1) && !aside.endsWith("-shm"_L1) && rescue(dir.filePath(aside)))
            moveDatabase(dir.filePath(aside), dir.filePath(QString(aside).replace(".rescue-"_L1, ".unreadable-"_L1)));
    }
    return Done{};
}

ReplicaFile::Opened ReplicaFile::connectTo(const QString &path)
{
    m_database.setDatabaseName(path);
    return m_database.open() ? prepareSchema() : refuse(m_database.lastError());
}

ReplicaFile::Opened ReplicaFile::prepareSchema()
{
    QSqlQuery query(m_database);
    for (const char *setting : kSettings) {
        if (!query.exec(QLatin1String(setting)))
            return refuse(query.lastError());
    }
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return refuse(query.lastError());
    const int version = query.value(0).toInt();
    query.finish();
    if (version == kVersion)
        return makeLaterTables(query) ? Opened::Yes : refuse(query.lastError());
    if (version != 0) {
        qCWarning(lcClient) << "the local copy is of another version:" << version;
        return Opened::Unusable;
    }
    if (!m_database.transaction())
        return refuse(m_database.lastError());
    for (const char *statement : kSchema) {
        if (!query.exec(QLatin1String(statement)))
            return refuse(query.lastError());
    }
    if (!makeLaterTables(query))
        return refuse(query.lastError());
    if (!query.exec(u"PRAGMA user_version = %1"_s.arg(kVersion)))
        return refuse(query.lastError());
    return m_database.commit() ? Opened::Yes : refuse(m_database.lastError());
}

ReplicaFile::Opened ReplicaFile::refuse(const QSqlError &error)
{
    constexpr int kCorrupt = 11;
    constexpr int kNoDatabase = 26;
    qCWarning(lcClient) << "the local copy can't be opened:" << error.nativeErrorCode() << error.text();
    const int code = sqliteCode(error);
    return code == kCorrupt || code == kNoDatabase ? Opened::Unusable : Opened::Failed;
}

bool ReplicaFile::rescue(const QString &path)
{
    QSqlQuery query(m_database);
    query.prepare(u"ATTACH DATABASE ? AS aside"_s);
    query.addBindValue(path);
    if (!query.exec())
        return refuse(query.lastError()) == Opened::Unusable; // nothing can be had from it
    query.finish();
    const bool isDone = takeOver() != Opened::Failed;
    query.exec(u"DETACH DATABASE aside"_s);
    return isDone;
}

ReplicaFile::Opened ReplicaFile::takeOver()
{
    constexpr int kNoSuchTable = 1;
    if (!m_database.transaction())
        return refuse(m_database.lastError());
    QSqlQuery query(m_database);
    for (const char *statement : kRescue) {
        if (query.exec(QLatin1String(statement)) || sqliteCode(query.lastError()) == kNoSuchTable)
            continue;
        const Opened refused = refuse(query.lastError());
        query.finish();
        m_database.rollback();
        return refused;
    }
    query.finish();
    if (m_database.commit())
        return Opened::Yes;
    const Opened refused = refuse(m_database.lastError());
    m_database.rollback();
    return refused;
}

} // namespace confab::client

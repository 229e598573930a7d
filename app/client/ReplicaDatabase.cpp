// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaDatabase.h"

#include "Logging.h"

#include <QSqlError>

#include <algorithm>
#include <array>
#include <atomic>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;

constexpr const char *kLater = "PRAGMA synchronous = NORMAL";
constexpr const char *kAtOnce = "PRAGMA synchronous = FULL";

constexpr std::array kSettings{
    "PRAGMA journal_mode = WAL",
    // Survives kill -9; a loss of power may cost the last moments, which the server still has. writeNow() does more.
    kLater,
    "PRAGMA busy_timeout = 200",
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

constexpr int kRetryMs = 1'000;
constexpr int kMostCopies = 5'000;

//! The result code of SQLite, without what extends it.
int codeOf(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

//! Whether the same statement can succeed at another time.
bool isAboutTheDisk(const QSqlError &error)
{
    // SQLITE_ERROR, TOOBIG, CONSTRAINT, MISMATCH, RANGE: the statement itself is wrong.
    constexpr std::array kWrong{1, 18, 19, 20, 25};
    return std::find(kWrong.begin(), kWrong.end(), codeOf(error)) == kWrong.end();
}

ReplicaDatabase::Opened refused(const QSqlError &error)
{
    constexpr int kCorrupt = 11;
    constexpr int kNoDatabase = 26;
    qCWarning(lcClient) << "the local copy can't be opened:" << error.nativeErrorCode() << error.text();
    const int code = codeOf(error);
    return code == kCorrupt || code == kNoDatabase ? ReplicaDatabase::Opened::Unusable
                                                   : ReplicaDatabase::Opened::Failed;
}

QString nextName()
{
    static std::atomic<int> count = 0;
    return u"replica-%1"_s.arg(++count);
}

} // namespace

ReplicaDatabase::~ReplicaDatabase()
{
    close();
}

ReplicaDatabase::Opened ReplicaDatabase::open(const QString &path)
{
    const Opened opened = connectTo(path) ? prepareSchema() : refused(m_database.lastError());
    if (opened != Opened::Yes)
        close();
    return opened;
}

ReplicaDatabase::Opened ReplicaDatabase::openAsIs(const QString &path)
{
    if (!connectTo(path))
        return refused(m_database.lastError());
    QSqlQuery query(m_database);
    if (query.exec(u"SELECT 1 FROM outbox LIMIT 1"_s))
        return Opened::Yes;
    constexpr int kNoSuchTable = 1;
    return codeOf(query.lastError()) == kNoSuchTable ? Opened::Unusable : refused(query.lastError());
}

bool ReplicaDatabase::connectTo(const QString &path)
{
    close();
    m_name = nextName();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    m_commit.setSingleShot(true);
    connect(&m_commit, &QTimer::timeout, this, &ReplicaDatabase::flush, Qt::UniqueConnection);
    return m_database.open();
}

void ReplicaDatabase::close()
{
    if (m_name.isEmpty())
        return;
    flush();
    m_commit.stop();
    m_statements.clear();
    m_uncommitted.clear();
    m_writing = false;
    m_refused = false;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
}

ReplicaDatabase::Opened ReplicaDatabase::prepareSchema()
{
    QSqlQuery query(m_database);
    for (const char *setting : kSettings) {
        if (!query.exec(QLatin1String(setting)))
            return refused(query.lastError());
    }
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return refused(query.lastError());
    const int version = query.value(0).toInt();
    query.finish();
    if (version == kVersion)
        return Opened::Yes;
    if (version != 0) {
        qCWarning(lcClient) << "the local copy is of another version:" << version;
        return Opened::Unusable;
    }
    if (!m_database.transaction())
        return refused(m_database.lastError());
    for (const char *statement : kSchema) {
        if (!query.exec(QLatin1String(statement)))
            return refused(query.lastError());
    }
    if (!query.exec(u"PRAGMA user_version = %1"_s.arg(kVersion)))
        return refused(query.lastError());
    return m_database.commit() ? Opened::Yes : refused(m_database.lastError());
}

QSqlQuery &ReplicaDatabase::read(const char *sql)
{
    std::unique_ptr<QSqlQuery> &query = m_statements[sql];
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(QLatin1String(sql)))
            qCWarning(lcClient) << "a statement is wrong:" << sql << query->lastError().text();
    }
    query->finish();
    return *query;
}

bool ReplicaDatabase::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    qCWarning(lcClient) << "the local copy failed:" << query.lastError().text();
    return false;
}

void ReplicaDatabase::write(const char *sql, const QVariantList &values, Origin origin)
{
    if (!isOpen())
        return;
    m_uncommitted.append({sql, values, origin});
    if (m_refused) {
        forgetCopies();
    } else if (!begin() || perform(m_uncommitted.last()) == Outcome::Failed) {
        rollBack();
        postpone();
    }
}

bool ReplicaDatabase::writeNow(const char *sql, const QVariantList &values)
{
    if (!flush())
        return false;
    QSqlQuery setting(m_database);
    setting.exec(QLatin1String(kAtOnce));
    const bool kept = begin() && perform({sql, values, Origin::Here}) == Outcome::Done && commit();
    if (!kept)
        rollBack();
    m_commit.stop();
    setting.exec(QLatin1String(kLater));
    return kept;
}

bool ReplicaDatabase::flush()
{
    if (m_uncommitted.isEmpty())
        return true;
    m_commit.stop();
    if ((!m_refused || repeat()) && commit()) {
        m_uncommitted.clear();
        if (std::exchange(m_refused, false))
            qCInfo(lcClient) << "the local copy is written again";
        return true;
    }
    rollBack();
    postpone();
    return false;
}

bool ReplicaDatabase::begin()
{
    if (!m_writing && m_database.transaction()) {
        m_writing = true;
        m_commit.start(0);
    }
    return m_writing;
}

ReplicaDatabase::Outcome ReplicaDatabase::perform(const Write &write)
{
    QSqlQuery &query = read(write.sql);
    for (int i = 0; i < write.values.size(); ++i)
        query.bindValue(i, write.values.at(i));
    if (run(query))
        return Outcome::Done;
    return isAboutTheDisk(query.lastError()) ? Outcome::Failed : Outcome::Wrong;
}

bool ReplicaDatabase::repeat()
{
    return begin() && std::all_of(m_uncommitted.cbegin(), m_uncommitted.cend(),
                                  [this](const Write &write) { return perform(write) != Outcome::Failed; });
}

bool ReplicaDatabase::commit()
{
    // A statement that is still being read would keep the transaction open.
    for (const auto &[sql, query] : m_statements)
        query->finish();
    if (!m_database.commit()) {
        qCWarning(lcClient) << "the local copy could not be written:" << m_database.lastError().text();
        return false;
    }
    m_writing = false;
    return true;
}

void ReplicaDatabase::rollBack()
{
    for (const auto &[sql, query] : m_statements)
        query->finish();
    // Fails when SQLite has rolled back by itself, as it may on a full disk.
    m_database.rollback();
    m_writing = false;
}

void ReplicaDatabase::postpone()
{
    m_refused = true;
    m_commit.start(kRetryMs);
}

// A disk may be full for long. What only this machine has stays; of the rest it is enough that no old message is taken
// for a current one: histories are paged again, and positions that stay behind only mean a longer replay.
void ReplicaDatabase::forgetCopies()
{
    const auto isCopy = [](const Write &write) { return write.origin == Origin::Server; };
    if (std::count_if(m_uncommitted.cbegin(), m_uncommitted.cend(), isCopy) <= kMostCopies)
        return;
    m_uncommitted.removeIf(isCopy);
    m_uncommitted.prepend({"DELETE FROM messages", {}, Origin::Server});
}

} // namespace confab::client

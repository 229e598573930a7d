// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Database.h"

#include "Log.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <array>
#include <atomic>

using namespace Qt::StringLiterals;

namespace confab::storage {

Q_LOGGING_CATEGORY(lcStorage, "confab.storage")

namespace {

// Primary result codes of SQLite, the low byte of what it reports.
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kConstraint = 19;
constexpr int kNotADatabase = 26;

constexpr int kKeptLogBytes = 48 * 1'024 * 1'024; // of a log that is begun anew
// About two pages for each row among many rooms, and text again about as often as it is indexed.
constexpr qint64 kLogBytesOfARow = 2 * 4'096;
constexpr qint64 kLogBytesOfAByte = 2;

const auto kDamaged = u"The server's database is damaged."_s;

Error errorOf(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case kFull:
        return {ErrorCode::StorageFull};
    case kBusy:
    case kLocked:
        return {ErrorCode::Busy};
    case kConstraint:
        return {ErrorCode::Conflict};
    case kReadOnly:
        return {ErrorCode::Unavailable, u"The server's database may only be read."_s};
    case kIoError:
        return {ErrorCode::Unavailable, u"The server's disk can't be read or written."_s};
    case kCannotOpen:
        return {ErrorCode::Unavailable, u"The server's database can't be opened."_s};
    case kCorrupt:
    case kNotADatabase:
        return {ErrorCode::Unavailable, kDamaged};
    default:
        return {ErrorCode::Internal};
    }
}

// QSqlQuery binds by position by making up a name each time, which costs more than the binding. So each `?` gets a name
// when the statement is prepared, and is bound by it.
const QString &placeholder(size_t index)
{
    static const auto names = [] {
        std::array<QString, 32> made;
        for (size_t i = 0; i < made.size(); ++i)
            made[i] = u":p%1"_s.arg(i);
        return made;
    }();
    return names.at(index);
}

QString withNamedPlaceholders(const char *sql)
{
    QString text;
    size_t count = 0;
    for (const char *c = sql; *c != 0; ++c)
        text += *c == '?' ? placeholder(count++) : QString(QLatin1Char(*c));
    return text;
}

Error tooLong()
{
    return {ErrorCode::Busy, u"This took too long while others write."_s};
}

qint64 sizeOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString:
        return static_cast<const QString *>(value.constData())->size();
    case QMetaType::QByteArray:
        return static_cast<const QByteArray *>(value.constData())->size();
    default:
        return 8;
    }
}

} // namespace

bool isDamage(const Error &error)
{
    return error.message == kDamaged;
}

bool Row::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 Row::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

double Row::real(int column) const
{
    return m_query.value(column).toDouble();
}

QString Row::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray Row::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

std::optional<qint64> Row::optionalInteger(int column) const
{
    const QVariant value = m_query.value(column);
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions &options)
{
    std::unique_ptr<Database> database(new Database);
    if (const auto connected = database->connect(options); !connected)
        return connected.error();
    return database;
}

Database::~Database()
{
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<> Database::connect(const DatabaseOptions &options)
{
    static std::atomic<int> count = 0;
    m_connectionName = u"confab-storage-%1"_s.arg(++count);
    m_file = options.file;
    {
        auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
        connection.setDatabaseName(options.file);
        connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeoutMs));
        if (!connection.open())
            return fail(connection.lastError(), "open"_L1);
    }
    QStringList pragmas = {u"foreign_keys = ON"_s,
                           u"trusted_schema = OFF"_s,
                           u"temp_store = MEMORY"_s,
                           u"wal_autocheckpoint = 0"_s,
                           u"journal_size_limit = %1"_s.arg(kKeptLogBytes),
                           u"cache_size = -%1"_s.arg(options.cacheKib)};
    if (options.readOnly)
        pragmas += u"query_only = ON"_s;
    else
        pragmas += {u"journal_mode = WAL"_s,
                    options.synchronous == Synchronous::Full ? u"synchronous = FULL"_s : u"synchronous = NORMAL"_s};
    for (const QString &pragma : pragmas) {
        if (const auto done = executeText(u"PRAGMA "_s + pragma); !done)
            return done.error();
    }
    return Done{};
}

Result<int> Database::executeValues(Sql sql, std::span<const QVariant> values)
{
    const auto query = run(sql, values);
    if (!query)
        return query.error();
    const int changed = std::max((*query)->numRowsAffected(), 0);
    m_changes += changed;
    return changed;
}

Result<int> Database::attempt(Sql sql)
{
    m_isAttempt = true;
    const auto done = executeValues(sql, {});
    m_isAttempt = false;
    return done;
}

Result<> Database::visitRows(Sql sql, std::span<const QVariant> values, const std::function<bool(const Row &)> &visit)
{
    if (isReadTooLong())
        return tooLong();
    const auto query = run(sql, values);
    if (!query)
        return query.error();
    const Row row(**query);
    while ((*query)->next()) {
        if (!visit(row))
            break;
        if (isReadTooLong()) {
            (*query)->finish();
            return tooLong();
        }
    }
    const QSqlError error = (*query)->lastError();
    // An unfinished statement would hold the read transaction open and keep the log from being emptied.
    (*query)->finish();
    if (error.isValid())
        return fail(error, QLatin1String(sql.text()));
    return Done{};
}

Result<QSqlQuery *> Database::run(Sql sql, std::span<const QVariant> values)
{
    auto &query = m_statements[sql.text()];
    if (!query) {
        auto prepared = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connectionName, false));
        prepared->setForwardOnly(true);
        if (!prepared->prepare(withNamedPlaceholders(sql.text())))
            return fail(prepared->lastError(), QLatin1String(sql.text()));
        query = std::move(prepared);
    }
    for (size_t i = 0; i < values.size(); ++i) {
        query->bindValue(placeholder(i), values[i]);
        m_bytesBound += sizeOf(values[i]);
    }
    if (!query->exec())
        return fail(query->lastError(), QLatin1String(sql.text()));
    return query.get();
}

Result<> Database::executeText(const QString &sql)
{
    const auto value = valueOfText(sql);
    return value ? Result<>(Done{}) : Result<>(value.error());
}

Result<QVariant> Database::valueOfText(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connectionName, false));
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return fail(query.lastError(), QLatin1String(sql.toLatin1()));
    return query.next() ? query.value(0) : QVariant();
}

qint64 Database::logBytesWritten() const
{
    return kLogBytesOfARow * m_changes + kLogBytesOfAByte * m_bytesBound;
}

void Database::limitReads(const std::atomic<bool> *isInTheWay, std::chrono::milliseconds limit)
{
    m_isInTheWay = isInTheWay;
    m_readLimit = limit;
}

void Database::begunRead()
{
    m_readSince = std::chrono::steady_clock::now();
}

bool Database::isReadTooLong() const
{
    return m_isInTheWay && *m_isInTheWay && std::chrono::steady_clock::now() - m_readSince > m_readLimit;
}

std::optional<Error> Database::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

Error Database::fail(const QSqlError &error, QLatin1String statement)
{
    const Error failure = errorOf(error);
    if (m_isAttempt)
        return failure;
    log(error, statement);
    if (!m_failure)
        m_failure = failure;
    return failure;
}

// A full disk makes every message fail: the same failure is logged once a second. Only what SQLite says of the
// statement is shown, never what was bound to it.
void Database::log(const QSqlError &error, QLatin1String statement)
{
    const bool isRepeated = m_sinceLogged.isValid() && m_sinceLogged.elapsed() < 1'000;
    if (isRepeated && m_loggedCode == error.nativeErrorCode())
        return;
    m_sinceLogged.start();
    m_loggedCode = error.nativeErrorCode();
    constexpr qsizetype kShown = 60; // which tells them apart
    const QString shown = statement.size() > kShown ? statement.left(kShown) + u'…' : QString(statement);
    qCWarning(lcStorage) << "failed:" << error.databaseText() << "code" << m_loggedCode << "in" << shown;
}

} // namespace confab::storage

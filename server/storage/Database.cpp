// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Database.h"

#include "DatabaseErrors.h"
#include "Log.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace confab::storage {

Q_LOGGING_CATEGORY(lcStorage, "confab.storage")

namespace {

constexpr int kKeptLogBytes = 48 * 1'024 * 1'024; // of a log that is begun anew
// About two pages for each row among many rooms, and text again about as often as it is indexed.
constexpr qint64 kLogBytesOfARow = 2 * 4'096;
constexpr qint64 kLogBytesOfAByte = 2;

Error tooLong()
{
    return {ErrorCode::Busy, u"This took too long while others write."_s};
}

//! Binds values, which outlive the statement's run, and adds up their bytes.
class Binder
{
public:
    explicit Binder(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }

    void bind(int place, const SqlValue &value)
    {
        m_place = place;
        std::visit(*this, value);
    }
    qint64 bytes() const { return m_bytes; }

    void operator()(std::nullptr_t) { sqlite3_bind_null(m_statement, m_place); }
    void operator()(qint64 number)
    {
        m_bytes += 8;
        sqlite3_bind_int64(m_statement, m_place, number);
    }
    void operator()(double number)
    {
        m_bytes += 8;
        sqlite3_bind_double(m_statement, m_place, number);
    }
    void operator()(const QByteArray &bytes)
    {
        m_bytes += bytes.size();
        sqlite3_bind_blob64(m_statement, m_place, bytes.constData(), quint64(bytes.size()), SQLITE_STATIC);
    }
    void operator()(const SqlString &text)
    {
        m_bytes += text.utf8.size();
        sqlite3_bind_text64(m_statement, m_place, text.utf8.constData(), quint64(text.utf8.size()), SQLITE_STATIC,
                            SQLITE_UTF8);
    }

private:
    sqlite3_stmt *const m_statement;
    int m_place = 0;
    qint64 m_bytes = 0;
};

//! Ends a statement's run: one that is not at its end would hold the transaction of its read open, and keep the log
//! from being emptied.
class Run
{
public:
    explicit Run(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    ~Run() { sqlite3_reset(m_statement); }
    Q_DISABLE_COPY_MOVE(Run)

private:
    sqlite3_stmt *const m_statement;
};

QVariant variantOf(sqlite3_stmt *statement)
{
    const Row row(statement);
    switch (sqlite3_column_type(statement, 0)) {
    case SQLITE_INTEGER:
        return row.integer(0);
    case SQLITE_FLOAT:
        return row.real(0);
    case SQLITE_BLOB:
        return row.bytes(0);
    case SQLITE_TEXT:
        return row.text(0);
    default:
        return {};
    }
}

} // namespace

void Database::Close::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

void Database::Close::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions &options)
{
    std::unique_ptr<Database> database(new Database);
    if (const auto connected = database->connect(options); !connected)
        return connected.error();
    return database;
}

Database::~Database() = default;

Result<> Database::connect(const DatabaseOptions &options)
{
    m_file = options.file;
    // One thread at a time uses it, so SQLite needs no lock of its own.
    sqlite3 *connection = nullptr;
    const int opened = sqlite3_open_v2(options.file.toUtf8().constData(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    m_connection.reset(connection);
    if (opened != SQLITE_OK)
        return fail("open");
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, options.busyTimeoutMs);
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

Result<int> Database::executeValues(Sql sql, std::span<const SqlValue> values)
{
    const auto statement = ready(sql, values);
    if (!statement)
        return statement.error();
    const auto changed = runToEnd(*statement, sql.text());
    m_changes += changed ? *changed : 0;
    return changed;
}

Result<int> Database::attempt(Sql sql)
{
    m_isAttempt = true;
    const auto done = executeValues(sql, {});
    m_isAttempt = false;
    return done;
}

Result<> Database::visitRows(Sql sql, std::span<const SqlValue> values, const std::function<bool(const Row &)> &visit)
{
    if (isReadTooLong())
        return tooLong();
    const auto statement = ready(sql, values);
    if (!statement)
        return statement.error();
    const Run run(*statement);
    const Row row(*statement);
    int step = SQLITE_DONE;
    while ((step = sqlite3_step(*statement)) == SQLITE_ROW) {
        if (!visit(row))
            return Done{};
        if (isReadTooLong())
            return tooLong();
    }
    return step == SQLITE_DONE ? Result<>(Done{}) : Result<>(fail(sql.text()));
}

Result<Database::Statement> Database::prepare(const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_connection.get(), sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr) != SQLITE_OK)
        return fail(sql);
    return Statement(statement);
}

Result<sqlite3_stmt *> Database::ready(Sql sql, std::span<const SqlValue> values)
{
    Statement &statement = m_statements[sql.text()];
    if (!statement) {
        auto prepared = prepare(sql.text());
        if (!prepared)
            return prepared.error();
        statement = *std::move(prepared);
    }
    Binder binder(statement.get());
    for (size_t i = 0; i < values.size(); ++i)
        binder.bind(int(i + 1), values[i]);
    m_bytesBound += binder.bytes();
    return statement.get();
}

Result<int> Database::runToEnd(sqlite3_stmt *statement, QByteArrayView text)
{
    const Run run(statement);
    const auto before = sqlite3_total_changes64(m_connection.get());
    int step = SQLITE_ROW;
    while (step == SQLITE_ROW)
        step = sqlite3_step(statement);
    if (step != SQLITE_DONE)
        return fail(text);
    // Those of a statement that changes none stay what they were; what cascades is not among them.
    const bool changes = sqlite3_total_changes64(m_connection.get()) != before;
    return changes ? int(sqlite3_changes64(m_connection.get())) : 0;
}

Result<> Database::executeText(const QString &sql)
{
    const auto value = valueOfText(sql);
    return value ? Result<>(Done{}) : Result<>(value.error());
}

Result<int> Database::changeText(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    const auto statement = prepare(text);
    return statement ? runToEnd(statement->get(), text) : Result<int>(statement.error());
}

Result<QVariant> Database::valueOfText(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    const auto statement = prepare(text);
    if (!statement)
        return statement.error();
    switch (sqlite3_step(statement->get())) {
    case SQLITE_ROW:
        return variantOf(statement->get());
    case SQLITE_DONE:
        return QVariant();
    default:
        return fail(text);
    }
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

Error Database::fail(QByteArrayView statement)
{
    const Error failure = errorOf(sqlite3_errcode(m_connection.get()));
    if (m_isAttempt)
        return failure;
    log(statement);
    if (!m_failure)
        m_failure = failure;
    return failure;
}

// A full disk makes every message fail: the same failure is logged once a second. Only what SQLite says of the
// statement is shown, never what was bound to it.
void Database::log(QByteArrayView statement)
{
    const int code = sqlite3_extended_errcode(m_connection.get());
    const bool isRepeated = m_sinceLogged.isValid() && m_sinceLogged.elapsed() < 1'000;
    if (isRepeated && m_loggedCode == code)
        return;
    m_sinceLogged.start();
    m_loggedCode = code;
    constexpr qsizetype kShown = 60; // which tells them apart
    QString shown = QString::fromUtf8(statement.first(std::min(kShown, statement.size())));
    if (statement.size() > kShown)
        shown += u'…';
    qCWarning(lcStorage) << "failed:" << QString::fromUtf8(sqlite3_errmsg(m_connection.get())) << "code" << code << "in"
                         << shown;
}

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "Row.h"
#include "Sql.h"

#include <QElapsedTimer>
#include <QVariant>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <span>
#include <unordered_map>

struct sqlite3;

namespace confab::storage {

enum class Synchronous { Normal, Full }; //!< Full is what "acknowledged survives a power cut" needs

struct DatabaseOptions
{
    QString file = {};
    Synchronous synchronous = Synchronous::Full;
    int busyTimeoutMs = 200;
    int cacheKib = 4'096;
    bool readOnly = false; //!< writes are refused by SQLite
};

//! Whether an error of a Database says that the file itself is broken, so that only a copy of before helps.
bool isDamage(const Error &error);

//! One SQLite connection with its prepared statements. It is opened, used and destroyed by one thread.
//! A failed statement gives StorageFull (disk full), Busy (locked by another), Unavailable (read-only, input/output,
//! damaged; in words) or Internal (a constraint, too: refusals are found out before), is logged without its values, and
//! is remembered until takeFailure().
class Database
{
public:
    //! Opens or creates the file: WAL, foreign keys on, automatic checkpoints off.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions &options);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    //! Runs a statement that gives no rows; the answer is the number of rows that it changed.
    template <class... Args>
    Result<int> execute(Sql sql, const Args &...args)
    {
        return executeValues(sql, std::array<SqlValue, sizeof...(Args)>{toValue(args)...});
    }

    //! The same for a statement that may well fail (a lock that is taken, a rollback after SQLite's own): the failure
    //! is answered, but neither logged nor remembered.
    Result<int> attempt(Sql sql);

    //! Calls visit(const Row &) for every row; a visitor that returns bool ends the reading with false. The visitor
    //! must not run the same statement again.
    template <class Visitor, class... Args>
    Result<> forEach(Sql sql, Visitor &&visit, const Args &...args)
    {
        return visitRows(sql, std::array<SqlValue, sizeof...(Args)>{toValue(args)...}, [&visit](const Row &row) {
            if constexpr (std::is_same_v<std::invoke_result_t<Visitor &, const Row &>, bool>)
                return visit(row);
            else
                return visit(row), true;
        });
    }

    //! What `read` makes of the first row, or nullopt when there is none.
    template <class Read, class... Args>
    auto first(Sql sql, Read &&read, const Args &...args)
        -> Result<std::optional<std::decay_t<std::invoke_result_t<Read &, const Row &>>>>
    {
        std::optional<std::decay_t<std::invoke_result_t<Read &, const Row &>>> found;
        const auto done = forEach(
            sql,
            [&](const Row &row) {
                found.emplace(read(row));
                return false;
            },
            args...);
        if (!done)
            return done.error();
        return found;
    }

    //! A statement made at run time (migrations, pragmas); not kept prepared.
    Result<> executeText(const QString &sql);
    //! The same, with the number of rows that it changed.
    Result<int> changeText(const QString &sql);
    //! The first column of the first row of such a statement.
    Result<QVariant> valueOfText(const QString &sql);

    //! The first failure since the last call: tells a database error from a refusal that a command decided itself.
    std::optional<Error> takeFailure();
    //! Rows changed so far, by all statements.
    qint64 changes() const { return m_changes; }
    //! What the write-ahead log grew by so far, roughly, commits not counted.
    qint64 logBytesWritten() const;
    //! From now on: a read that has taken `limit` since `begunRead()` is ended with Busy once `isInTheWay`. It is
    //! looked at between rows and statements; a null pointer takes the limit away.
    void limitReads(const std::atomic<bool> *isInTheWay, std::chrono::milliseconds limit);
    void begunRead();
    QString file() const { return m_file; }

private:
    Database() = default;

    struct Close
    {
        void operator()(sqlite3 *connection) const;
        void operator()(sqlite3_stmt *statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Close>;

    Result<int> executeValues(Sql sql, std::span<const SqlValue> values);
    Result<> visitRows(Sql sql, std::span<const SqlValue> values, const std::function<bool(const Row &)> &visit);
    Result<> connect(const DatabaseOptions &options);
    Result<Statement> prepare(const QByteArray &sql);
    //! Kept prepared, and bound.
    Result<sqlite3_stmt *> ready(Sql sql, std::span<const SqlValue> values);
    Result<int> runToEnd(sqlite3_stmt *statement, QByteArrayView text);
    bool isReadTooLong() const;
    //! What the connection failed with last.
    Error fail(QByteArrayView statement);
    void log(QByteArrayView statement);

    QString m_file;
    std::unique_ptr<sqlite3, Close> m_connection;
    std::unordered_map<const char *, Statement> m_statements; // by where their text lies
    std::optional<Error> m_failure;
    QElapsedTimer m_sinceLogged;
    int m_loggedCode = 0;
    bool m_isAttempt = false;
    qint64 m_changes = 0;
    qint64 m_bytesBound = 0;
    const std::atomic<bool> *m_isInTheWay = nullptr;
    std::chrono::milliseconds m_readLimit = {};
    std::chrono::steady_clock::time_point m_readSince = {};
};

} // namespace confab::storage

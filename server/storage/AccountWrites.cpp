// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountWrites.h"

#include "AccountNames.h"
#include "AccountRows.h"

namespace confab::storage {

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kKeepEndedMs = 30 * kDayMs;
constexpr qint64 kKeepUsedMs = 7 * kDayMs; // a refresh token that was used longer ago is refused as unknown

Result<> toDone(const Result<int> &changed)
{
    return changed ? Result<>(Done{}) : Result<>(changed.error());
}

Result<QList<SessionId>> setPassword(Database &database, UserId user, const QByteArray &hash, SessionId keep,
                                     Timestamp now)
{
    const auto changed =
        database.execute("UPDATE accounts SET password_hash = ? WHERE id = ?", QString::fromUtf8(hash), user);
    return changed ? endSessions(database, user, keep, now) : Result<QList<SessionId>>(changed.error());
}

} // namespace

Result<> createUser(Database &database, const core::StoredUser &user, const core::StoredSession &session,
                    const QByteArray &refreshHash)
{
    if (const auto free = accountrows::checkNames(database, user.nameKeys, user.user.id, user.createdAt); !free)
        return free;
    if (const auto free = accountnames::checkSpeaksForNobody(database, user.user.name, user.user.id); !free)
        return free;
    if (const auto made = accountrows::insertUser(database, user); !made)
        return made;
    return accountrows::insertSession(database, session, refreshHash);
}

Result<QList<SessionId>> changePassword(Database &database, UserId user, const QByteArray &hash, SessionId keep,
                                        Timestamp now)
{
    const auto living =
        database.first("SELECT 1 FROM sessions WHERE id = ? AND account = ? AND ended_at IS NULL",
                       [](const Row &) { return true; }, keep, user);
    if (!living)
        return living.error();
    return *living ? setPassword(database, user, hash, keep, now)
                   : Result<QList<SessionId>>(ErrorCode::Unauthorized);
}

Result<> openSession(Database &database, const core::StoredSession &session, const QByteArray &refreshHash,
                     const QByteArray &passwordHash)
{
    static constexpr SqlText kText("SELECT password_hash, suspended_at IS NOT NULL"
                                   " AND COALESCE(suspended_until > ?, 1) AS is_suspended FROM accounts"
                                   " WHERE id = ? AND ended_at IS NULL");
    const auto allowed = database.first(
        kText,
        [&passwordHash](const Row &row) -> Result<> {
            if (row.text(kText["password_hash"]).toUtf8() != passwordHash)
                return ErrorCode::Unauthorized;
            return row.integer(kText["is_suspended"]) != 0 ? Result<>(ErrorCode::Forbidden) : Result<>(Done{});
        },
        session.createdAt, session.user);
    if (!allowed)
        return allowed.error();
    const auto may = allowed->value_or(Result<>(ErrorCode::Unauthorized));
    return may ? accountrows::insertSession(database, session, refreshHash) : may;
}

Result<> slideSession(Database &database, SessionId session, Timestamp expiresAt)
{
    return toDone(
        database.execute("UPDATE sessions SET expires_at = MAX(expires_at, ?) WHERE id = ?", expiresAt, session));
}

Result<> endSession(Database &database, SessionId session, Timestamp now)
{
    return toDone(
        database.execute("UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL", now, session));
}

Result<QList<SessionId>> endSessions(Database &database, UserId user, SessionId keep, Timestamp now)
{
    QList<SessionId> ended;
    const auto listed = database.forEach(
        "SELECT id FROM sessions WHERE account = ? AND id <> ? AND ended_at IS NULL",
        [&ended](const Row &row) { ended.append(row.id<SessionId>(0)); }, user, keep);
    if (!listed)
        return listed.error();
    const auto done = database.execute(
        "UPDATE sessions SET ended_at = ? WHERE account = ? AND id <> ? AND ended_at IS NULL", now, user, keep);
    return done ? Result<QList<SessionId>>(ended) : Result<QList<SessionId>>(done.error());
}

Result<QList<SessionId>> endSessionsOf(Database &database, UserId user, const core::SessionChoice &which, Timestamp now)
{
    if (!which.only)
        return endSessions(database, user, which.keep, now);
    const auto known = database.first("SELECT ended_at FROM sessions WHERE id = ? AND account = ?",
                                      [](const Row &row) { return row.isNull(0); }, *which.only, user);
    if (!known)
        return known.error();
    if (!*known)
        return ErrorCode::NotFound;
    if (!**known)
        return QList<SessionId>();
    const auto ended = endSession(database, *which.only, now);
    return ended ? Result<QList<SessionId>>({*which.only}) : Result<QList<SessionId>>(ended.error());
}

Result<> allowReset(Database &database, UserId user, const QByteArray &codeHash, Timestamp until)
{
    const auto found = accountrows::findUser(database, user);
    if (!found)
        return found.error();
    if (!*found || (*found)->passwordHash.isEmpty())
        return ErrorCode::NotFound;
    if (const auto voided = database.execute("DELETE FROM password_resets WHERE account = ?", user); !voided)
        return voided.error();
    return toDone(database.execute("INSERT INTO password_resets (code_hash, account, ends_at) VALUES (?, ?, ?)", codeHash,
                                   user, until));
}

Result<UserId> findReset(Database &database, const QByteArray &codeHash, Timestamp now)
{
    const auto user = database.first(
        "SELECT p.account FROM password_resets p JOIN accounts a ON a.id = p.account AND a.ended_at IS NULL"
        " WHERE p.code_hash = ? AND p.ends_at > ?",
        [](const Row &row) { return row.id<UserId>(0); }, codeHash, now);
    if (!user)
        return user.error();
    return *user ? Result<UserId>(**user) : Result<UserId>(ErrorCode::NotFound);
}

Result<core::ResetPassword> resetPassword(Database &database, const QByteArray &codeHash,
                                          const QByteArray &passwordHash, Timestamp now)
{
    const auto user = findReset(database, codeHash, now);
    if (!user)
        return user.error();
    if (const auto used = database.execute("DELETE FROM password_resets WHERE account = ?", *user); !used)
        return used.error();
    const auto ended = setPassword(database, *user, passwordHash, SessionId{}, now);
    return ended ? Result<core::ResetPassword>(core::ResetPassword{*user, *ended})
                 : Result<core::ResetPassword>(ended.error());
}

Result<> purgeAccounts(Database &database, Timestamp now)
{
    const auto results = {
        database.execute("DELETE FROM refresh_tokens WHERE used_at < ?", now - kKeepUsedMs),
        database.execute("DELETE FROM sessions WHERE ended_at < ? OR (guest = 0 AND expires_at < ?)",
                         now - kKeepEndedMs, now - kKeepEndedMs),
        database.execute("DELETE FROM account_names WHERE free_at <= ?", now),
        database.execute("DELETE FROM password_resets WHERE ends_at <= ?", now)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    return Done{};
}

} // namespace confab::storage

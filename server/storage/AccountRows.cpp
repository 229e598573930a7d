// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountRows.h"

namespace confab::storage::accountrows {

using core::Rotation;

core::StoredUser user(const Row &row)
{
    core::StoredUser found;
    found.user = {row.id<UserId>(0), row.text(1), row.enumeration<UserKind>(2)};
    found.guest = row.integer(3) != 0;
    found.role = row.enumeration<Role>(4);
    found.folded = row.text(5);
    found.passwordHash = row.text(6).toUtf8();
    found.createdAt = row.integer(7);
    return found;
}

core::StoredSession session(const Row &row)
{
    return {row.id<SessionId>(0), row.id<UserId>(1), row.text(2), row.integer(3) != 0, row.integer(4), row.integer(5)};
}

Result<std::optional<core::StoredUser>> findUser(Database &database, UserId id)
{
    return database.first("SELECT id, name, kind, guest, role, folded_name, password_hash, created_at FROM accounts "
                          "WHERE id = ? AND ended_at IS NULL",
                          user, id);
}

Result<> checkNames(Database &database, const QStringList &keys, UserId except, Timestamp now)
{
    for (const QString &key : keys) {
        const auto holder = database.first(
            "SELECT account FROM account_names WHERE look = ? AND account <> ? AND (free_at IS NULL OR free_at > ?)",
            [](const Row &row) { return row.id<UserId>(0); }, key, except, now);
        if (!holder)
            return holder.error();
        if (*holder)
            return ErrorCode::Conflict;
    }
    return Done{};
}

Result<> claimNames(Database &database, const QStringList &keys, UserId account)
{
    if (const auto done = database.execute("DELETE FROM account_names WHERE account = ?", account); !done)
        return done.error();
    for (const QString &key : keys) {
        const auto done = database.execute(
            "INSERT OR REPLACE INTO account_names (look, account, free_at) VALUES (?, ?, NULL)", key, account);
        if (!done)
            return done.error();
    }
    return Done{};
}

Result<> insertUser(Database &database, const core::StoredUser &stored)
{
    const auto done =
        database.execute("INSERT INTO accounts (id, name, folded_name, kind, guest, role, password_hash, created_at) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         stored.user.id, stored.user.name, stored.folded, stored.user.kind, stored.guest, stored.role,
                         QString::fromUtf8(stored.passwordHash), stored.createdAt);
    if (!done)
        return done.error();
    return claimNames(database, stored.nameKeys, stored.user.id);
}

Result<> insertSession(Database &database, const core::StoredSession &stored, const QByteArray &refreshHash)
{
    const auto opened =
        database.execute("INSERT INTO sessions (id, account, device, guest, created_at, expires_at) "
                         "VALUES (?, ?, ?, ?, ?, ?)",
                         stored.id, stored.user, stored.device, stored.guest, stored.createdAt, stored.expiresAt);
    if (!opened)
        return opened.error();
    const auto done =
        database.execute("INSERT INTO refresh_tokens (hash, session) VALUES (?, ?)", refreshHash, stored.id);
    if (!done)
        return done.error();
    return Done{};
}

namespace {

struct Found
{
    core::StoredSession session = {};
    std::optional<Timestamp> usedAt = {};
};

Result<> renew(Database &database, const QByteArray &oldHash, const QByteArray &newHash,
               const core::StoredSession &session, Timestamp now)
{
    const auto used =
        database.execute("UPDATE refresh_tokens SET used_at = COALESCE(used_at, ?) WHERE hash = ?", now, oldHash);
    if (!used)
        return used.error();
    const auto given =
        database.execute("INSERT OR IGNORE INTO refresh_tokens (hash, session) VALUES (?, ?)", newHash, session.id);
    if (!given)
        return given.error();
    if (*given > 0) {
        // A token gives the same next one each time, unless the server's secret was changed between: no second line
        // then either.
        const auto spent = database.execute(
            "UPDATE refresh_tokens SET used_at = ? WHERE session = ? AND used_at IS NULL AND hash <> ?", now,
            session.id, newHash);
        if (!spent)
            return spent.error();
    }
    const auto moved =
        database.execute("UPDATE sessions SET expires_at = ? WHERE id = ?", session.expiresAt, session.id);
    if (!moved)
        return moved.error();
    return Done{};
}

} // namespace

Result<Rotation> rotate(Database &database, const QByteArray &oldHash, const QByteArray &newHash,
                        const core::RefreshTimes &times)
{
    const auto found = database.first(
        "SELECT s.id, s.account, s.device, s.guest, s.created_at, s.expires_at, t.used_at FROM refresh_tokens t "
        "JOIN sessions s ON s.id = t.session WHERE t.hash = ? AND s.ended_at IS NULL AND (s.guest OR s.expires_at > ?)",
        [](const Row &row) {
            return Found{session(row), row.optionalInteger(6)};
        },
        oldHash, times.now);
    if (!found)
        return found.error();
    Rotation rotation;
    if (!*found)
        return rotation;
    rotation.session = (*found)->session;
    if ((*found)->usedAt && times.now - *(*found)->usedAt >= times.graceMs) {
        const auto ended =
            database.execute("UPDATE sessions SET ended_at = ? WHERE id = ?", times.now, rotation.session.id);
        if (!ended)
            return ended.error();
        rotation.outcome = Rotation::Outcome::Reused;
        return rotation;
    }
    const auto owner = findUser(database, rotation.session.user);
    if (!owner)
        return owner.error();
    if (!*owner)
        return rotation;
    rotation.user = **owner;
    rotation.session.expiresAt = times.now + (rotation.session.guest ? times.guestMs : times.accountMs);
    if (const auto done = renew(database, oldHash, newHash, rotation.session, times.now); !done)
        return done.error();
    rotation.outcome = Rotation::Outcome::Rotated;
    return rotation;
}

} // namespace confab::storage::accountrows

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountRows.h"

namespace confab::storage::accountrows {

using core::Rotation;

core::StoredUser user(const Row &row)
{
    constexpr auto &at = kUserColumns;
    core::StoredUser found;
    found.user = {row.id<UserId>(at["id"]), row.text(at["name"]), row.enumeration<UserKind>(at["kind"])};
    found.guest = row.integer(at["guest"]) != 0;
    found.role = row.enumeration<Role>(at["role"]);
    found.folded = row.text(at["folded_name"]);
    found.passwordHash = row.text(at["password_hash"]).toUtf8();
    found.createdAt = row.integer(at["created_at"]);
    return found;
}

core::StoredSession session(const Row &row)
{
    constexpr auto &at = kSessionColumns;
    return {.id = row.id<SessionId>(at["s.id"]),
            .user = row.id<UserId>(at["s.account"]),
            .device = row.text(at["s.device"]),
            .guest = row.integer(at["s.guest"]) != 0,
            .createdAt = row.integer(at["s.created_at"]),
            .expiresAt = row.integer(at["s.expires_at"]),
            .client = row.text(at["s.client"]),
            .lastSeenAt = row.integer(at["s.last_seen_at"])};
}

Result<std::optional<core::StoredUser>> findUser(Database &database, UserId id)
{
    static constexpr auto kText =
        SqlText("SELECT ") + kUserColumns + " FROM accounts WHERE id = ? AND ended_at IS NULL";
    return database.first(kText, user, id);
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
        database.execute("INSERT INTO sessions (id, account, device, guest, created_at, expires_at, client, last_seen_at) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         stored.id, stored.user, stored.device, stored.guest, stored.createdAt, stored.expiresAt,
                         stored.client, std::max(stored.lastSeenAt, stored.createdAt));
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

Result<bool> isSuspended(Database &database, UserId user, Timestamp now)
{
    const auto found = database.first(
        "SELECT 1 FROM accounts WHERE id = ? AND suspended_at IS NOT NULL AND COALESCE(suspended_until > ?, 1)",
        [](const Row &) { return true; }, user, now);
    return found ? Result<bool>(found->has_value()) : Result<bool>(found.error());
}

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
    static constexpr auto kText = SqlText("SELECT ") + kSessionColumns +
                                  ", t.used_at FROM refresh_tokens t JOIN sessions s ON s.id = t.session"
                                  " WHERE t.hash = ? AND s.ended_at IS NULL AND (s.guest OR s.expires_at > ?)";
    const auto found = database.first(
        kText,
        [](const Row &row) {
            return Found{session(row), row.optionalInteger(kText["t.used_at"])};
        },
        oldHash, times.now);
    if (!found)
        return found.error();
    Rotation rotation;
    if (!*found)
        return rotation;
    rotation.session = (*found)->session;
    const auto suspended = isSuspended(database, rotation.session.user, times.now);
    if (!suspended)
        return suspended.error();
    if (*suspended) {
        rotation.outcome = Rotation::Outcome::Suspended;
        return rotation;
    }
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

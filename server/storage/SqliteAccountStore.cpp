// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteAccountStore.h"

#include "AccountNames.h"
#include "AccountRows.h"
#include "SqliteEngine.h"

namespace confab::storage {

using namespace core;

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kKeepEndedMs = 30 * kDayMs;
constexpr qint64 kKeepUsedMs = 7 * kDayMs; // a refresh token that was used longer ago is refused as unknown

Result<> toDone(const Result<int> &changed)
{
    if (!changed)
        return changed.error();
    return Done{};
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
    if (!done)
        return done.error();
    return ended;
}

Result<AccountsSnapshot> snapshot(Database &database, Timestamp endedSince)
{
    AccountsSnapshot result;
    const auto owner =
        database.first("SELECT 1 FROM accounts WHERE role = 0 LIMIT 1", [](const Row &row) { return row.integer(0); });
    if (!owner)
        return owner.error();
    result.hasOwner = owner->has_value();
    const auto guests = database.forEach(
        "SELECT id, account, device, guest, created_at, expires_at FROM sessions WHERE guest = 1 AND ended_at IS NULL",
        [&result](const Row &row) { result.guests.append(accountrows::session(row)); });
    if (!guests)
        return guests.error();
    const auto ended = database.forEach(
        "SELECT id, ended_at FROM sessions WHERE ended_at >= ?",
        [&result](const Row &row) {
            result.ended.append({row.id<SessionId>(0), row.integer(1)});
        },
        endedSince);
    if (!ended)
        return ended.error();
    return result;
}

} // namespace

SqliteAccountStore::SqliteAccountStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteAccountStore::load(Timestamp endedSince, Reply<AccountsSnapshot> reply)
{
    m_engine.read<AccountsSnapshot>(
        {Subject::accounts()}, [endedSince](Database &database) { return snapshot(database, endedSince); },
        std::move(reply));
}

void SqliteAccountStore::createUser(const StoredUser &user, const StoredSession &session, const QByteArray &refreshHash,
                                    Reply<Done> reply)
{
    m_engine.write<Done>(
        {Subject::accounts()},
        [user, session, refreshHash](Database &database) -> Result<> {
            if (const auto free = accountrows::checkNames(database, user.nameKeys, user.user.id, user.createdAt); !free)
                return free.error();
            if (const auto free = accountnames::checkSpeaksForNobody(database, user.user.name, user.user.id); !free)
                return free.error();
            if (const auto made = accountrows::insertUser(database, user); !made)
                return made.error();
            return accountrows::insertSession(database, session, refreshHash);
        },
        std::move(reply));
}

void SqliteAccountStore::findAccount(const QString &folded, Reply<std::optional<StoredUser>> reply)
{
    m_engine.read<std::optional<StoredUser>>(
        {Subject::accounts()},
        [folded](Database &database) {
            return database.first("SELECT id, name, kind, guest, role, folded_name, password_hash, created_at "
                                  "FROM accounts WHERE folded_name = ? AND password_hash <> '' AND ended_at IS NULL",
                                  accountrows::user, folded);
        },
        std::move(reply));
}

void SqliteAccountStore::findUser(UserId user, Reply<std::optional<StoredUser>> reply)
{
    m_engine.read<std::optional<StoredUser>>(
        {Subject::accounts()}, [user](Database &database) { return accountrows::findUser(database, user); },
        std::move(reply));
}

void SqliteAccountStore::setPasswordHash(UserId user, const QByteArray &hash, SessionId keep, Timestamp now,
                                         Reply<QList<SessionId>> reply)
{
    m_engine.write<QList<SessionId>>(
        {Subject::accounts()},
        [user, hash, keep, now](Database &database) -> Result<QList<SessionId>> {
            const auto changed =
                database.execute("UPDATE accounts SET password_hash = ? WHERE id = ?", QString::fromUtf8(hash), user);
            if (!changed)
                return changed.error();
            return endSessions(database, user, keep, now);
        },
        std::move(reply));
}

void SqliteAccountStore::openSession(const StoredSession &session, const QByteArray &refreshHash, Reply<Done> reply)
{
    m_engine.write<Done>(
        {Subject::accounts()},
        [session, refreshHash](Database &database) {
            return accountrows::insertSession(database, session, refreshHash);
        },
        std::move(reply));
}

void SqliteAccountStore::rotateRefresh(const QByteArray &oldHash, const QByteArray &newHash, const RefreshTimes &times,
                                       Reply<Rotation> reply)
{
    m_engine.write<Rotation>(
        {Subject::accounts()},
        [oldHash, newHash, times](Database &database) {
            return accountrows::rotate(database, oldHash, newHash, times);
        },
        std::move(reply));
}

void SqliteAccountStore::slideSession(SessionId session, Timestamp expiresAt)
{
    m_engine.write<Done>({Subject::accounts()},
                         [session, expiresAt](Database &database) {
                             return toDone(
                                 database.execute("UPDATE sessions SET expires_at = MAX(expires_at, ?) WHERE id = ?",
                                                  expiresAt, session));
                         },
                         {});
}

void SqliteAccountStore::endSession(SessionId session, Timestamp now, Reply<Done> reply)
{
    m_engine.write<Done>(
        {Subject::accounts()},
        [session, now](Database &database) {
            return toDone(
                database.execute("UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL", now, session));
        },
        std::move(reply));
}

void SqliteAccountStore::endGuest(UserId user, Timestamp now, Timestamp nameFreeAt, Reply<Done> reply)
{
    m_engine.write<Done>(
        {Subject::accounts()},
        [user, now, nameFreeAt](Database &database) -> Result<> {
            const auto ended = database.execute(
                "UPDATE accounts SET ended_at = ? WHERE id = ? AND guest = 1 AND ended_at IS NULL", now, user);
            if (!ended)
                return ended.error();
            if (*ended == 0)
                return Done{};
            const auto held =
                database.execute("UPDATE account_names SET free_at = ? WHERE account = ?", nameFreeAt, user);
            if (!held)
                return held.error();
            if (const auto closed = endSessions(database, user, SessionId{}, now); !closed)
                return closed.error();
            return Done{};
        },
        std::move(reply));
}

void SqliteAccountStore::purge(Timestamp now)
{
    m_engine.write<Done>({Subject::accounts()},
                         [now](Database &database) -> Result<> {
                             const auto used =
                                 database.execute("DELETE FROM refresh_tokens WHERE used_at < ?", now - kKeepUsedMs);
                             if (!used)
                                 return used.error();
                             const auto sessions = database.execute(
                                 "DELETE FROM sessions WHERE ended_at < ? OR (guest = 0 AND expires_at < ?)",
                                 now - kKeepEndedMs, now - kKeepEndedMs);
                             if (!sessions)
                                 return sessions.error();
                             return toDone(database.execute("DELETE FROM account_names WHERE free_at <= ?", now));
                         },
                         {});
}

} // namespace confab::storage

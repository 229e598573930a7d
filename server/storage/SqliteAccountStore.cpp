// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteAccountStore.h"

#include "AccountRows.h"
#include "AccountWrites.h"
#include "EngineWrites.h"
#include "PeopleRows.h"

namespace confab::storage {

using namespace core;

namespace {

Result<AccountsSnapshot> snapshot(Database &database, Timestamp endedSince)
{
    AccountsSnapshot result;
    const auto owner =
        database.first("SELECT 1 FROM accounts WHERE role = 0 LIMIT 1", [](const Row &row) { return row.integer(0); });
    if (!owner)
        return owner.error();
    result.hasOwner = owner->has_value();
    const auto people = peoplerows::people(database);
    if (!people)
        return people.error();
    result.people = *people;
    const auto blocks = peoplerows::blocks(database);
    if (!blocks)
        return blocks.error();
    result.blocks = *blocks;
    static constexpr auto kGuests = SqlText("SELECT ") + accountrows::kSessionColumns +
                                    " FROM sessions s WHERE s.guest = 1 AND s.ended_at IS NULL";
    const auto guests = database.forEach(
        kGuests, [&result](const Row &row) { result.guests.append(accountrows::session(row)); });
    if (!guests)
        return guests.error();
    static constexpr SqlText kEnded("SELECT id, ended_at FROM sessions WHERE ended_at >= ?");
    const auto ended = database.forEach(
        kEnded,
        [&result](const Row &row) {
            result.ended.append({row.id<SessionId>(kEnded["id"]), row.integer(kEnded["ended_at"])});
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

void SqliteAccountStore::load(Timestamp endedSince, core::Reply<AccountsSnapshot> reply)
{
    m_engine.read<AccountsSnapshot>(
        {Subject::accounts()}, [endedSince](Database &database) { return snapshot(database, endedSince); },
        std::move(reply));
}

void SqliteAccountStore::createUser(const StoredUser &user, const StoredSession &session, const QByteArray &refreshHash,
                                    core::Reply<Done> reply)
{
    m_engine.write(write::CreateUser{user, session, refreshHash}, std::move(reply));
}

void SqliteAccountStore::findAccount(const QString &folded, core::Reply<std::optional<StoredUser>> reply)
{
    m_engine.read<std::optional<StoredUser>>(
        {Subject::accounts()},
        [folded](Database &database) {
            static constexpr auto kText = SqlText("SELECT ") + accountrows::kUserColumns +
                                          " FROM accounts WHERE folded_name = ? AND password_hash <> ''"
                                          " AND ended_at IS NULL";
            return database.first(kText, accountrows::user, folded);
        },
        std::move(reply));
}

void SqliteAccountStore::findUser(UserId user, core::Reply<std::optional<StoredUser>> reply)
{
    m_engine.read<std::optional<StoredUser>>(
        {Subject::accounts()}, [user](Database &database) { return accountrows::findUser(database, user); },
        std::move(reply));
}

void SqliteAccountStore::setPasswordHash(UserId user, const QByteArray &hash, SessionId keep, Timestamp now,
                                         core::Reply<QList<SessionId>> reply)
{
    m_engine.write(write::SetPassword{user, hash, keep, now}, std::move(reply));
}

void SqliteAccountStore::openSession(const StoredSession &session, const QByteArray &refreshHash,
                                     const QByteArray &passwordHash, core::Reply<Done> reply)
{
    m_engine.write(write::OpenSession{session, refreshHash, passwordHash}, std::move(reply));
}

void SqliteAccountStore::rotateRefresh(const QByteArray &oldHash, const QByteArray &newHash, const RefreshTimes &times,
                                       core::Reply<Rotation> reply)
{
    m_engine.write(write::RotateRefresh{oldHash, newHash, times}, std::move(reply));
}

void SqliteAccountStore::slideSession(SessionId session, Timestamp expiresAt)
{
    m_engine.write(write::SlideSession{session, expiresAt}, {});
}

void SqliteAccountStore::endSession(SessionId session, Timestamp now, core::Reply<Done> reply)
{
    m_engine.write(write::EndSession{session, now}, std::move(reply));
}

void SqliteAccountStore::sessionsOf(UserId user, Timestamp now, core::Reply<QList<StoredSession>> reply)
{
    m_engine.read<QList<StoredSession>>(
        {Subject::accounts()},
        [user, now](Database &database) -> Result<QList<StoredSession>> {
            static constexpr auto kText = SqlText("SELECT ") + accountrows::kSessionColumns +
                                          " FROM sessions s WHERE s.account = ? AND s.ended_at IS NULL"
                                          " AND (s.guest OR s.expires_at > ?) ORDER BY s.created_at DESC, s.id DESC";
            QList<StoredSession> sessions;
            const auto read = database.forEach(
                kText, [&sessions](const Row &row) { sessions.append(accountrows::session(row)); }, user, now);
            return read ? Result<QList<StoredSession>>(sessions) : Result<QList<StoredSession>>(read.error());
        },
        std::move(reply));
}

void SqliteAccountStore::endSessionsOf(UserId user, const SessionChoice &which, Timestamp now,
                                       core::Reply<QList<SessionId>> reply)
{
    m_engine.write(write::EndSessionsOf{user, which, now}, std::move(reply));
}

void SqliteAccountStore::allowReset(UserId user, const QByteArray &codeHash, Timestamp until, const AuditNotes &notes,
                                    core::Reply<Done> reply)
{
    m_engine.write(write::AllowReset{user, codeHash, until}, notes, std::move(reply));
}

void SqliteAccountStore::findReset(const QByteArray &codeHash, Timestamp now, core::Reply<UserId> reply)
{
    m_engine.read<UserId>(
        {Subject::accounts()},
        [codeHash, now](Database &database) { return storage::findReset(database, codeHash, now); }, std::move(reply));
}

void SqliteAccountStore::resetPassword(const QByteArray &codeHash, const QByteArray &passwordHash, Timestamp now,
                                       core::Reply<ResetPassword> reply)
{
    m_engine.write(write::UseReset{codeHash, passwordHash, now}, std::move(reply));
}

void SqliteAccountStore::endAccount(UserId user, Timestamp now, Timestamp nameFreeAt,
                                    core::Reply<EndedUser> reply)
{
    m_engine.write(write::EndAccount{user, now, nameFreeAt}, std::move(reply));
}

void SqliteAccountStore::endGuest(UserId user, Timestamp now, Timestamp nameFreeAt, core::Reply<EndedUser> reply)
{
    m_engine.write(write::EndGuest{user, now, nameFreeAt}, std::move(reply));
}

void SqliteAccountStore::purge(Timestamp now)
{
    m_engine.write(write::PurgeAccounts{now}, {});
}

} // namespace confab::storage

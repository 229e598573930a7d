// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryAccounts.h"

#include "MemoryMembership.h"

#include <algorithm>
#include <functional>

namespace confab::support {

using core::AccountsSnapshot;
using core::Rotation;
using core::StoredSession;
using core::StoredUser;
using Rows = MemoryAccountRows;

namespace {

constexpr qint64 kDayMs = 86'400'000;

AccountsSnapshot snapshot(const Rows &rows, Timestamp endedSince)
{
    AccountsSnapshot result;
    for (const Rows::AccountRow &row : rows.accounts) {
        result.hasOwner = result.hasOwner || row.stored.role == Role::Owner;
        if (!row.endedAt && row.stored.user.kind == UserKind::Person)
            result.people.append(Rows::known(row));
    }
    result.blocks = rows.blocks;
    for (auto session = rows.sessions.cbegin(); session != rows.sessions.cend(); ++session) {
        if (session->endedAt && *session->endedAt >= endedSince)
            result.ended.append({session.key(), *session->endedAt});
        else if (!session->endedAt && session->stored.guest)
            result.guests.append(session->stored);
    }
    return result;
}

void open(Rows &rows, const StoredSession &session, const QByteArray &refreshHash)
{
    Rows::SessionRow &row = rows.sessions[session.id];
    row.stored = session;
    row.stored.lastSeenAt = std::max(session.lastSeenAt, session.createdAt);
    rows.tokens.insert(refreshHash, {session.id, std::nullopt});
}

void renew(Rows &rows, const QByteArray &oldHash, const QByteArray &newHash, SessionId session, Timestamp now)
{
    Rows::TokenRow &old = rows.tokens[oldHash];
    old.usedAt = old.usedAt.value_or(now);
    if (rows.tokens.contains(newHash))
        return;
    for (Rows::TokenRow &token : rows.tokens) {
        if (token.session == session)
            token.usedAt = token.usedAt.value_or(now);
    }
    rows.tokens.insert(newHash, {session, std::nullopt});
}

Rotation rotate(Rows &rows, const QByteArray &oldHash, const QByteArray &newHash, const core::RefreshTimes &times)
{
    const Rows::TokenRow token = rows.tokens.value(oldHash);
    const auto session = rows.sessions.find(token.session);
    Rotation rotation;
    if (session == rows.sessions.end() || session->endedAt ||
        (!session->stored.guest && session->stored.expiresAt <= times.now))
        return rotation;
    rotation.session = session->stored;
    const auto suspension = rows.accounts.value(session->stored.user).suspension;
    if (suspension && suspension->until.value_or(times.now + 1) > times.now) {
        rotation.outcome = Rotation::Outcome::Suspended;
        return rotation;
    }
    if (token.usedAt && times.now - *token.usedAt >= times.graceMs) {
        session->endedAt = times.now;
        rotation.outcome = Rotation::Outcome::Reused;
        return rotation;
    }
    const auto owner = rows.living(session->stored.user);
    if (!owner)
        return rotation;
    session->stored.expiresAt = times.now + (session->stored.guest ? times.guestMs : times.accountMs);
    renew(rows, oldHash, newHash, token.session, times.now);
    return {Rotation::Outcome::Rotated, *owner, session->stored};
}

//! Of whom nothing is left but what he wrote.
core::EndedUser part(MemoryData &data, UserId user, Timestamp now, Timestamp nameFreeAt)
{
    Rows &rows = data.accounts;
    Rows::AccountRow &row = rows.accounts[user];
    row.endedAt = now;
    row.stored.passwordHash.clear();
    row.about.clear();
    data.dropPicture(std::exchange(row.picture, {}));
    rows.resets.removeIf([user](const Rows::ResetRow &reset) { return reset.account == user; });
    rows.blocks.removeIf([user](const core::Block &block) { return block.by == user; });
    for (Rows::NameRow &name : rows.names) {
        if (name.account == user)
            name.freeAt = nameFreeAt;
    }
    const auto left = membership::leaveAll(data, data.rooms.keys(), {.user = user, .at = now});
    return {rows.endSessions(user, {}, now), left ? *left : QList<core::MembershipChange>()};
}

Result<UserId> findReset(const Rows &rows, const QByteArray &codeHash, Timestamp now)
{
    const auto reset = std::ranges::find(rows.resets, codeHash, &Rows::ResetRow::codeHash);
    const bool isGood = reset != rows.resets.end() && reset->endsAt > now && rows.living(reset->account);
    return isGood ? Result<UserId>(reset->account) : Result<UserId>(ErrorCode::NotFound);
}

} // namespace

Result<> checkUser(const Rows &rows, const StoredUser &user)
{
    if (const auto free = rows.checkNames(user.nameKeys, user.user.id, user.createdAt); !free)
        return free;
    return rows.passesForAnybody(user.user.name, user.user.id) ? Result<>(ErrorCode::Conflict) : Result<>(Done{});
}

void insertUser(Rows &rows, const StoredUser &user, const StoredSession &session, const QByteArray &refreshHash)
{
    rows.accounts.insert(user.user.id, {user, std::nullopt});
    rows.claimNames(user.nameKeys, user.user.id);
    open(rows, session, refreshHash);
}

MemoryAccounts::MemoryAccounts(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryAccounts::load(Timestamp endedSince, core::Reply<AccountsSnapshot> reply)
{
    m_answers.read<AccountsSnapshot>(std::move(reply), snapshot(m_data.accounts, endedSince));
}

void MemoryAccounts::createUser(const StoredUser &user, const StoredSession &session, const QByteArray &refreshHash,
                                core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&] {
        const auto free = checkUser(m_data.accounts, user);
        if (free)
            insertUser(m_data.accounts, user, session, refreshHash);
        return free;
    });
}

void MemoryAccounts::findAccount(const QString &folded, core::Reply<std::optional<StoredUser>> reply)
{
    std::optional<StoredUser> found;
    for (const Rows::AccountRow &row : std::as_const(m_data.accounts.accounts)) {
        if (row.stored.folded == folded && !row.stored.passwordHash.isEmpty() && !row.endedAt)
            found = row.stored;
    }
    m_answers.read<std::optional<StoredUser>>(std::move(reply), found);
}

void MemoryAccounts::findUser(UserId user, core::Reply<std::optional<StoredUser>> reply)
{
    m_answers.read<std::optional<StoredUser>>(std::move(reply), m_data.accounts.living(user));
}

void MemoryAccounts::setPasswordHash(UserId user, const QByteArray &hash, SessionId keep, Timestamp now,
                                     core::Reply<QList<SessionId>> reply)
{
    m_answers.write<QList<SessionId>>(std::move(reply), [&]() -> Result<QList<SessionId>> {
        const Rows::SessionRow kept = m_data.accounts.sessions.value(keep);
        if (kept.stored.user != user || kept.endedAt)
            return ErrorCode::Unauthorized;
        if (const auto row = m_data.accounts.accounts.find(user); row != m_data.accounts.accounts.end())
            row->stored.passwordHash = hash;
        return m_data.accounts.endSessions(user, keep, now);
    });
}

void MemoryAccounts::openSession(const StoredSession &session, const QByteArray &refreshHash,
                                 const QByteArray &passwordHash, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<Done> {
        const auto user = m_data.accounts.living(session.user);
        if (!user || user->passwordHash != passwordHash)
            return ErrorCode::Unauthorized;
        const auto &suspension = m_data.accounts.accounts.value(session.user).suspension;
        if (suspension && (!suspension->until || *suspension->until > session.createdAt))
            return ErrorCode::Forbidden;
        open(m_data.accounts, session, refreshHash);
        return Done{};
    });
}

void MemoryAccounts::rotateRefresh(const QByteArray &oldHash, const QByteArray &newHash,
                                   const core::RefreshTimes &times, core::Reply<Rotation> reply)
{
    m_answers.write<Rotation>(
        std::move(reply), [&]() -> Result<Rotation> { return rotate(m_data.accounts, oldHash, newHash, times); });
}

void MemoryAccounts::slideSession(SessionId session, Timestamp expiresAt)
{
    if (const auto row = m_data.accounts.sessions.find(session); row != m_data.accounts.sessions.end())
        row->stored.expiresAt = std::max(row->stored.expiresAt, expiresAt);
}

void MemoryAccounts::endSession(SessionId session, Timestamp now, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<Done> {
        if (const auto row = m_data.accounts.sessions.find(session); row != m_data.accounts.sessions.end())
            row->endedAt = row->endedAt.value_or(now);
        return Done{};
    });
}

void MemoryAccounts::sessionsOf(UserId user, Timestamp now, core::Reply<QList<StoredSession>> reply)
{
    QList<StoredSession> sessions;
    for (const Rows::SessionRow &row : std::as_const(m_data.accounts.sessions)) {
        if (row.stored.user == user && !row.endedAt && (row.stored.guest || row.stored.expiresAt > now))
            sessions.append(row.stored);
    }
    std::ranges::sort(sessions, std::greater(),
                      [](const StoredSession &session) { return std::pair(session.createdAt, session.id); });
    m_answers.read<QList<StoredSession>>(std::move(reply), sessions);
}

void MemoryAccounts::endSessionsOf(UserId user, const core::SessionChoice &which, Timestamp now,
                                   core::Reply<QList<SessionId>> reply)
{
    m_answers.write<QList<SessionId>>(std::move(reply), [&]() -> Result<QList<SessionId>> {
        Rows &rows = m_data.accounts;
        if (!which.only)
            return rows.endSessions(user, which.keep, now);
        const auto row = rows.sessions.find(*which.only);
        if (row == rows.sessions.end() || row->stored.user != user)
            return ErrorCode::NotFound;
        if (row->endedAt)
            return QList<SessionId>();
        row->endedAt = now;
        return QList<SessionId>{*which.only};
    });
}

void MemoryAccounts::allowReset(UserId user, const QByteArray &codeHash, Timestamp until, const core::AuditNotes &notes,
                                core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        if (const auto may = m_data.mayStill(notes); !may)
            return may.error();
        Rows &rows = m_data.accounts;
        const auto person = rows.living(user);
        if (!person || person->passwordHash.isEmpty())
            return ErrorCode::NotFound;
        rows.resets.removeIf([user](const Rows::ResetRow &row) { return row.account == user; });
        rows.resets.append({codeHash, user, until});
        return m_data.noted<Done>(Done{}, notes);
    });
}

void MemoryAccounts::findReset(const QByteArray &codeHash, Timestamp now, core::Reply<UserId> reply)
{
    m_answers.read<UserId>(std::move(reply), support::findReset(m_data.accounts, codeHash, now));
}

void MemoryAccounts::resetPassword(const QByteArray &codeHash, const QByteArray &passwordHash, Timestamp now,
                                   core::Reply<core::ResetPassword> reply)
{
    m_answers.write<core::ResetPassword>(std::move(reply), [&]() -> Result<core::ResetPassword> {
        Rows &rows = m_data.accounts;
        const auto user = support::findReset(rows, codeHash, now);
        if (!user)
            return user.error();
        rows.resets.removeIf([&user](const Rows::ResetRow &row) { return row.account == *user; });
        rows.accounts[*user].stored.passwordHash = passwordHash;
        return core::ResetPassword{*user, rows.endSessions(*user, {}, now)};
    });
}

void MemoryAccounts::endAccount(UserId user, Timestamp now, Timestamp nameFreeAt, core::Reply<core::EndedUser> reply)
{
    m_answers.write<core::EndedUser>(std::move(reply), [&]() -> Result<core::EndedUser> {
        Rows &rows = m_data.accounts;
        const auto living = rows.living(user);
        if (!living)
            return ErrorCode::NotFound;
        if (living->role == Role::Owner)
            return ErrorCode::Conflict;
        return part(m_data, user, now, nameFreeAt);
    });
}

void MemoryAccounts::endGuest(UserId user, Timestamp now, Timestamp nameFreeAt, core::Reply<core::EndedUser> reply)
{
    m_answers.write<core::EndedUser>(std::move(reply), [&]() -> Result<core::EndedUser> {
        const Rows::AccountRow row = m_data.accounts.accounts.value(user);
        return row.stored.guest && !row.endedAt ? part(m_data, user, now, nameFreeAt) : core::EndedUser{};
    });
}

void MemoryAccounts::purge(Timestamp now)
{
    Rows &rows = m_data.accounts;
    rows.tokens.removeIf([&](const auto &token) {
        return token.value().usedAt && *token.value().usedAt < now - 7 * kDayMs;
    });
    const auto isOver = [now](const Rows::SessionRow &session) {
        const Timestamp end = session.endedAt.value_or(session.stored.guest ? now : session.stored.expiresAt);
        return end < now - 30 * kDayMs;
    };
    rows.tokens.removeIf([&](const auto &token) { return isOver(rows.sessions.value(token.value().session)); });
    rows.sessions.removeIf([&](const auto &session) { return isOver(session.value()); });
    rows.names.removeIf([now](const auto &name) { return name.value().freeAt && *name.value().freeAt <= now; });
}

} // namespace confab::support

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"

namespace confab::storage {

class SqliteEngine;

//! Accounts, sessions and refresh tokens in SQLite.
class SqliteAccountStore final : public core::AccountStore
{
public:
    explicit SqliteAccountStore(SqliteEngine &engine);

    void load(Timestamp endedSince, core::Reply<core::AccountsSnapshot> reply) override;
    void createUser(const core::StoredUser &user, const core::StoredSession &session, const QByteArray &refreshHash,
                    core::Reply<Done> reply) override;
    void findAccount(const QString &folded, core::Reply<std::optional<core::StoredUser>> reply) override;
    void findUser(UserId user, core::Reply<std::optional<core::StoredUser>> reply) override;
    void setPasswordHash(UserId user, const QByteArray &hash, SessionId keep, Timestamp now,
                         core::Reply<QList<SessionId>> reply) override;

    void openSession(const core::StoredSession &session, const QByteArray &refreshHash, const QByteArray &passwordHash,
                     core::Reply<Done> reply) override;
    void rotateRefresh(const QByteArray &oldHash, const QByteArray &newHash, const core::RefreshTimes &times,
                       core::Reply<core::Rotation> reply) override;
    void slideSession(SessionId session, Timestamp expiresAt) override;
    void endSession(SessionId session, Timestamp now, core::Reply<Done> reply) override;
    void sessionsOf(UserId user, Timestamp now, core::Reply<QList<core::StoredSession>> reply) override;
    void endSessionsOf(UserId user, const core::SessionChoice &which, Timestamp now,
                       core::Reply<QList<SessionId>> reply) override;
    void allowReset(UserId user, const QByteArray &codeHash, Timestamp until, const core::AuditNotes &notes,
                    core::Reply<Done> reply) override;
    void findReset(const QByteArray &codeHash, Timestamp now, core::Reply<UserId> reply) override;
    void resetPassword(const QByteArray &codeHash, const QByteArray &passwordHash, Timestamp now,
                       core::Reply<core::ResetPassword> reply) override;
    void endAccount(UserId user, Timestamp now, Timestamp nameFreeAt, core::Reply<core::EndedUser> reply) override;
    void endGuest(UserId user, Timestamp now, Timestamp nameFreeAt, core::Reply<core::EndedUser> reply) override;
    void purge(Timestamp now) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage

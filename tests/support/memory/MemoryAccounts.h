// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "MemoryData.h"

namespace confab::support {

//! What AccountStore::createUser() refuses, and what it does.
Result<> checkUser(const MemoryAccountRows &rows, const core::StoredUser &user);
void insertUser(MemoryAccountRows &rows, const core::StoredUser &user, const core::StoredSession &session,
                const QByteArray &refreshHash);

//! Who can sign in.
class MemoryAccounts final : public core::AccountStore
{
public:
    MemoryAccounts(MemoryData &data, LaterAnswers &answers);

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

    //! As if it had not been used for long.
    void letEnd(SessionId session, Timestamp expiresAt) { m_data.accounts.sessions[session].stored.expiresAt = expiresAt; }

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support

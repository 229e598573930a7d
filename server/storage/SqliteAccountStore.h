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

    void load(Timestamp endedSince, Reply<core::AccountsSnapshot> reply) override;
    void createUser(const core::StoredUser &user, const core::StoredSession &session, const QByteArray &refreshHash,
                    Reply<Done> reply) override;
    void findAccount(const QString &folded, Reply<std::optional<core::StoredUser>> reply) override;
    void findUser(UserId user, Reply<std::optional<core::StoredUser>> reply) override;
    void setPasswordHash(UserId user, const QByteArray &hash, SessionId keep, Timestamp now,
                         Reply<QList<SessionId>> reply) override;

    void openSession(const core::StoredSession &session, const QByteArray &refreshHash, Reply<Done> reply) override;
    void rotateRefresh(const QByteArray &oldHash, const QByteArray &newHash, const core::RefreshTimes &times,
                       Reply<core::Rotation> reply) override;
    void slideSession(SessionId session, Timestamp expiresAt) override;
    void endSession(SessionId session, Timestamp now, Reply<Done> reply) override;
    void endGuest(UserId user, Timestamp now, Timestamp nameFreeAt, Reply<Done> reply) override;
    void purge(Timestamp now) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage

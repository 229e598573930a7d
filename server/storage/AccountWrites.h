// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "Database.h"

namespace confab::storage {

// What the port AccountStore says of these, as work of the writer.
Result<> createUser(Database &database, const core::StoredUser &user, const core::StoredSession &session,
                    const QByteArray &refreshHash);
Result<QList<SessionId>> changePassword(Database &database, UserId user, const QByteArray &hash, SessionId keep,
                                        Timestamp now);
Result<> openSession(Database &database, const core::StoredSession &session, const QByteArray &refreshHash,
                     const QByteArray &passwordHash);
Result<> slideSession(Database &database, SessionId session, Timestamp expiresAt);
Result<> endSession(Database &database, SessionId session, Timestamp now);
Result<QList<SessionId>> endSessionsOf(Database &database, UserId user, const core::SessionChoice &which, Timestamp now);
Result<> allowReset(Database &database, UserId user, const QByteArray &codeHash, Timestamp until);
Result<UserId> findReset(Database &database, const QByteArray &codeHash, Timestamp now);
Result<core::ResetPassword> resetPassword(Database &database, const QByteArray &codeHash,
                                          const QByteArray &passwordHash, Timestamp now);
//! All living ones of the user but one.
Result<QList<SessionId>> endSessions(Database &database, UserId user, SessionId keep, Timestamp now);
Result<> purgeAccounts(Database &database, Timestamp now);

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "Database.h"

//! The statements of accounts and sessions that more than one operation is made of. Storage threads.
namespace confab::storage::accountrows {

core::StoredUser user(const Row &row);
core::StoredSession session(const Row &row);

Result<std::optional<core::StoredUser>> findUser(Database &database, UserId id);
//! Conflict: another living account holds one of the keys.
Result<> checkNames(Database &database, const QStringList &keys, UserId except, Timestamp now);
//! Gives the keys to the account, in place of those that it had.
Result<> claimNames(Database &database, const QStringList &keys, UserId account);
Result<> insertUser(Database &database, const core::StoredUser &user);
Result<> insertSession(Database &database, const core::StoredSession &session, const QByteArray &refreshHash);
//! What a refresh token leads to, before and after.
Result<core::Rotation> rotate(Database &database, const QByteArray &oldHash, const QByteArray &newHash,
                              const core::RefreshTimes &times);

} // namespace confab::storage::accountrows

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "Database.h"

//! The statements of accounts and sessions that more than one operation is made of. Storage threads.
namespace confab::storage::accountrows {

//! The columns that user() takes, from `accounts`; they are the first of a statement.
inline constexpr SqlText kUserColumns("id, name, kind, guest, role, folded_name, password_hash, created_at");
core::StoredUser user(const Row &row);
//! The same for session(), from `sessions s`.
inline constexpr SqlText kSessionColumns("s.id, s.account, s.device, s.guest, s.created_at, s.expires_at, s.client, s.last_seen_at");
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

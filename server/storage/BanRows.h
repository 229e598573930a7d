// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Membership.h"
#include "Database.h"

//! Who may not come back into a room.
namespace confab::storage::banrows {

Result<bool> isBanned(Database &database, RoomId room, UserId user, Timestamp now);
//! In place of an earlier one, which says whether he was expelled as long as it holds. The number of the change
//! (core::BanChange). On the writer.
Result<qint64> write(Database &database, RoomId room, const Ban &ban, bool isExpulsion);
//! 0: he was not banned.
Result<qint64> lift(Database &database, RoomId room, UserId user);
Result<core::BanPage> page(Database &database, RoomId room, const core::BanQuery &query);

} // namespace confab::storage::banrows

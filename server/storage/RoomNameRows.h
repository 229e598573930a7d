// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

//! Which public room has which name. Writer thread.
namespace confab::storage::roomnamerows {

//! Conflict (field "name"): another public room is called so, or looks like it.
Result<> checkIsFree(Database &database, RoomId room, const QString &name);
//! Gives the room this name's keys alone, save those that others have.
Result<> claim(Database &database, RoomId room, const QString &name);
Result<> release(Database &database, RoomId room);

//! Brings the keys of all public rooms in line with what the rule says now: a database may come from before it, or
//! from another version of Unicode's tables. Of several rooms that look alike the oldest has the name.
Result<> refresh(Database &database);

} // namespace confab::storage::roomnamerows

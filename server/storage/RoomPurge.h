// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Life.h"
#include "Database.h"

namespace confab::storage {

class SqliteEngine;

//! Deletes some rows of a removed room. True: some may be left.
Result<bool> purgeSlice(Database &database, RoomId room);

//! Deletes the rows of a removed room, a slice in each batch, so that other rooms' messages never wait for long. Ends
//! when nothing is left or the engine stops; purgeRemovedRooms() goes on after a restart.
void purgeRoom(SqliteEngine &engine, const core::Life &life, RoomId room);
void purgeRemovedRooms(SqliteEngine &engine, const core::Life &life);

} // namespace confab::storage

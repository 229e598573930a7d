// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

namespace confab::storage {

class SqliteEngine;

//! Deletes the rows of a removed room, a slice in each batch, so that other rooms' messages never wait for long. Ends
//! when nothing is left or the engine stops; purgeRemovedRooms() goes on after a restart.
void purgeRoom(SqliteEngine &engine, RoomId room);
void purgeRemovedRooms(SqliteEngine &engine);

} // namespace confab::storage

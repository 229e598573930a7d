// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"
#include "WriterCache.h"

namespace confab::storage {

// What the port RoomStore says of these, as work of the writer.
Result<Room> createRoom(Database &database, WriterCache &cache, const core::StoredRoom &room);
Result<core::ChangedRoom> openDirectRoom(Database &database, WriterCache &cache, const core::StoredRoom &room);
Result<core::ChangedRoom> updateRoom(Database &database, RoomId id, const core::RoomChange &change);
Result<qint64> removeRoom(Database &database, WriterCache &cache, RoomId id);

} // namespace confab::storage

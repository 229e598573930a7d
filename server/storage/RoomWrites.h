// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"
#include "WriterCache.h"

namespace confab::storage {

// What the port RoomStore says of these, as work of the writer.
Result<Room> createRoom(Database &database, WriterCache &cache, const core::StoredRoom &room);
Result<Room> updateRoom(Database &database, WriterCache &cache, RoomId id, const std::optional<QString> &name,
                        const std::optional<QString> &topic);
Result<Done> removeRoom(Database &database, WriterCache &cache, RoomId id);
Result<core::MembershipChange> joinRoom(Database &database, WriterCache &cache, RoomId id, const Member &member);
Result<core::MembershipChange> leaveRoom(Database &database, WriterCache &cache, RoomId id, UserId user);

} // namespace confab::storage

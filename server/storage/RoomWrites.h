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
Result<QList<core::MembershipChange>> joinRoom(Database &database, WriterCache &cache, RoomId id,
                                               const core::Joining &joining);
Result<core::MembershipChange> leaveRoom(Database &database, WriterCache &cache, RoomId id,
                                         const core::Leaving &leaving);

} // namespace confab::storage

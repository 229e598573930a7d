// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"
#include "WriterCache.h"

namespace confab::storage {

//! Adds a member and logs it; also one who comes back, whose row of then is taken up again.
Result<> addMember(Database &database, WriterCache &cache, RoomId room, const Member &member, std::optional<UserId> by);

// What the port RoomStore says of these, as work of the writer.
Result<QList<core::MembershipChange>> joinRoom(Database &database, WriterCache &cache, RoomId id,
                                               const core::Joining &joining);
Result<core::MembershipChange> leaveRoom(Database &database, WriterCache &cache, RoomId id,
                                         const core::Leaving &leaving);
//! Those of these rooms that are not direct and that he is in.
Result<QList<core::MembershipChange>> leaveRooms(Database &database, WriterCache &cache, const QList<RoomId> &rooms,
                                                 const core::Leaving &leaving);
Result<core::RoleChanges> setRole(Database &database, RoomId id, const core::RoleChange &change);
Result<core::MembershipChange> muteMember(Database &database, RoomId id, const core::Muting &muting);
Result<core::MembershipChange> banFromRoom(Database &database, WriterCache &cache, RoomId id, const Ban &ban);
Result<qint64> liftBan(Database &database, RoomId id, UserId user);

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

namespace confab::storage {

//! The columns that readRoom() takes, from `rooms r`.
inline constexpr SqlText kRoomColumns(
    "r.id, r.name, r.kind, r.topic, r.epoch, r.ev, r.seq, r.member_count, r.created_at, r.created_by,"
    " r.archived, r.receipts, r.agents, r.picture");

Room readRoom(const Row &row);
Result<Room> roomById(Database &database, RoomId id);

//! A member, or who was one.
struct MemberRow
{
    Member member = {};
    bool hasLeft = false;
};
Result<std::optional<MemberRow>> findMember(Database &database, RoomId room, UserId user);

} // namespace confab::storage

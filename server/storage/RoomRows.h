// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

namespace confab::storage {

//! The columns that readRoom() takes, from `rooms r`.
inline constexpr SqlText
    kRoomColumns("r.id, r.name, r.kind, r.topic, r.epoch, r.member_count, r.created_at, r.created_by,"
                 " (SELECT MAX(ev) FROM room_log WHERE room = r.id),"
                 " (SELECT MAX(seq) FROM messages WHERE room = r.id)");

Room readRoom(const Row &row);
Result<Room> roomById(Database &database, RoomId id);

//! A member, or who was one.
struct MemberRow
{
    Member member = {};
    bool hasLeft = false;
};
Result<std::optional<MemberRow>> findMember(Database &database, RoomId room, UserId user);

//! The form in which public room names are compared: without case, compatibility forms and extra spaces.
QString foldedRoomName(const QString &name);

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

namespace confab::storage {

//! Newest numbers of one room.
struct RoomHead
{
    qint64 ev = 0;
    qint64 seq = 0;
};
//! The two columns that readHead() takes, from `rooms r`.
inline constexpr SqlText
    kHeadColumns("(SELECT l.ev - l.messages_before FROM room_log l WHERE l.room = r.id ORDER BY l.ev DESC LIMIT 1),"
                 " (SELECT MAX(m.seq) FROM messages m WHERE m.room = r.id)");
RoomHead readHead(const Row &row, int column);

//! The columns that readRoom() takes, from `rooms r`.
inline constexpr auto kRoomColumns =
    SqlText("r.id, r.name, r.kind, r.topic, r.epoch, r.member_count, r.created_at, r.created_by, ") + kHeadColumns;

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

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageRows.h"
#include "protocol/Types.h"

namespace confab::storage {

//! Newest numbers of one room.
struct RoomHead
{
    qint64 ev = 0;
    qint64 seq = 0;
    qint64 stretch = 0; //!< that the newest message lies in
};
//! The three columns that readHead() takes, from `rooms r`.
inline constexpr auto kHeadColumns =
    SqlText("(SELECT l.ev - l.messages_before FROM room_log l WHERE l.room = r.id ORDER BY l.ev DESC LIMIT 1),"
            " (SELECT m.seq") +
    kRoomMessages +
    " WHERE k.room = r.id ORDER BY k.first_seq DESC, m.seq DESC LIMIT 1),"
    " (SELECT k.stretch FROM room_stretches k WHERE k.room = r.id ORDER BY k.first_seq DESC LIMIT 1)";
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

} // namespace confab::storage

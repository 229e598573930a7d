// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Columns.h"
#include "Database.h"

namespace confab::storage {

//! What a room has come to with its newest event.
struct RoomHead
{
    qint64 ev = 0;
    qint64 seq = 0; //!< of its newest message
    RoomKind kind = RoomKind::Public;
    bool archived = false;
};

Result<RoomHead> roomHead(Database &database, RoomId room); //!< NotFound: no such room

// Each gives the room's next number to one event, inside the transaction, and keeps what it is about. NotFound: no such
// room. Only on the writer. New messages are their own events: RoomHeads.h.

//! `by`: who did it, where that is told.
Result<RoomHead> logRoom(Database &database, RoomId room, LogType type, std::optional<UserId> by);
//! Of a message that exists.
Result<RoomHead> logMessage(Database &database, RoomId room, LogType type, qint64 seq);
//! What is logged of a membership. by and reason are of the one who put or removed him.
struct UserChange
{
    UserId user = {};
    std::optional<UserId> by = {};
    QString reason = {};
    Role role = Role::Member; //!< that he has by it, or had
};
Result<RoomHead> logUser(Database &database, RoomId room, LogType type, const UserChange &change);

} // namespace confab::storage

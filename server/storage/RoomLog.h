// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Columns.h"
#include "WriterCache.h"

namespace confab::storage {

// Each appends one event to the room's log and counts `head` up; the answer is its number. Only on the writer.

//! After the message was inserted as the next of the room.
qint64 logNewMessage(RoomHead &head);
Result<qint64> logRoom(Database &database, RoomHead &head, RoomId room, LogType type);
//! Of a message that exists.
Result<qint64> logMessage(Database &database, RoomHead &head, RoomId room, LogType type, qint64 seq);
//! What is logged of somebody who came or went. by and reason are of the one who put or removed him.
struct UserChange
{
    UserId user = {};
    std::optional<UserId> by = {};
    QString reason = {};
};
Result<qint64> logUser(Database &database, RoomHead &head, RoomId room, LogType type, const UserChange &change);

} // namespace confab::storage

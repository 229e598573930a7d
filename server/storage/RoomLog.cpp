// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLog.h"

namespace confab::storage {

namespace {

Result<qint64> numbered(RoomHead &head, const Result<int> &inserted)
{
    if (!inserted)
        return inserted.error();
    return ++head.ev;
}

} // namespace

qint64 logNewMessage(RoomHead &head)
{
    ++head.seq;
    return ++head.ev;
}

Result<qint64> logRoom(Database &database, RoomHead &head, RoomId room, LogType type)
{
    return numbered(head, database.execute("INSERT INTO room_log (room, ev, messages_before, type) VALUES (?, ?, ?, ?)",
                                           room, head.ev + 1, head.seq, type));
}

Result<qint64> logMessage(Database &database, RoomHead &head, RoomId room, LogType type, qint64 seq)
{
    return numbered(
        head, database.execute("INSERT INTO room_log (room, ev, messages_before, type, seq) VALUES (?, ?, ?, ?, ?)",
                               room, head.ev + 1, head.seq, type, seq));
}

Result<qint64> logUser(Database &database, RoomHead &head, RoomId room, LogType type, const UserChange &change)
{
    const auto reason = change.reason.isEmpty() ? std::nullopt : std::optional(change.reason);
    return numbered(head, database.execute("INSERT INTO room_log (room, ev, messages_before, type, user, done_by,"
                                           " reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                           room, head.ev + 1, head.seq, type, change.user, change.by, reason));
}

} // namespace confab::storage

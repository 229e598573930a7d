// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLog.h"

namespace confab::storage {

namespace {

// Two statements: one with RETURNING makes a table for its answer, which costs three times as much.
Result<RoomHead> nextEvent(Database &database, RoomId room)
{
    const auto counted = database.execute("UPDATE rooms SET ev = ev + 1 WHERE id = ?", room);
    return counted ? roomHead(database, room) : Result<RoomHead>(counted.error());
}

} // namespace

Result<RoomHead> roomHead(Database &database, RoomId room)
{
    static constexpr SqlText kText("SELECT ev, seq, kind, archived FROM rooms WHERE id = ?");
    const auto head = database.first(
        kText,
        [](const Row &row) {
            return RoomHead{row.integer(kText["ev"]), row.integer(kText["seq"]),
                            row.enumeration<RoomKind>(kText["kind"]), row.integer(kText["archived"]) != 0};
        },
        room);
    if (!head)
        return head.error();
    return *head ? Result<RoomHead>(**head) : Result<RoomHead>(Error{ErrorCode::NotFound});
}

Result<RoomHead> logRoom(Database &database, RoomId room, LogType type, std::optional<UserId> by)
{
    const auto head = nextEvent(database, room);
    if (!head)
        return head;
    const auto written =
        database.execute("INSERT INTO room_log (room, ev, messages_before, type, done_by) VALUES (?, ?, ?, ?, ?)", room,
                         head->ev, head->seq, type, by);
    return written ? head : Result<RoomHead>(written.error());
}

Result<RoomHead> logMessage(Database &database, RoomId room, LogType type, qint64 seq)
{
    const auto head = nextEvent(database, room);
    if (!head)
        return head;
    const auto written =
        database.execute("INSERT INTO room_log (room, ev, messages_before, type, seq) VALUES (?, ?, ?, ?, ?)", room,
                         head->ev, head->seq, type, seq);
    return written ? head : Result<RoomHead>(written.error());
}

Result<RoomHead> logUser(Database &database, RoomId room, LogType type, const UserChange &change)
{
    const auto head = nextEvent(database, room);
    if (!head)
        return head;
    const auto reason = change.reason.isEmpty() ? std::nullopt : std::optional(change.reason);
    const auto written =
        database.execute("INSERT INTO room_log (room, ev, messages_before, type, user, done_by, reason, role)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         room, head->ev, head->seq, type, change.user, change.by, reason, change.role);
    return written ? head : Result<RoomHead>(written.error());
}

} // namespace confab::storage

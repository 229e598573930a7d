// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomRows.h"

#include "Columns.h"

namespace confab::storage {

RoomHead readHead(const Row &row, int column)
{
    const qint64 seq = row.integer(column + 1);
    // What the newest row of the log leaves over of its number, and one more for every message.
    return {row.integer(column) + seq, seq, row.integer(column + 2)};
}

Room readRoom(const Row &row)
{
    const RoomHead head = readHead(row, 8);
    return {.id = row.id<RoomId>(0),
            .name = row.text(1),
            .kind = row.enumeration<RoomKind>(2),
            .topic = row.text(3),
            .epoch = row.id<Epoch>(4),
            .ev = head.ev,
            .seq = head.seq,
            .memberCount = int(row.integer(5)),
            .createdAt = row.integer(6),
            .createdBy = row.id<UserId>(7)};
}

Result<Room> roomById(Database &database, RoomId id)
{
    static constexpr auto kText = SqlText("SELECT ") + kRoomColumns + " FROM rooms r WHERE r.id = ?";
    const auto found = database.first(kText, readRoom, id);
    if (!found)
        return found.error();
    return *found ? Result<Room>(**found) : Result<Room>(Error{ErrorCode::NotFound});
}

Result<std::optional<MemberRow>> findMember(Database &database, RoomId room, UserId user)
{
    return database.first(
        "SELECT m.user, a.name, a.kind, m.role, m.joined_at, m.has_left FROM members m"
        " LEFT JOIN authors a ON a.id = m.user WHERE m.room = ? AND m.user = ?",
        [](const Row &row) {
            return MemberRow{{{row.id<UserId>(0), row.text(1), row.enumeration<UserKind>(2)},
                              row.enumeration<Role>(3),
                              row.integer(4)},
                             row.integer(5) != 0};
        },
        room, user);
}

} // namespace confab::storage

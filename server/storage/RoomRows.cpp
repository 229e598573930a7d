// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomRows.h"

#include "Columns.h"

namespace confab::storage {

Room readRoom(const Row &row)
{
    constexpr auto &at = kRoomColumns;
    return {.id = row.id<RoomId>(at["r.id"]),
            .name = row.text(at["r.name"]),
            .kind = row.enumeration<RoomKind>(at["r.kind"]),
            .topic = row.text(at["r.topic"]),
            .epoch = row.id<Epoch>(at["r.epoch"]),
            .ev = row.integer(at["r.ev"]),
            .seq = row.integer(at["r.seq"]),
            .memberCount = int(row.integer(at["r.member_count"])),
            .createdAt = row.integer(at["r.created_at"]),
            .createdBy = row.id<UserId>(at["r.created_by"]),
            .picture = row.text(at["r.picture"]),
            .archived = row.integer(at["r.archived"]) != 0,
            .receipts = row.integer(at["r.receipts"]) != 0,
            .agents = row.enumeration<MayAsk>(at["r.agents"])};
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
    static constexpr SqlText kText(
        "SELECT m.user, a.name, a.kind, m.role, m.joined_at, m.muted_until, m.has_left, c.picture FROM members m"
        " LEFT JOIN authors a ON a.id = m.user LEFT JOIN accounts c ON c.id = m.user WHERE m.room = ? AND m.user = ?");
    return database.first(
        kText,
        [](const Row &row) {
            return MemberRow{{{row.id<UserId>(kText["m.user"]), row.text(kText["a.name"]),
                               row.enumeration<UserKind>(kText["a.kind"]), row.text(kText["c.picture"])},
                              row.enumeration<Role>(kText["m.role"]),
                              row.integer(kText["m.joined_at"]),
                              row.optionalInteger(kText["m.muted_until"])},
                             row.integer(kText["m.has_left"]) != 0};
        },
        room, user);
}

} // namespace confab::storage

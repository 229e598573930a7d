// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CursorRows.h"

#include "Columns.h"

#include <algorithm>

namespace confab::storage {

Result<core::RoomCursors> readCursors(Database &database, RoomId room, QHash<UserId, qint64> waiting)
{
    static constexpr SqlText kText("SELECT kind, user, seq FROM cursors WHERE room = ? ORDER BY kind, user");
    core::RoomCursors cursors;
    const auto done = database.forEach(
        kText,
        [&](const Row &row) {
            const UserId user = row.id<UserId>(kText["user"]);
            const qint64 seq = row.integer(kText["seq"]);
            if (row.enumeration<core::CursorKind>(kText["kind"]) == core::CursorKind::Seen)
                cursors.seen += Cursor{room, user, std::max(seq, waiting.take(user))};
            else
                cursors.delivered += Cursor{room, user, seq};
        },
        room);
    if (!done)
        return done.error();
    for (auto cursor = waiting.cbegin(); cursor != waiting.cend(); ++cursor)
        cursors.seen += Cursor{room, cursor.key(), cursor.value()};
    std::ranges::sort(cursors.seen, {}, &Cursor::user);
    return cursors;
}

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CursorRows.h"

#include "Columns.h"

#include <algorithm>

namespace confab::storage {

Result<core::RoomCursors> readCursors(Database &database, RoomId room, QHash<UserId, qint64> waiting)
{
    core::RoomCursors cursors;
    const auto done = database.forEach(
        "SELECT kind, user, seq FROM cursors WHERE room = ? ORDER BY kind, user",
        [&](const Row &row) {
            const UserId user = row.id<UserId>(1);
            if (row.integer(0) == int(core::CursorKind::Seen))
                cursors.seen += Cursor{room, user, std::max(row.integer(2), waiting.take(user))};
            else
                cursors.delivered += Cursor{room, user, row.integer(2)};
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

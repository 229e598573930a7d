// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CursorRows.h"

#include "Columns.h"

namespace confab::storage {

Result<core::RoomCursors> readCursors(Database &database, RoomId room)
{
    core::RoomCursors cursors;
    const auto done = database.forEach(
        "SELECT kind, user, seq FROM cursors WHERE room = ? ORDER BY kind, user",
        [&](const Row &row) {
            const bool isSeen = row.integer(0) == int(core::CursorKind::Seen);
            (isSeen ? cursors.seen : cursors.delivered) += Cursor{room, row.id<UserId>(1), row.integer(2)};
        },
        room);
    if (!done)
        return done.error();
    return cursors;
}

} // namespace confab::storage

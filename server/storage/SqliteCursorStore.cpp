// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteCursorStore.h"

#include "CursorRows.h"
#include "SqliteEngine.h"
#include "WriterCache.h"

namespace confab::storage {

using core::CursorKind;

SqliteCursorStore::SqliteCursorStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteCursorStore::advance(CursorKind kind, RoomId room, UserId user, qint64 seq, Reply<Done> reply)
{
    m_engine.write(
        {room, user},
        [&cache = m_engine.cache(), kind, room, user, seq](Database &database) -> Result<Done> {
            const auto head = cache.head(database, room);
            if (!head)
                return head.error();
            cache.cursors().advance(kind, room, user, std::clamp<qint64>(seq, 0, (*head)->seq));
            return Done{};
        },
        std::move(reply));
}

void SqliteCursorStore::cursors(RoomId room, Reply<core::RoomCursors> reply)
{
    m_engine.read<core::RoomCursors>(
        {room},
        [&pending = m_engine.pendingCursors(), room](Database &database) {
            return readCursors(database, room, pending.waitingIn(room));
        },
        std::move(reply));
}

} // namespace confab::storage

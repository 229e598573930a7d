// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteCursorStore.h"

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
        [&cache = m_engine.cache(), kind, room, user, seq](Database &database) -> Result<Done> {
            const auto head = cache.head(database, room);
            if (!head)
                return head.error();
            cache.advance(kind, room, user, std::clamp<qint64>(seq, 0, (*head)->seq));
            return Done{};
        },
        std::move(reply));
}

void SqliteCursorStore::cursors(CursorKind kind, RoomId room, Reply<QList<Cursor>> reply)
{
    m_engine.read(
        [kind, room](Database &database) -> Result<QList<Cursor>> {
            QList<Cursor> cursors;
            const auto done = database.forEach(
                "SELECT user, seq FROM cursors WHERE room = ? AND kind = ? ORDER BY user",
                [&](const Row &row) {
                    cursors += Cursor{room, row.id<UserId>(0), row.integer(1)};
                },
                room, kind);
            if (!done)
                return done.error();
            return cursors;
        },
        std::move(reply));
}

} // namespace confab::storage

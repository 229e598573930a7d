// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteCursorStore.h"

#include "CursorRows.h"
#include "EngineWrites.h"
#include "PendingCursors.h"

namespace confab::storage {

using core::CursorKind;

SqliteCursorStore::SqliteCursorStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteCursorStore::advance(CursorKind kind, RoomId room, UserId user, qint64 seq, core::Reply<qint64> reply)
{
    m_engine.write(write::AdvanceCursor{kind, room, user, seq}, std::move(reply));
}

void SqliteCursorStore::cursors(RoomId room, core::Reply<core::RoomCursors> reply)
{
    m_engine.read<core::RoomCursors>(
        {room},
        [&pending = m_engine.pendingCursors(), room](Database &database) {
            return readCursors(database, room, pending.waitingIn(room));
        },
        std::move(reply));
}

} // namespace confab::storage

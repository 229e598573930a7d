// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"

namespace confab::storage {

class SqliteEngine;

//! Read and delivered positions in SQLite, written once per batch.
class SqliteCursorStore final : public core::CursorStore
{
public:
    explicit SqliteCursorStore(SqliteEngine &engine);

    //! A position above the room's newest message counts as that message.
    void advance(core::CursorKind kind, RoomId room, UserId user, qint64 seq, core::Reply<qint64> reply) override;
    void cursors(RoomId room, core::Reply<core::RoomCursors> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "Database.h"

#include <QHash>

namespace confab::storage {

//! What the port CursorStore says of cursors(). `waiting`: what PendingCursors knows of the room.
Result<core::RoomCursors> readCursors(Database &database, RoomId room, QHash<UserId, qint64> waiting);

} // namespace confab::storage

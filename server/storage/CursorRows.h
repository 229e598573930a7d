// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "Database.h"

namespace confab::storage {

//! What the port CursorStore says of cursors(); each list by user.
Result<core::RoomCursors> readCursors(Database &database, RoomId room);

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "Database.h"

namespace confab::storage {

//! What the port LogStore says of since(). NotFound: no such room.
Result<core::LogPage> readLog(Database &database, RoomId room, qint64 above, int limit, int maxBytes);

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"
#include "Database.h"

namespace confab::storage {

//! What the port RoomStore says of activity().
Result<core::RoomActivity> roomActivity(Database &database, Timestamp since);

} // namespace confab::storage

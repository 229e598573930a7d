// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

//! How messages are put together on the screen; pure decisions.
namespace confab::models {

//! Messages of one author within this long make a group.
inline constexpr Timestamp kGroupMs = 5 * 60 * 1000;

//! Whether the message goes on with the group of the next older one, when nothing stands between them.
bool continuesGroup(const Message &message, const Message &above);

} // namespace confab::models

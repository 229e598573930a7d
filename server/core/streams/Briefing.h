// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"

namespace confab::core {

//! What an agent is told before a conversation: its name, the room, who is there (the first 30), how speakers are
//! marked, and then what the operator wrote for it. Pure.
QString briefing(const Agent &agent, const Room &room, const RoomDirectory::Members &members, UserId asker);

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AgentDirectory.h"
#include "protocol/Limits.h"

namespace confab::core::roomtitles {

//! The name as it is shown, if a room of this kind may have it: a public one is not called like an agent or the system.
//! ValidationFailed (field "name") otherwise.
Result<QString> nameOf(RoomKind kind, const QString &name, const AgentDirectory &agents, const Limits &limits);

} // namespace confab::core::roomtitles

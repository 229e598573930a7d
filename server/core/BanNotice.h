// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"

namespace confab::core {

//! What somebody is told who was in the room until he was banned from it. `by` is the name of who did it; empty where it
//! isn't known.
event::ServerNotice banNotice(const Room &room, const Ban &ban, const QString &by);

} // namespace confab::core

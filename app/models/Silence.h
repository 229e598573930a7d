// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QString>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Why the user can't write in this room now: muted there, or the room is archived. Empty where nothing is in the way.
QString silenceIn(client::Workspace &workspace, RoomId room);

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomRowsModel.h"

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! What the row of a room that is known shows; all but whether it is open, its draft, and whether it is hidden.
RoomRow lookOf(client::Workspace &workspace, RoomId room);

//! Somebody else has looked at a page to write to the user on, and nobody has written anything, nor begun to here: that
//! is the other's own business until he does, and the room stands in no list. Of a room that is known.
bool isOnlyOpened(client::Workspace &workspace, RoomId room);

} // namespace confab::models

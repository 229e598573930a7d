// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {
class Workspace;
struct KnownRoom;
} // namespace confab::client

namespace confab::models {

//! Whom the user writes with in a direct room, as far as is known; by name.
QList<User> othersIn(client::Workspace &workspace, RoomId room);
//! What a room is called in front of the user: a direct room has no name but those of the others.
QString titleOf(client::Workspace &workspace, const client::KnownRoom &room);

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/KnownRoom.h"

//! What of a room its member wants to be told on the desktop; pure decisions.
namespace confab::models {

//! Whether a message is one that this user is told of.
bool isToldOf(const Message &message, NotifyLevel level, UserId self);
//! How many messages of a room wait for this user, as the title and the tray count them: of a room that tells mentions
//! alone these.
int waitingIn(const client::KnownRoom &room, NotifyLevel level);

} // namespace confab::models

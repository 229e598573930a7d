// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomTypes.h"

namespace confab {

//! Public rooms of more members speak up for mentions only, unless they are told otherwise.
inline constexpr int kQuietAbove = 50;

//! What of a room its readers are told of who have chosen nothing, for the server, which says nothing of it, and for
//! clients, which therefore have to know it.
inline NotifyLevel usualLevel(const Room &room)
{
    const bool isCrowd = room.kind == RoomKind::Public && room.memberCount > kQuietAbove;
    return isCrowd ? NotifyLevel::Mentions : NotifyLevel::All;
}

} // namespace confab

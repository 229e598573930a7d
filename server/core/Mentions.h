// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RoomDirectory.h"

namespace confab::core {

//! The members of a room whom a text mentions as @Name, without regard to case; longer names win over their own
//! beginnings. At most the first 50 at signs are looked at.
QList<UserId> mentionedMembers(QStringView content, const RoomDirectory &directory, RoomId room);

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomTypes.h"
#include "UserTypes.h"

#include <QList>

#include <optional>

namespace confab {

//! Who has a room when its owner has left: the admin, else the member, else the guest, who is there longest; who is
//! muted at the time `now` last, agents never. Nothing where nobody is left, and for rooms that go to nobody: direct
//! ones, and those that the server made. `others`: the members without the owner. For the server, which does it, and for
//! clients, which say it before. Any thread.
std::optional<Member> heirOf(const Room &room, const QList<Member> &others, Timestamp now);

} // namespace confab

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
//! ones, and those that the server made. `others`: the members without the owner. For clients, which say
//! it before the server does it. That orders its rows by a query of its own, in storage::succession; tst_SameAnswers
//! holds the two together. Any thread.
std::optional<Member> heirOf(const Room &room, const QList<Member> &others, Timestamp now);

} // namespace confab

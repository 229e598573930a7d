// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Ground.h"

namespace confab::compat {

//! The newest messages of a room, ascending: at most `most`, and not many more than 1 MiB of text. As one who asks for
//! them page by page, so what he may not read is refused, and so is reading too much. Goes on as long as the life of
//! who reads. Room thread.
void readHistory(Ground &ground, const core::Life &life, const core::Actor &who, RoomId room, qsizetype most,
                 core::Reply<QList<Message>> reply);

} // namespace confab::compat

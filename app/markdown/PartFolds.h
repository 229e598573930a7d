// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! A message of which every long part (a block of code, a table, a list, a quote) shows its beginning, followed by a
//! row of type More. Those that the reader has opened are whole, and followed by one of type Less. Both rows name the
//! part by a number in `fold`: -1, -2 and so on, from the beginning of the message. `turned` are those that are open.
QList<Block> withFoldedParts(const QList<Block> &blocks, const QList<int> &turned);

//! Whether there is something behind the first part that is folded: else the message may as well end there.
bool goesOnBehindParts(const QList<Block> &blocks);

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "RenderLimits.h"

namespace confab::markdown {

//! Reads a message. The answer is bounded (see RenderLimits.h) and free of markup; HTML is shown as it was written. Where
//! something was left out, the last block is of type More: it is read again with more blocks, which raises the other
//! limits as well.
QList<Block> parse(const QString &text, int maxBlocks = limits::kBlocks);

//! What so many rows may cost to draw (see DrawingCost.h).
int costFor(int maxBlocks);
//! How much is read for so many rows, in UTF-16 units.
qint64 textFor(int maxBlocks);

} // namespace confab::markdown

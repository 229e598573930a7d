// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! What it takes to lay out and draw a block, roughly in microseconds. An estimate from the characters alone, so that
//! it is known before there is anything to draw: pictures, script changes, runs and rows are what costs.
int drawingCost(const Block &block);
int drawingCost(const QList<Block> &blocks);

//! Leaves out the end of a block, so that it costs no more than `cost`; false when nothing of it would be left. A copy
//! of code is whole all the same.
bool shorten(Block &block, int cost);

//! The beginning of a message that costs no more than `cost`, or its first block.
QList<Block> firstBlocks(QList<Block> blocks, int cost);

} // namespace confab::markdown

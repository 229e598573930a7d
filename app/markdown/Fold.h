// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! How many lines the blocks take in a column of usual width, roughly: known from the characters alone.
int lineCount(const QList<Block> &blocks);

//! The beginning of a message of which no more than `lines` lines are to be seen; what is left out ends within a block.
QList<Block> firstLines(const QList<Block> &blocks, int lines);

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextRange.h"

namespace confab::markdown {

enum class Step { Character, Word };

//! The place one step on in reading order. From the end of a text it leads to the beginning of the next one; what has
//! no words to stand in is passed over.
TextPosition stepForth(const QList<Block> &blocks, const TextPosition &at, Step step);
TextPosition stepBack(const QList<Block> &blocks, const TextPosition &at, Step step);

} // namespace confab::markdown

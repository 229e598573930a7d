// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! What words are to be written into: each has signs of its own.
enum class WordsPlace { Paragraph, Item, Heading, Cell, Summary };

//! The words of a block as markdown. Nothing is escaped that reads as it should without; so what is written is read
//! again, and taken if that is the same.
QString inlineMarkdown(const RichText &text, WordsPlace place);

} // namespace confab::markdown

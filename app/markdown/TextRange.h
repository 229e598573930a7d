// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

#include <compare>

namespace confab::markdown {

//! A place between two characters of a message, in the order in which they are read.
struct TextPosition
{
    int block = 0;
    int cell = 0;   //!< of a table, row by row; else 0
    int offset = 0; //!< UTF-16 units in what is shown

    friend auto operator<=>(const TextPosition &, const TextPosition &) = default;
};

//! From one place to another one; `begin` is never behind `end`.
struct TextRange
{
    TextPosition begin = {};
    TextPosition end = {};

    bool isEmpty() const { return begin == end; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

//! The smallest one that holds both.
TextRange united(const TextRange &a, const TextRange &b);

//! What is shown in one cell of a table, or in a block that is none. Empty for what isn't there.
RichText textAt(const QList<Block> &blocks, int block, int cell);

//! All of a message, without what only says that there is more.
TextRange allOf(const QList<Block> &blocks);

//! The word, the space or the sign around a place.
TextRange wordAround(const QList<Block> &blocks, const TextPosition &at);

//! The paragraph around a place; of code, the line.
TextRange paragraphAround(const QList<Block> &blocks, const TextPosition &at);

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextRange.h"

namespace confab::markdown {

//! The part of a message that lies in a range, as blocks. Within one block that is words alone: no marker, no heading,
//! no quote. Over several blocks they keep what they are; a list item that is begun in its midst has no marker.
//! Code is what was written, without the breaks that its drawing needs. Of a table the rows stay whole, with nothing in
//! the cells outside the range.
QList<Block> slice(const QList<Block> &blocks, const TextRange &range);

//! A text without what was only drawn.
RichText written(const RichText &text);

//! A stretch of a text with its formats.
RichText stretch(const RichText &text, int from, int to);

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! The end of a line or a word shortly before `length`, if there is one; else what doesn't split a character.
int goodEnd(const QString &text, int length);

//! Leaves `length` UTF-16 units of a block's content. A copy of code is whole all the same.
void cut(Block &block, int length);

//! Leaves the first rows of a table.
//! Adds a row to a table, or to what of it is left out.
void appendRow(Block &table, const QList<RichText> &row);

void cutRows(Block &table, int rows);

} // namespace confab::markdown

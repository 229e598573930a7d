// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Blocks as they are read: list items with their bullets, numbers and "[x]", nested ones further in; the cells of a
//! table with tabs between them; code exactly; a picture by its name; quotes without a sign. Nothing of what was only
//! drawn.
QString plainWords(const QList<Block> &blocks);

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! The rows in sight: without what stands in Details that are closed. `turned` are the numbers of those that the reader
//! has opened, or closed where they are open as written.
QList<Block> withoutClosed(const QList<Block> &blocks, const QList<int> &turned);

//! Tells each row that is shown which frames of Details it stands in, and which of them end below it.
void setFrames(QList<Block> &blocks);

} // namespace confab::markdown

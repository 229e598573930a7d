// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::host {

//! Has the process say in words that it ends for want of memory. What was under way then is half done, in parts that
//! nobody can undo, so it is not gone on with: the next start reads what is on disk, which is all that was acknowledged.
void sayWhenMemoryEnds();

} // namespace confab::host

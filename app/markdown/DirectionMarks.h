// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Puts marks around code, keys and formulas that stand among words from right to left: the signs at their ends would
//! be drawn at the other one ("/etc" as "etc/"). Which side the words begin at stays what it is. The marks are only
//! drawn, in spans of Quiet; text of one direction is given back as it is.
RichText withDirectionMarks(const RichText &text);

} // namespace confab::markdown

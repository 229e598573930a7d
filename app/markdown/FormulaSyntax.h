// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MarkedSource.h"

#include <cmark-gfm-extension_api.h>

namespace confab::markdown {

//! Reads formulas: between $ and $, $$ and $$, and between the marks for \( \), for \[ \] and for environments. An
//! amount of money is none: a single $ opens one only before, and closes one only after something other than white
//! space, and not beside a letter or a digit. The marks are those of the text that is read next.
cmark_syntax_extension *formulaSyntax(const Marks &marks);

//! Whether a node is one of them; its literal is the formula as written.
bool isFormula(cmark_node *node);

} // namespace confab::markdown

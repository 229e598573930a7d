// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <cmark-gfm-extension_api.h>

namespace confab::markdown {

//! Reads addresses before anything in them can be taken for markup. Within brackets it reads none: they may become the
//! label of a link.
cmark_syntax_extension *linkSyntax();

} // namespace confab::markdown

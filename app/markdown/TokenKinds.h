// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Highlighter.h"

namespace KSyntaxHighlighting {
class Format;
}

namespace confab::markdown {

//! What the library's formats are to the reader: it tells more of them apart than there are colours. Of the
//! definition with this name.
TokenKind kindOf(const KSyntaxHighlighting::Format &format, const QString &definition);

} // namespace confab::markdown

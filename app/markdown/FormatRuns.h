// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "Highlighter.h"

namespace confab::markdown {

//! A stretch of characters with everything that is drawn differently about them.
struct FormatRun
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    Formats formats = NoFormat;
    QString url = {};
    TokenKind token = TokenKind::Plain;
    bool emoji = false;

    int end() const { return start + length; }
    friend bool operator==(const FormatRun &, const FormatRun &) = default;
};

//! The runs of a text in order, without the plain ones and without overlaps: emoji cut spans and tokens into pieces.
//! No more than may be drawn (see Limits.h): what comes after those is plain.
QList<FormatRun> formatRuns(const RichText &text, const QList<Token> &tokens);

} // namespace confab::markdown

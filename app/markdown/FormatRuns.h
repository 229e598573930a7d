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
    bool composed = false; //!< emoji of several characters
    bool sign = false;     //!< could be a picture, but is written as a character
    bool exact = false;    //!< signs that the font would draw as another one
    bool spaced = false;   //!< has some room behind it, as something beside it has a box

    int end() const { return start + length; }
    friend bool operator==(const FormatRun &, const FormatRun &) = default;
};

//! What is drawn on a ground of its own.
inline constexpr Formats kBoxed = Monospace | Keyboard | Formula;

struct BoxedStretch
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    bool key = false;    //!< to be pressed; else code
    bool spaced = false; //!< there is room for its edges
    bool roomy = false;  //!< in its last character for the edge behind it, as no space follows

    int end() const { return start + length; }
    friend bool operator==(const BoxedStretch &, const BoxedStretch &) = default;
};

//! The stretches of a text that are drawn so, in order; no more than may be drawn (see RenderLimits.h).
QList<BoxedStretch> boxesOf(const RichText &text);

//! The runs of a text in order, without the plain ones and without overlaps: emoji cut spans and tokens into pieces.
//! No more than may be drawn (see RenderLimits.h): what comes after those is plain.
//! `prose`: the font joins signs.
QList<FormatRun> formatRuns(const RichText &text, const QList<Token> &tokens, bool prose);

} // namespace confab::markdown

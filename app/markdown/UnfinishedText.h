// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "WrittenLines.h"

#include <QString>

namespace confab::markdown {

//! A text without its last line, or its last two, where those are only the beginning of some syntax and would be drawn
//! as something else in a moment: the marker of an item, half a fence, the head of a table, a formula that is not
//! closed.
QString settledPart(const QString &text);

//! What of a message that is being written is to be read for now: emphasis and code that have begun and not ended are
//! ended, and the beginnings of links, tags, formulas and names of emoji are left out, as is what settledPart() leaves
//! out. Only the end of the text is touched; within code nothing is. Of a text that grows, only the end is looked at.
class UnfinishedText
{
public:
    QString shown(const QString &text);

private:
    WrittenLines m_lines;
};

//! The same of a text that was not seen before.
QString finishedForNow(const QString &text);

} // namespace confab::markdown

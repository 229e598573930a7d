// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BlockTypes.h"

#include <QList>
#include <QString>

namespace confab::markdown {

//! What of HTML means something in a message: a line break, keys, raised and lowered letters, and details that fold.
//! All other HTML is text.

//! "<br>", "<br/>", "<br />".
bool isLineBreak(QStringView html);

//! The format that a tag begins, for "</sub>" and the like the one that it ends; NoFormat for any other tag.
Format formatOfTag(QStringView html);
bool isClosingTag(QStringView html);

//! A part of a block of HTML.
struct HtmlPart
{
    enum class Kind { Text, Details, OpenDetails, Summary, EndOfDetails };

    Kind kind = Kind::Text;
    QString text = {}; //!< of Text and Summary

    friend bool operator==(const HtmlPart &, const HtmlPart &) = default;
};

//! Takes a block of HTML apart. Text is as it was written, without white space around it; comments that have their lines
//! for themselves are left out.
QList<HtmlPart> htmlParts(const QString &written);

} // namespace confab::markdown

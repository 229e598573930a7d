// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringView>

namespace confab::markdown {

//! Follows the items of lists along the lines of a text, roughly: enough to tell an indented line of an item from code,
//! which begins four columns further. In doubt, a line is none.
class OpenItems
{
public:
    //! Takes the next line, which is in no fence; whether it stands too deep for anything but code.
    bool take(QStringView line);
    //! What comes next goes on with no paragraph.
    void endParagraph() { m_inParagraph = false; }

private:
    bool enter(QStringView words, int column);
    int innermost() const { return m_columns.isEmpty() ? 0 : m_columns.last(); }

    QList<int> m_columns; //!< where the words of each begin, behind the signs of quotes; the outermost first
    int m_quotes = 0;
    bool m_inParagraph = false;
};

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OpenItems.h"

#include <QString>

namespace confab::markdown {

//! The length of what stands before the words of a line: white space, the signs of quotes, the markers of list items.
int prefixLength(QStringView line);

//! Of the marker of an item that a line begins with, without the white space behind it; 0 for none.
int markerLength(QStringView line);

//! Whether nothing but white space and the signs of quotes stands there.
bool isBlankLine(QStringView line);

//! Follows the fences of code along the lines of a text, roughly: enough to know where markup means nothing.
class Fences
{
public:
    //! Takes the next line; whether it is code, or a fence itself.
    bool take(QStringView line);
    bool isOpen() const { return m_length > 0; }

private:
    bool opens(QStringView line);
    bool ends(QStringView line) const;
    bool closes(QStringView line) const;

    OpenItems m_items;
    QChar m_sign = {};
    int m_length = 0; //!< of the fence; 0: none is open
    int m_indent = 0;
    int m_quotes = 0; //!< signs of quotes before it
    bool m_inItem = false;
};

} // namespace confab::markdown

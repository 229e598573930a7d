// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OpenItems.h"

#include "SourceLines.h"

namespace confab::markdown {

namespace {

constexpr int kCodeIndent = 4; //!< columns

//! Goes over white space; returns the column behind it.
int skipSpace(QStringView &line, int column)
{
    qsizetype length = 0;
    for (; length < line.size() && (line[length] == u' ' || line[length] == u'\t'); ++length)
        column += line[length] == u'\t' ? kCodeIndent - column % kCodeIndent : 1;
    line = line.sliced(length);
    return column;
}

//! What needs no empty line above it.
bool beginsBlock(QStringView words)
{
    return words.startsWith(u"```") || words.startsWith(u"~~~") || words.startsWith(u'#') || markerLength(words) > 0;
}

//! "[^1]:", whose further lines are indented as those of an item.
bool beginsNote(QStringView words)
{
    const qsizetype end = words.indexOf(u"]:");
    return words.startsWith(u"[^") && end > 2 && !words.first(end).contains(u' ');
}

} // namespace

bool OpenItems::take(QStringView line)
{
    int quotes = 0;
    int column = skipSpace(line, 0);
    for (; line.startsWith(u'>') && column < kCodeIndent; ++quotes) {
        line = line.sliced(1);
        if (line.startsWith(u' '))
            line = line.sliced(1);
        column = skipSpace(line, 0);
    }
    if (quotes != m_quotes)
        m_columns.clear();
    m_quotes = quotes;
    if (line.isEmpty()) {
        m_inParagraph = false;
        return false;
    }
    if (!m_inParagraph || beginsBlock(line)) {
        while (column < innermost())
            m_columns.removeLast();
    }
    m_inParagraph = true;
    return column - innermost() >= kCodeIndent || enter(line, column);
}

//! Whether what the markers begin is code.
bool OpenItems::enter(QStringView words, int column)
{
    if (beginsNote(words))
        m_columns.append(column + kCodeIndent);
    for (int marker = markerLength(words); marker > 0; marker = markerLength(words)) {
        words = words.sliced(marker);
        const int behind = column + marker;
        column = skipSpace(words, behind);
        const bool code = column - behind > kCodeIndent && !words.isEmpty();
        m_columns.append(code || words.isEmpty() ? behind + 1 : column);
        if (code)
            return true;
    }
    return false;
}

} // namespace confab::markdown

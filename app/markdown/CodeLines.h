// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Highlighter.h"

#include <vector>

namespace confab::markdown {

//! The lines of a code that grows, each with its tokens and with where it begins in its language: only what comes after
//! the first change is highlighted.
class CodeLines
{
public:
    explicit CodeLines(Highlighter &highlighter)
        : m_highlighter(highlighter)
    {
    }

    //! Returns the first line that isn't what it was, or count() where all are.
    int set(const QString &language, const QString &text);

    int count() const { return int(m_lines.size()); }
    //! UTF-16 units, the line break left out.
    int start(int line) const { return m_lines[line].start; }
    int end(int line) const { return line + 1 < count() ? start(line + 1) - 1 : int(m_text.size()); }
    const QString &text() const { return m_text; }
    //! From the beginning of the line on.
    const QList<Token> &tokens(int line) const { return m_lines[line].tokens; }

private:
    struct Line
    {
        int start = 0;
        LineState before = {};
        QList<Token> tokens = {};
    };

    int firstChanged(const QString &language, const QString &text) const;

    Highlighter &m_highlighter;
    QString m_language;
    QString m_text;
    std::vector<Line> m_lines;
};

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FormulaLines.h"

#include "Environments.h"
#include "SourceLines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr int kMostLines = 100;

QStringView withoutPrefix(QStringView line, int prefix)
{
    int length = 0;
    while (length < prefix && length < line.size() && (line[length].isSpace() || line[length] == u'>'))
        ++length;
    return line.sliced(length);
}

} // namespace

QString FormulaLines::joined(QStringView words, int prefix, int &next)
{
    if (m_lineBreak == 0)
        return {};
    if (words.startsWith("\\["_L1) || words.startsWith("$$"_L1))
        return joinedDisplay(words, prefix, next);
    return joinedEnvironment(words, prefix, next);
}

//! Where it begins with its first line and ends with its last.
QString FormulaLines::joinedDisplay(QStringView words, int prefix, int &next)
{
    const bool dollars = words.startsWith(u'$');
    const QLatin1StringView closing = dollars ? "$$"_L1 : "\\]"_L1;
    if (words.sliced(2).contains(closing))
        return {};
    const qsizetype close = nextClosing(dollars ? m_closingDollars : m_closingBracket, closing, next);
    if (close < 0)
        m_open = m_open || next > lastBlankLine();
    if (close < 0 || !endsLine(close + closing.size()))
        return {};
    return joinedUntil(close, words, prefix, next);
}

QString FormulaLines::joinedEnvironment(QStringView words, int prefix, int &next)
{
    Environment found = environmentIn(words);
    while (found.end >= 0)
        found = environmentIn(words, found.end);
    if (found.begin < 0 || next <= m_unendedUntil)
        return {};
    QString all = words.sliced(found.begin).toString();
    int at = next;
    for (int lines = 1; lines < kMostLines && at <= m_text.size(); ++lines) {
        const QStringView line = lineAt(at);
        if (isBlankLine(line) && at + line.size() < m_text.size())
            return {};
        at += int(line.size()) + 1;
        const qsizetype begin = all.size() + 1;
        all += QChar(m_lineBreak);
        all += withoutPrefix(line, prefix);
        if (!QStringView(all).sliced(begin).contains("\\end{"_L1))
            continue;
        const Environment whole = environmentIn(all);
        if (whole.begin != 0)
            return {};
        if (whole.end >= 0) {
            next = at;
            return words.first(found.begin).toString() + all;
        }
    }
    m_open = m_open || at > m_text.size();
    m_unendedUntil = at;
    return {};
}

QString FormulaLines::joinedUntil(qsizetype close, QStringView words, int prefix, int &next) const
{
    QString all = words.toString();
    int at = next;
    for (int lines = 1; lines < kMostLines && at <= close; ++lines) {
        const QStringView line = lineAt(at);
        if (isBlankLine(line))
            return {};
        at += int(line.size()) + 1;
        all += QChar(m_lineBreak);
        all += withoutPrefix(line, prefix);
    }
    if (at <= close)
        return {};
    next = at;
    return all;
}

QStringView FormulaLines::lineAt(int begin) const
{
    const qsizetype end = m_text.indexOf(u'\n', begin);
    return QStringView(m_text).sliced(begin, (end < 0 ? m_text.size() : end) - begin);
}

//! Where the sign stands next, from the next line on; -1 where it doesn't. `known` is where it was found before.
qsizetype FormulaLines::nextClosing(std::optional<qsizetype> &known, QLatin1StringView sign, int next) const
{
    if (!known || (*known >= 0 && *known < next))
        known = m_text.indexOf(sign, next);
    return *known;
}

bool FormulaLines::endsLine(qsizetype from) const
{
    return std::ranges::all_of(lineAt(int(from)), [](QChar c) { return c.isSpace() || c.isPunct(); });
}

//! Where the last of them begins; the last line of all is not finished. -1 where there is none.
qsizetype FormulaLines::lastBlankLine()
{
    if (m_lastBlankLine)
        return *m_lastBlankLine;
    m_lastBlankLine = -1;
    qsizetype end = m_text.lastIndexOf(u'\n');
    while (end > 0 && *m_lastBlankLine < 0) {
        const qsizetype begin = m_text.lastIndexOf(u'\n', end - 1) + 1;
        if (isBlankLine(QStringView(m_text).sliced(begin, end - begin)))
            m_lastBlankLine = begin;
        end = begin - 1;
    }
    return *m_lastBlankLine;
}

} // namespace confab::markdown

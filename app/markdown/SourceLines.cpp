// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SourceLines.h"

#include <algorithm>

namespace confab::markdown {

namespace {

constexpr int kFence = 3;        //!< signs at least
constexpr int kCodeIndent = 4;   //!< from here on, a line is no fence
constexpr int kNumberDigits = 9; //!< of a list item, at most

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

int leadLength(QStringView line)
{
    int length = 0;
    while (length < line.size() && (isSpace(line[length]) || line[length] == u'>'))
        ++length;
    return length;
}

int runLength(QStringView text, QChar sign)
{
    const auto end = std::find_if(text.begin(), text.end(), [sign](QChar c) { return c != sign; });
    return int(end - text.begin());
}

} // namespace

int markerLength(QStringView line)
{
    int length = 0;
    if (line.startsWith(u'-') || line.startsWith(u'*') || line.startsWith(u'+')) {
        length = 1;
    } else {
        while (length < line.size() && length < kNumberDigits && line[length] >= u'0' && line[length] <= u'9')
            ++length;
        if (length == 0 || length == line.size() || (line[length] != u'.' && line[length] != u')'))
            return 0;
        ++length;
    }
    return length < line.size() && isSpace(line[length]) ? length : 0;
}

int prefixLength(QStringView line)
{
    int length = 0;
    for (;;) {
        length += leadLength(line.sliced(length));
        const int marker = markerLength(line.sliced(length));
        if (marker == 0)
            return length;
        length += marker;
    }
}

bool isBlankLine(QStringView line)
{
    return leadLength(line) == line.size();
}

bool Fences::take(QStringView line)
{
    if (isOpen() && ends(line))
        m_length = 0;
    if (!isOpen())
        return !m_items.take(line) && opens(line);
    if (closes(line))
        m_length = 0;
    m_items.endParagraph();
    return true;
}

bool Fences::opens(QStringView line)
{
    const int prefix = prefixLength(line);
    const QStringView words = line.sliced(prefix);
    if (!words.startsWith(u'`') && !words.startsWith(u'~'))
        return false;
    const int length = runLength(words, words.front());
    if (length < kFence || (words.front() == u'`' && words.sliced(length).contains(u'`')))
        return false;
    m_sign = words.front();
    m_length = length;
    m_indent = prefix;
    m_quotes = int(line.first(prefix).count(u'>'));
    m_inItem = prefix > leadLength(line);
    return true;
}

//! What held the code ends: a quote whose sign is missing, an item whose indent is.
bool Fences::ends(QStringView line) const
{
    const int lead = leadLength(line);
    return line.first(lead).count(u'>') < m_quotes || (m_inItem && lead < m_indent && lead < line.size());
}

bool Fences::closes(QStringView line) const
{
    const int lead = leadLength(line);
    const QStringView words = line.sliced(lead);
    const int length = runLength(words, m_sign);
    return length >= m_length && lead < m_indent + kCodeIndent && words.sliced(length).trimmed().isEmpty();
}

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Definitions.h"

#include "SourceLines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr qsizetype kLabel = 999; //!< characters, as CommonMark has it

//! The length of "[label]" at the beginning; 0 where there is none.
qsizetype labelLength(QStringView text)
{
    for (qsizetype i = 1; i < text.size() && i <= kLabel; ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u']')
            return i > 1 ? i + 1 : 0;
        else if (text[i] == u'[')
            return 0;
    }
    return 0;
}

//! Labels are the same in either case, and with whatever white space.
QString folded(QStringView label)
{
    return label.sliced(1, label.size() - 2).toString().simplified().toUpper().toCaseFolded();
}

bool looksLikeAddress(QStringView destination)
{
    return destination.isEmpty() || destination.startsWith(u'<') ||
           std::ranges::any_of(destination, [](QChar c) { return QStringView(u"/.:#@").contains(c); });
}

} // namespace

Definitions::Line Definitions::kindOf(QStringView words)
{
    if (!words.startsWith(u'['))
        return Line::Other;
    const qsizetype length = labelLength(words);
    if (length == 0 || length >= words.size() || words[length] != u':')
        return Line::Other;
    const QString label = folded(words.first(length));
    if (!used().contains(label))
        return Line::DefinesNothing;
    // Nobody writes [words][12:30].
    if (!label.startsWith(u'^') && !m_named.contains(label)) {
        const QStringView rest = words.sliced(length + 1).trimmed();
        const auto end = std::ranges::find_if(rest, [](QChar c) { return c.isSpace(); });
        if (!looksLikeAddress(rest.first(end - rest.begin())))
            return Line::DefinesNothing;
    }
    if (m_defined.contains(label))
        return Line::DefinesNothing;
    m_defined.insert(label);
    return Line::Definition;
}

const QSet<QString> &Definitions::used()
{
    if (m_read)
        return m_used;
    m_read = true;
    const QStringView text(m_text);
    qsizetype lineEnd = -1;
    for (qsizetype at = text.indexOf(u'['); at >= 0; at = text.indexOf(u'[', at + 1)) {
        qsizetype lineBegin = -1;
        while (lineEnd < at) {
            lineBegin = lineEnd + 1;
            const qsizetype next = text.indexOf(u'\n', lineBegin);
            lineEnd = next < 0 ? text.size() : next;
        }
        const qsizetype length = labelLength(text.sliced(at));
        if (length == 0)
            continue;
        const qsizetype end = at + length;
        const bool isDefinition = lineBegin >= 0 && end < text.size() && text[end] == u':' &&
                                  prefixLength(text.sliced(lineBegin, at - lineBegin)) == at - lineBegin;
        if (isDefinition)
            continue;
        const QString label = folded(text.sliced(at, length));
        m_used.insert(label);
        if (at > 0 && text[at - 1] == u']')
            m_named.insert(label);
    }
    return m_used;
}

bool mayDefine(QStringView text)
{
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        const QStringView line = text.sliced(start, end - start);
        if (line.sliced(prefixLength(line)).startsWith(u'['))
            return text.indexOf("]:"_L1, start) >= 0;
        start = end + 1;
    }
    return false;
}

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TextCollector.h"

#include "RenderLimits.h"

#include <utility>

namespace confab::markdown {

namespace {

//! QTextDocument gives these a meaning of their own (objects, frames, paragraphs); none of them is a letter.
QChar harmless(QChar c)
{
    switch (c.unicode()) {
    case 0xFDD0:
    case 0xFDD1:
    case 0xFFFC:
        return QChar::ReplacementCharacter;
    case 0x2028:
    case 0x2029:
    case u'\r':
    case u'\f':
    case u'\v':
        return u' ';
    case u'\t':
    case u'\n':
        return c;
    default:
        return c.category() == QChar::Other_Control ? QChar(QChar::ReplacementCharacter) : c;
    }
}

//! Embeds, overrides or isolates: what follows is drawn in another order than it stands in.
bool reorders(QChar c)
{
    return (c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
}

//! In words, nothing is seen in their place, as nothing was.
QChar harmlessInText(QChar c)
{
    constexpr QChar kWordJoiner = u'\u2060';
    return reorders(c) ? kWordJoiner : harmless(c);
}

//! Code that is not what it looks like has to be seen as such.
QChar harmlessInCode(QChar c)
{
    return reorders(c) ? QChar(QChar::ReplacementCharacter) : harmless(c);
}

} // namespace

void TextCollector::append(const QString &text, Formats formats, const QString &url)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar original : text) {
        const QChar c = harmlessInText(original);
        if (c.isSpace() && c != QChar::Nbsp)
            m_unbroken = 0;
        else if (++m_unbroken > limits::kUnbroken && !c.isLowSurrogate()) {
            add(std::exchange(clean, {}), formats, url);
            add(u"\n", formats | Quiet, url); // no part of a copy
            m_unbroken = 1;
        }
        clean += c;
    }
    add(clean, formats, url);
}

void TextCollector::appendCode(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar original : text) {
        const QChar c = harmlessInCode(original);
        if (c == u'\n')
            m_line = 0;
        else if (++m_line > limits::kCodeLine - 1 && !c.isLowSurrogate()) {
            clean += u'\n';
            m_line = 1;
        }
        clean += c;
    }
    add(clean, NoFormat, {});
}

RichText TextCollector::take()
{
    m_unbroken = 0;
    m_line = 0;
    return std::exchange(m_text, {});
}

void TextCollector::add(QStringView text, Formats formats, const QString &url)
{
    if (text.isEmpty())
        return;
    const int start = int(m_text.text.size());
    m_text.text += text;
    if (formats == NoFormat)
        return;
    if (!m_text.spans.isEmpty()) {
        Span &last = m_text.spans.last();
        if (last.start + last.length == start && last.formats == formats && last.url == url) {
            last.length += int(text.size());
            return;
        }
    }
    m_text.spans.append({start, int(text.size()), formats, url});
}

RichText asWritten(const QString &text)
{
    TextCollector words;
    words.append(text, NoFormat);
    return words.take();
}

} // namespace confab::markdown

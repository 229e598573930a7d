// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TextCollector.h"

#include "Limits.h"

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
    case 0x0000:
        return QChar::ReplacementCharacter;
    case 0x2028:
    case 0x2029:
    case u'\r':
    case u'\f':
    case u'\v':
        return u' ';
    default:
        return c;
    }
}

} // namespace

void TextCollector::append(const QString &text, Formats formats, const QString &url)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar original : text) {
        const QChar c = harmless(original);
        if (c.isSpace() && c != QChar::Nbsp)
            m_unbroken = 0;
        else if (++m_unbroken > limits::kUnbroken && !c.isLowSurrogate()) {
            clean += u'\n';
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
        const QChar c = harmless(original);
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

} // namespace confab::markdown

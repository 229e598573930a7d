// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SpokenLines.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

// All that a model may take for the end of a line.
bool breaksLine(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= u'\n' && unit <= u'\r') || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

// The colon, and what looks like one.
bool isColon(QChar c)
{
    static constexpr QStringView kColons = u":\uFF1A\uFE55\uA789\u2236\u05C3\u0589\uFE13";
    return kColons.contains(c);
}

} // namespace

QString promptName(QStringView name)
{
    QString plain;
    for (const QChar c : name)
        plain += breaksLine(c) || isColon(c) ? QChar(u' ') : c;
    plain = plain.simplified();
    return plain.isEmpty() ? u"somebody"_s : plain;
}

QString spoken(QStringView name, QStringView text)
{
    QString lines = promptName(name) + u": "_s;
    lines.reserve(lines.size() + text.size() + text.size() / 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!breaksLine(text[i])) {
            lines += text[i];
            continue;
        }
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++i;
        lines += u"\n  "_s;
    }
    return lines;
}

} // namespace confab::core

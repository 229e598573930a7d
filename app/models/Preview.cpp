// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Preview.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace confab::models {

QString plainPreview(const QString &markdown, int limit)
{
    static const QRegularExpression fence(u"^\\s*(```|~~~).*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression lineStart(u"^\\s*(#{1,6}\\s+|>\\s?|[-*+]\\s+(\\[[ xX]\\]\\s+)?|\\d{1,9}[.)]\\s+)"_s,
                                              QRegularExpression::MultilineOption);
    static const QRegularExpression link(u"!?\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)"_s);
    static const QRegularExpression emphasis(u"(\\*\\*|__|~~|`+|(?<!\\w)[*_](?=\\S)|(?<=\\S)[*_](?!\\w))"_s);
    // Only the beginning can show, and a long text must not cost more than a short one.
    QString text = markdown.left(limit * 6);
    text.remove(fence);
    text.remove(lineStart);
    text.replace(link, u"\\1"_s);
    text.remove(emphasis);
    text = text.simplified();
    if (text.size() <= limit)
        return text;
    qsizetype end = limit - 1;
    if (text.at(end - 1).isHighSurrogate())
        --end;
    return text.left(end).trimmed() + u'…';
}

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "JoinedSigns.h"

#include "RenderLimits.h"

namespace confab::markdown {

namespace {

bool isPartOfArrow(QChar c)
{
    return c == u'-' || c == u'=' || c == u'<' || c == u'>' || c == u'!' || c == u'~' || c == u'|';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isCross(const QString &text, qsizetype at)
{
    return (text[at] == u'x' || text[at] == u'X') && at > 0 && at + 1 < text.size() && isDigit(text[at - 1]) &&
           isDigit(text[at + 1]);
}

} // namespace

QList<TextStretch> joinedSigns(const QString &text)
{
    QList<TextStretch> stretches;
    qsizetype at = 0;
    while (at < text.size() && stretches.size() < limits::kRuns) {
        qsizetype end = at;
        while (end < text.size() && isPartOfArrow(text[end]))
            ++end;
        if (end - at > 1)
            stretches.append({int(at), int(end - at)});
        else if (end == at && isCross(text, at))
            stretches.append({int(at), 1});
        at = qMax(end, at + 1);
    }
    return stretches;
}

} // namespace confab::markdown

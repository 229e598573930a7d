// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EastAsian.h"

#include "RenderLimits.h"

namespace confab::markdown {

bool isEastAsian(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x1100 && u <= 0x11FF) || (u >= 0x2E80 && u <= 0xA4CF) || (u >= 0xA960 && u <= 0xA97F) ||
           (u >= 0xAC00 && u <= 0xD7FF) || (u >= 0xD840 && u <= 0xD8BF) || (u >= 0xF900 && u <= 0xFAFF) ||
           (u >= 0xFE30 && u <= 0xFE4F) || (u >= 0xFF00 && u <= 0xFFEF);
}

QList<TextStretch> eastAsianLetters(const QString &text)
{
    QList<TextStretch> stretches;
    for (int at = 0; at < text.size(); ++at) {
        if (!isEastAsian(text[at]))
            continue;
        const int length = text[at].isHighSurrogate() ? 2 : 1;
        if (!stretches.isEmpty() && stretches.last().end() == at)
            stretches.last().length += length;
        else if (stretches.size() < limits::kRuns)
            stretches.append({at, length});
        else
            break;
        at += length - 1;
    }
    return stretches;
}

} // namespace confab::markdown

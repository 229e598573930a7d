// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "JoinedLetters.h"

#include "RenderLimits.h"

namespace confab::markdown {

namespace {

constexpr char16_t kFirstMark = 0x0300;
constexpr char16_t kKeycap = 0x20E3;
constexpr char16_t kFirstVariant = 0xFE00;
constexpr char16_t kLastVariant = 0xFE0F;

bool isJoined(QChar c)
{
    // Those of emoji have their own way (see CharFormats).
    if (c.unicode() < kFirstMark || c.unicode() == kKeycap || (c >= kFirstVariant && c <= kLastVariant))
        return false;
    return c.isMark() || c.joiningType() == QChar::Joining_Dual || c.joiningType() == QChar::Joining_Right ||
           c.joiningType() == QChar::Joining_Left;
}

} // namespace

QList<TextStretch> joinedLetters(const QString &text)
{
    QList<TextStretch> stretches;
    for (int at = 0; at < text.size(); ++at) {
        if (!isJoined(text[at]))
            continue;
        // A mark belongs to the letter before it.
        const int start = text[at].isMark() && at > 0 && text[at - 1].isLetter() ? at - 1 : at;
        if (!stretches.isEmpty() && stretches.last().end() >= start) {
            stretches.last().length = at + 1 - stretches.last().start;
            continue;
        }
        if (stretches.size() == limits::kRuns)
            break;
        stretches.append({start, at + 1 - start});
    }
    return stretches;
}

} // namespace confab::markdown

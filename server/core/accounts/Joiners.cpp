// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Joiners.h"

#include <unicode/uchar.h>

namespace confab::core::joiners {

namespace {

constexpr char32_t kNonJoiner = 0x200c;
constexpr char32_t kJoiner = 0x200d;
constexpr int kVirama = 9; // its canonical combining class

int joiningTypeOf(uint c)
{
    return u_getIntPropertyValue(UChar32(c), UCHAR_JOINING_TYPE);
}

//! The letter next to `at` in the direction of `step`, marks left out; 0: there is none.
uint letterBeside(const QList<uint> &text, qsizetype at, qsizetype step)
{
    for (qsizetype i = at + step; i >= 0 && i < text.size(); i += step) {
        if (joiningTypeOf(text[i]) != U_JT_TRANSPARENT)
            return text[i];
    }
    return 0;
}

bool joinsBothSides(const QList<uint> &text, qsizetype at)
{
    const int before = joiningTypeOf(letterBeside(text, at, -1));
    const int after = joiningTypeOf(letterBeside(text, at, 1));
    return (before == U_JT_LEFT_JOINING || before == U_JT_DUAL_JOINING) &&
           (after == U_JT_RIGHT_JOINING || after == U_JT_DUAL_JOINING);
}

bool isPicture(uint c)
{
    return u_hasBinaryProperty(UChar32(c), UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool isBetweenEmoji(const QList<uint> &text, qsizetype at)
{
    if (at < 1 || at + 1 >= text.size() || !isPicture(text[at + 1]))
        return false;
    const bool isToned = at >= 2 && u_hasBinaryProperty(UChar32(text[at - 1]), UCHAR_EMOJI_MODIFIER);
    return isPicture(text[isToned ? at - 2 : at - 1]);
}

} // namespace

bool isJoiner(char32_t c)
{
    return c == kNonJoiner || c == kJoiner;
}

bool isNeeded(const QList<uint> &text, qsizetype at)
{
    if (at > 0 && u_getCombiningClass(UChar32(text[at - 1])) == kVirama)
        return true;
    return text[at] == kNonJoiner ? joinsBothSides(text, at) : isBetweenEmoji(text, at);
}

} // namespace confab::core::joiners

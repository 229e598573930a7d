// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <cstring>
#include <limits>
#include <type_traits>

namespace confab::codec {

//! How many units of UTF-8 or UTF-16 are looked at together.
template <class Unit>
inline constexpr qsizetype kPlainBlock = sizeof(quint64) / sizeof(Unit);

//! Whether the units of one block are ASCII that stands in a JSON string as it is. Nearly all text is, and this takes
//! one or two instructions for each of its bytes.
template <class Unit>
bool isPlainBlock(const Unit *units)
{
    constexpr quint64 kLast = std::numeric_limits<std::make_unsigned_t<Unit>>::max();
    constexpr quint64 kOnes = ~quint64(0) / kLast; // 1 in each unit
    constexpr quint64 kBeyondAscii = kOnes * (kLast & ~quint64(0x7f));
    quint64 word = 0;
    std::memcpy(&word, units, sizeof word);
    // Among units below 0x80, a difference below zero shows in the bits that only others have.
    const quint64 controls = word - kOnes * 0x20;
    const quint64 quotes = (word ^ (kOnes * '"')) - kOnes;
    const quint64 backslashes = (word ^ (kOnes * '\\')) - kOnes;
    return ((word | controls | quotes | backslashes) & kBeyondAscii) == 0;
}

} // namespace confab::codec

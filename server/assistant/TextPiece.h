// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::assistant {

//! Text that was read and not handed on yet, and how many tokens that is.
struct TextPiece
{
    QString text = {};
    int tokens = 0;

    //! Takes all of it, except for the first half of a pair whose second half may still come.
    TextPiece take(bool isLast)
    {
        TextPiece taken = std::exchange(*this, {});
        if (taken.text.isEmpty() || !taken.text.back().isHighSurrogate())
            return taken;
        if (isLast) {
            taken.text.back() = QChar::ReplacementCharacter;
            return taken;
        }
        text = taken.text.last(1);
        taken.text.chop(1);
        if (taken.text.isEmpty())
            std::swap(tokens, taken.tokens);
        return taken;
    }
};

} // namespace confab::assistant

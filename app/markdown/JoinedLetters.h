// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::markdown {

struct TextStretch
{
    int start = 0; //!< UTF-16 units
    int length = 0;

    int end() const { return start + length; }
    friend bool operator==(const TextStretch &, const TextStretch &) = default;
};

//! Where letters join their neighbours or carry marks: drawn without shaping they fall apart. No more stretches than
//! may be drawn (see Limits.h).
QList<TextStretch> joinedLetters(const QString &text);

} // namespace confab::markdown

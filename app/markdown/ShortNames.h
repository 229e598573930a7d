// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::markdown {

//! A text with the emoji that are named in it between colons (":tada:"), by the names that GitHub knows. What stands
//! behind a letter or a digit is no name ("10:100:45"), and neither is a part of "std::heart::x".
QString withNamedEmoji(const QString &text);

//! Whether a text that begins with a colon may be the beginning of such a name.
bool beginsEmojiName(QStringView text);

//! Whether a name may begin behind this character.
bool canBeginEmojiName(QChar before);

} // namespace confab::markdown

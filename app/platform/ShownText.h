// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::platform {

//! A text of others as it may be handed to the desktop: nothing in it is seen by no one (control characters, what turns
//! the direction of what follows, tags), of a whole line break only the break is left. What keeps a name apart from its
//! sentence (U+2068 with its U+2069) stays where it is a pair within a line. Not longer than `most` UTF-16 units, an
//! ellipsis included.
QString shownText(const QString &text, qsizetype most);

} // namespace confab::platform

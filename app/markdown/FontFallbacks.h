// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

namespace confab::markdown {

//! The system's font for the letters of China, Japan and Korea, in the shapes that readers of this language know; empty
//! where there is none, or where the system chooses well by itself.
QString eastAsianFamily(const QLocale &locale);

//! Takes the emoji font and the one of East Asian letters for what these families lack, before any other. Left to
//! itself, the text engine takes outlines for emoji, and a few letters and marks of a text from fonts of other scripts
//! that happen to have them. Of fonts that are made later.
void completeFonts(const QStringList &families);

} // namespace confab::markdown

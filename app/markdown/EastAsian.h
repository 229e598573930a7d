// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextStretch.h"

#include <QList>
#include <QString>

namespace confab::markdown {

//! Of scripts that are written without spaces between words, or have no case and set their particles against emphasis.
bool isEastAsian(QChar c);

//! Where such letters stand. No more stretches than may be drawn (see RenderLimits.h).
QList<TextStretch> eastAsianLetters(const QString &text);

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormatRuns.h"
#include "TextLook.h"

#include <QTextCharFormat>

namespace confab::markdown {

//! Whether letters of this font are joined and replaced as it says; code does without.
bool shapes(const QFont &font);

//! Of code within a text of the font `base`: as much smaller as it is beside plain words.
QFont codeFont(const TextLook &look, const QFont &base);

//! How a run is drawn in a text of the font `base`.
QTextCharFormat charFormat(const FormatRun &run, const TextLook &look, const QFont &base);

} // namespace confab::markdown

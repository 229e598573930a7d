// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextStretch.h"

#include <QList>
#include <QString>

namespace confab::markdown {

//! Where a font for prose draws something else than what was written: an arrow for "->" and a cross for the letter of
//! "2x3". In order; drawn without shaping they are themselves. No more than may be drawn (see RenderLimits.h).
QList<TextStretch> joinedSigns(const QString &text);

} // namespace confab::markdown

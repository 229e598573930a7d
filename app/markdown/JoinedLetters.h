// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextStretch.h"

#include <QList>
#include <QString>

namespace confab::markdown {

//! Where letters join their neighbours or carry marks: drawn without shaping they fall apart. No more stretches than
//! may be drawn (see RenderLimits.h).
QList<TextStretch> joinedLetters(const QString &text);

} // namespace confab::markdown

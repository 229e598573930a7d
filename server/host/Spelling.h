// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace confab::host {

//! The known word that was probably meant: it differs by case alone, or by a letter or two. Empty when none is near.
//! Pure.
QString nearestWord(const QString &word, const QStringList &known);

} // namespace confab::host

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Token.h"

#include <QList>
#include <QString>

namespace confab::markdown {

//! Gives all names of parameters in a line of PowerShell ("-Recurse") one colour. The library's definition knows some
//! of them as words of the language, and others not at all.
QList<Token> withParameters(const QList<Token> &tokens, QStringView line);

} // namespace confab::markdown

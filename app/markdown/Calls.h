// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Token.h"

#include <QList>
#include <QString>

namespace confab::markdown {

//! Whether a definition's language calls functions by "name(" and writes types with a capital, as most do.
bool hasCalls(const QString &definition);

//! Adds to the tokens of a line, which stay in order: what is called, and what is written like a type, where the
//! definition says nothing of it. Many know keywords and what is built in, and no more.
QList<Token> withCalls(const QList<Token> &tokens, QStringView line);

} // namespace confab::markdown

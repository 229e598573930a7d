// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Token.h"

#include <QList>
#include <QString>

#include <any>
#include <memory>

namespace confab::markdown {

//! Where in its language a line begins: what the lines above have opened. Empty at the beginning of a text.
using LineState = std::any;

//! Tells keywords from strings. Called on the GUI thread, under 1 ms per 10 KB.
class Highlighter
{
public:
    virtual ~Highlighter() = default;

    //! Of one line, from its own beginning on: in order, without overlaps, plain stretches left out; none for a
    //! language it doesn't know. `state` is taken as the line above has left it and handed on as this one leaves it.
    virtual QList<Token> lineTokens(const QString &language, QStringView line, LineState &state) = 0;

    //! Of a whole text, line by line.
    QList<Token> tokens(const QString &language, const QString &text);
};

//! The best that was built in; never null. Without a library, code stays plain.
std::unique_ptr<Highlighter> makeHighlighter();

} // namespace confab::markdown

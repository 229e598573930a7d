// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace confab::markdown {

enum class TokenKind { Plain, Keyword, Function, Type, Key, String, Constant, Comment, Meta, Added, Removed };

struct Token
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    TokenKind kind = TokenKind::Plain;

    friend bool operator==(const Token &, const Token &) = default;
};

//! Tells keywords from strings. Called on the GUI thread, under 1 ms per 10 KB.
class Highlighter
{
public:
    virtual ~Highlighter() = default;

    //! In order, without overlaps, plain stretches left out. Empty for a language it doesn't know.
    virtual QList<Token> tokens(const QString &language, const QString &text) = 0;
};

//! The best that was built in; never null. Without a library, code stays plain.
std::unique_ptr<Highlighter> makeHighlighter();

} // namespace confab::markdown

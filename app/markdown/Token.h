// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::markdown {

enum class TokenKind { Plain, Keyword, Function, Type, Key, String, Constant, Comment, Meta, Added, Removed };

//! A stretch of code that has a colour of its own.
struct Token
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    TokenKind kind = TokenKind::Plain;

    int end() const { return start + length; }
    friend bool operator==(const Token &, const Token &) = default;
};

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TextLook.h"

#include "Emoji.h"

namespace confab::markdown {

TextLook::TextLook(QObject *parent)
    : QObject(parent)
    , emojiFamily(markdown::emojiFamily())
    , signFamily(markdown::signFamily())
{
}

QColor TextLook::colorOf(TokenKind kind) const
{
    switch (kind) {
    case TokenKind::Keyword:
        return keywordColor;
    case TokenKind::Function:
        return functionColor;
    case TokenKind::Type:
        return typeColor;
    case TokenKind::Key:
        return keyColor;
    case TokenKind::String:
        return stringColor;
    case TokenKind::Constant:
        return constantColor;
    case TokenKind::Comment:
        return commentColor;
    case TokenKind::Meta:
        return metaColor;
    case TokenKind::Added:
        return addedColor;
    case TokenKind::Removed:
        return removedColor;
    case TokenKind::Plain:
        break;
    }
    return {};
}

} // namespace confab::markdown

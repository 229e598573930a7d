// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TokenKinds.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

namespace confab::markdown {

TokenKind kindOf(const KSyntaxHighlighting::Format &format)
{
    using Theme = KSyntaxHighlighting::Theme;
    switch (format.textStyle()) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::Import:
        return TokenKind::Keyword;
    case Theme::Function:
    case Theme::BuiltIn:
    case Theme::Extension:
        return TokenKind::Function;
    case Theme::DataType:
    case Theme::Attribute:
        return TokenKind::Type;
    case Theme::Char:
    case Theme::SpecialChar:
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString:
        return TokenKind::String;
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant:
        return TokenKind::Constant;
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::CommentVar:
    case Theme::Information:
        return TokenKind::Comment;
    case Theme::Preprocessor:
    case Theme::Annotation:
    case Theme::RegionMarker:
        return TokenKind::Meta;
    default:
        return TokenKind::Plain;
    }
}

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TokenKinds.h"

#include <QHash>

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

using namespace Qt::StringLiterals;
using Theme = KSyntaxHighlighting::Theme;

namespace confab::markdown {

namespace {

TokenKind kindOf(Theme::TextStyle style)
{
    switch (style) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::Import:
        return TokenKind::Keyword;
    case Theme::Function:
    case Theme::BuiltIn:
    case Theme::Extension:
        return TokenKind::Function;
    case Theme::DataType:
        return TokenKind::Type;
    case Theme::Attribute:
    case Theme::Variable:
        return TokenKind::Key;
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
    case Theme::Alert:
        return TokenKind::Comment;
    case Theme::Preprocessor:
    case Theme::Annotation:
    case Theme::RegionMarker:
    case Theme::Others:
        return TokenKind::Meta;
    default:
        return TokenKind::Plain;
    }
}

//! Definitions lend each other's styles: a key is a type in one and a function in another. What it is stands in its
//! name.
struct Named
{
    QLatin1StringView name;
    Theme::TextStyle style;
    TokenKind kind;
};

constexpr Named kNamed[] = {
    {"Key"_L1, Theme::DataType, TokenKind::Key},
    {"Key"_L1, Theme::Function, TokenKind::Key},
    {"Key"_L1, Theme::Others, TokenKind::Key},
    {"String Key"_L1, Theme::DataType, TokenKind::Key},
    {"String Key Delimiter"_L1, Theme::DataType, TokenKind::Key},
    {"String Key Char"_L1, Theme::Char, TokenKind::Key},
    {"Normal Text"_L1, Theme::DataType, TokenKind::Key}, // of INI files
    {"Property"_L1, Theme::Keyword, TokenKind::Key},     // of CSS
    {"Vendor Property"_L1, Theme::Keyword, TokenKind::Key},
    {"Attribute"_L1, Theme::Others, TokenKind::Key}, // of XML
    {"Attribute"_L1, Theme::Attribute, TokenKind::Meta},
    {"Standard Attribute"_L1, Theme::Attribute, TokenKind::Meta},
    {"Annotation"_L1, Theme::Attribute, TokenKind::Meta},
    {"Decorator"_L1, Theme::Attribute, TokenKind::Meta},
    {"Element Symbols"_L1, Theme::DataType, TokenKind::Plain},
    {"Assignment"_L1, Theme::Others, TokenKind::Plain},
    {"Separator"_L1, Theme::Variable, TokenKind::Plain},
    {"Key Points Operator"_L1, Theme::Keyword, TokenKind::Plain},
    {"Operator"_L1, Theme::Keyword, TokenKind::Plain}, // brackets and dashes of YAML
    {"Special Variable"_L1, Theme::Variable, TokenKind::Constant}, // self, None, True
};

} // namespace

TokenKind kindOf(const KSyntaxHighlighting::Format &format, const QString &definition)
{
    const Theme::TextStyle style = format.textStyle();
    // Its plain words.
    if (style == Theme::Attribute && definition == "YAML"_L1)
        return TokenKind::Plain;
    // "true", "off" and the like.
    if (style == Theme::Keyword && definition == "INI Files"_L1 && format.name() == "Keyword"_L1)
        return TokenKind::Constant;
    const QString name = format.name();
    for (const Named &named : kNamed) {
        if (named.style == style && name == named.name)
            return named.kind;
    }
    return kindOf(style);
}

} // namespace confab::markdown

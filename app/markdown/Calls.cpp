// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Calls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr QLatin1StringView kDefinitions[] = {
    "C"_L1,          "C#"_L1,     "C++"_L1,    "Crystal"_L1,  "D"_L1,
    "Dart"_L1,       "Elixir"_L1, "GLSL"_L1,   "Gleam"_L1,    "Go"_L1,
    "Godot"_L1,      "Groovy"_L1, "Haxe"_L1,   "Java"_L1,     "JavaScript"_L1,
    "Julia"_L1,      "Kotlin"_L1, "Lua"_L1,    "Odin"_L1,     "JavaScript React (JSX)"_L1,
    "PHP"_L1,        "Perl"_L1,   "Python"_L1, "QML"_L1,      "Objective-C"_L1,
    "Ruby"_L1,       "Rust"_L1,   "Scala"_L1,  "Solidity"_L1, "Objective-C++"_L1,
    "Starlark"_L1,   "Swift"_L1,  "V"_L1,      "Vala"_L1,     "TypeScript React (TSX)"_L1,
    "TypeScript"_L1, "Zig"_L1,
};

constexpr QLatin1StringView kDefining[] = {"fn"_L1, "func"_L1, "def"_L1, "function"_L1};

bool isLetter(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool isPartOfName(QChar c)
{
    return isLetter(c) || c.isDigit();
}

//! "fn f<T>(": parameters of types stand between the name and the "(".
bool isDefined(QStringView before)
{
    const QStringView words = before.trimmed();
    return std::any_of(std::begin(kDefining), std::end(kDefining), [words](QLatin1StringView word) {
        return words.endsWith(word) &&
               (words.size() == word.size() || !isPartOfName(words[words.size() - word.size() - 1]));
    });
}

TokenKind kindOf(QStringView line, int start, int end)
{
    const QChar next = end < line.size() ? line[end] : QChar();
    if (next == u'(' || ((next == u'<' || next == u'[') && isDefined(line.first(start))))
        return TokenKind::Function;
    const QStringView name = line.sliced(start, end - start);
    const bool mixed = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLower(); });
    return name.front().isUpper() && mixed ? TokenKind::Type : TokenKind::Plain;
}

void addNames(QList<Token> &tokens, QStringView line, int from, int to)
{
    int at = from;
    while (at < to) {
        // The end of a name, or of a number, that begins in what has a colour.
        const bool begins = isLetter(line[at]) && (at == 0 || !isPartOfName(line[at - 1]));
        int end = at + 1;
        while (end < to && isPartOfName(line[end - 1]) && isPartOfName(line[end]))
            ++end;
        if (begins && (end == line.size() || !isPartOfName(line[end]))) {
            const TokenKind kind = kindOf(line, at, end);
            if (kind != TokenKind::Plain)
                tokens.append({at, end - at, kind});
        }
        at = end;
    }
}

} // namespace

bool hasCalls(const QString &definition)
{
    return std::find(std::begin(kDefinitions), std::end(kDefinitions), definition) != std::end(kDefinitions);
}

QList<Token> withCalls(const QList<Token> &tokens, QStringView line)
{
    QList<Token> all;
    all.reserve(tokens.size());
    int at = 0;
    for (const Token &token : tokens) {
        addNames(all, line, at, token.start);
        all.append(token);
        at = token.end();
    }
    addNames(all, line, at, int(line.size()));
    return all;
}

} // namespace confab::markdown

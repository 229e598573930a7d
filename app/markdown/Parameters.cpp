// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Parameters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr QLatin1StringView kOperators[] = {
    "and"_L1,     "as"_L1,          "band"_L1,  "bnot"_L1, "bor"_L1, "bxor"_L1,     "contains"_L1, "eq"_L1,
    "f"_L1,       "ge"_L1,          "gt"_L1,    "in"_L1,   "is"_L1,  "isnot"_L1,    "join"_L1,     "le"_L1,
    "like"_L1,    "lt"_L1,          "match"_L1, "ne"_L1,   "not"_L1, "or"_L1,       "notin"_L1,    "split"_L1,
    "notlike"_L1, "notcontains"_L1, "shl"_L1,   "shr"_L1,  "xor"_L1, "notmatch"_L1, "replace"_L1,
};

bool isOperator(QStringView name)
{
    const auto is = [](QStringView word) {
        return std::any_of(std::begin(kOperators), std::end(kOperators),
                           [word](QLatin1StringView each) { return word.compare(each, Qt::CaseInsensitive) == 0; });
    };
    // With or without regard to case: "-ceq", "-ieq".
    const bool cased = name.size() > 2 && QStringView(u"cCiI").contains(name.front());
    return is(name) || (cased && is(name.sliced(1)));
}

bool isPartOfName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

//! Where the name ends that a sign begins; the sign's own place for none.
int endOfParameter(QStringView line, int sign)
{
    if (sign + 1 >= line.size() || !line[sign + 1].isLetter() || (sign > 0 && !line[sign - 1].isSpace()))
        return sign;
    int end = sign + 2;
    while (end < line.size() && isPartOfName(line[end]))
        ++end;
    return isOperator(line.sliced(sign + 1, end - sign - 1)) ? sign : end;
}

bool says(const Token &token)
{
    return token.kind == TokenKind::String || token.kind == TokenKind::Comment;
}

} // namespace

QList<Token> withParameters(const QList<Token> &tokens, QStringView line)
{
    QList<Token> all;
    all.reserve(tokens.size());
    auto next = tokens.cbegin();
    int taken = 0; // up to the end of a parameter
    const auto keepUntil = [&](int place) {
        for (; next != tokens.cend() && next->start < place; ++next) {
            const int start = qMax(next->start, taken);
            if (start < next->end())
                all.append({start, next->end() - start, next->kind});
        }
    };
    for (int at = 0; at < line.size(); ++at) {
        if (line[at] != u'-')
            continue;
        keepUntil(at);
        const int end = all.isEmpty() || all.last().end() <= at || !says(all.last()) ? endOfParameter(line, at) : at;
        if (end == at)
            continue;
        if (!all.isEmpty() && all.last().end() > at)
            all.last().length = at - all.last().start;
        all.append({at, end - at, TokenKind::Key});
        taken = end;
        at = end - 1;
    }
    keepUntil(int(line.size()));
    return all;
}

} // namespace confab::markdown

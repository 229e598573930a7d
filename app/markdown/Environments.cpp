// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Environments.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr auto kBegin = "\\begin{"_L1;
constexpr qsizetype kName = 16; //!< characters of a name, and its bracket

//! The name of the environment that begins at `at`; empty where it is none of formulas.
QStringView nameAt(QStringView text, qsizetype at)
{
    static const QRegularExpression formulas(
        uR"(^(?:equation|align(?:ed|at|edat)?|flalign|gather(?:ed)?|multline|eqnarray|split|[dr]?cases|[pbBvV]?matrix|smallmatrix|array)\*?$)"_s);
    const QStringView rest = text.sliced(at + kBegin.size());
    const qsizetype end = rest.left(kName).indexOf(u'}');
    const QStringView name = end < 0 ? QStringView() : rest.first(end);
    return formulas.match(name).hasMatch() ? name : QStringView();
}

//! Where the environment ends that begins at `at`; -1 where it doesn't.
qsizetype endOf(QStringView text, qsizetype at, QStringView name)
{
    const QString begin = kBegin + name.toString() + u'}';
    const QString end = "\\end{"_L1 + name.toString() + u'}';
    qsizetype from = at + begin.size();
    for (int open = 1; open > 0; --open) {
        const qsizetype close = text.indexOf(end, from);
        if (close < 0)
            return -1;
        open += int(text.sliced(from, close - from).count(begin));
        from = close + end.size();
    }
    return from;
}

//! Words alone are not: somebody writes about it.
bool saysFormula(QStringView inner)
{
    return std::ranges::any_of(inner, [](QChar c) { return QStringView(u"\\&=^_+<>").contains(c) || c.isDigit(); });
}

bool isEscaped(QStringView text, qsizetype at)
{
    qsizetype signs = 0;
    while (signs < at && text[at - signs - 1] == u'\\')
        ++signs;
    return signs % 2 == 1;
}

//! Whether a stretch of code is open there, roughly.
bool isInCode(QStringView text, qsizetype at)
{
    const qsizetype line = text.first(at).lastIndexOf(u'\n') + 1;
    return text.sliced(line, at - line).count(u'`') % 2 == 1;
}

} // namespace

Environment environmentIn(QStringView text, qsizetype from)
{
    for (qsizetype at = text.indexOf(kBegin, from); at >= 0; at = text.indexOf(kBegin, at + 1)) {
        const QStringView name = nameAt(text, at);
        if (name.isEmpty() || isEscaped(text, at) || isInCode(text, at))
            continue;
        const qsizetype end = endOf(text, at, name);
        if (end < 0)
            return {at, -1};
        const qsizetype inner = at + kBegin.size() + name.size() + 1;
        if (saysFormula(text.sliced(inner, end - inner - name.size() - 6)))
            return {at, end};
    }
    return {};
}

bool beginsEnvironment(QStringView text)
{
    if (text.size() <= kBegin.size())
        return QStringView(u"\\begin{").startsWith(text);
    return text.startsWith(kBegin) && text.size() <= kBegin.size() + kName && !text.contains(u'}');
}

} // namespace confab::markdown

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Spelling.h"

#include <algorithm>
#include <numeric>

namespace confab::host {

namespace {

//! Letters that are to be put in, taken out or replaced.
qsizetype distance(const QString &from, const QString &to)
{
    QList<qsizetype> row(to.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < from.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < to.size(); ++j) {
            const qsizetype replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.last();
}

} // namespace

QString nearestWord(const QString &word, const QStringList &known)
{
    const QString folded = word.toCaseFolded();
    qsizetype nearest = std::min<qsizetype>(2, word.size() / 3) + 1;
    QString found;
    for (const QString &each : known) {
        const qsizetype far = distance(folded, each.toCaseFolded());
        if (far >= nearest)
            continue;
        nearest = far;
        found = each;
    }
    return found;
}

} // namespace confab::host

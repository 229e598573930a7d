// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MigrationSteps.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

// Where the quoted text or comment that starts at `from` ends, or `from` when none starts there.
qsizetype endOfSpan(QStringView sql, qsizetype from)
{
    const auto after = [&](QLatin1String closing) {
        const auto found = sql.indexOf(closing, from + 1);
        return found < 0 ? sql.size() : found + closing.size();
    };
    const QStringView rest = sql.sliced(from);
    if (rest.startsWith("--"_L1))
        return after("\n"_L1);
    if (rest.startsWith("/*"_L1))
        return after("*/"_L1);
    if (rest.startsWith(u'\''))
        return after("'"_L1);
    if (rest.startsWith(u'"'))
        return after("\""_L1);
    return from;
}

bool isComplete(QStringView statement)
{
    static const QRegularExpression trigger(uR"(^\s*CREATE\s+(TEMP\s+|TEMPORARY\s+)?TRIGGER\b)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(uR"(\bEND\s*$)"_s, QRegularExpression::CaseInsensitiveOption);
    return !trigger.match(statement.toString()).hasMatch() || end.match(statement.toString()).hasMatch();
}

} // namespace

QStringList splitStatements(QStringView sql)
{
    QStringList statements;
    QString current;
    for (qsizetype i = 0; i < sql.size();) {
        if (const auto end = endOfSpan(sql, i); end > i) {
            const bool isComment = sql[i] == u'-' || sql[i] == u'/';
            current += isComment ? QStringView(u" ") : sql.sliced(i, end - i);
            i = end;
            continue;
        }
        if (sql[i] == u';' && isComplete(current)) {
            statements += current.trimmed();
            current.clear();
        } else {
            current += sql[i];
        }
        ++i;
    }
    if (!current.trimmed().isEmpty())
        statements += current.trimmed();
    statements.removeAll(QString());
    return statements;
}

MigrationParts partsOf(const QString &sql)
{
    static const QRegularExpression heading(uR"(^--! (\w+)$)"_s, QRegularExpression::MultilineOption);
    MigrationParts parts;
    QString name = u"last"_s;
    qsizetype from = 0;
    const auto take = [&](qsizetype to) {
        const QStringList statements = splitStatements(QStringView(sql).sliced(from, to - from));
        (name == u"first" ? parts.first : name == u"piece" ? parts.piece : name == u"percent" ? parts.percent : parts.last) +=
            statements;
    };
    for (const QRegularExpressionMatch &match : heading.globalMatch(sql)) {
        take(match.capturedStart());
        name = match.captured(1);
        from = match.capturedEnd();
    }
    take(sql.size());
    return parts;
}

} // namespace confab::storage

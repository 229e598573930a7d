// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FacadeVariables.h"

#include <QRegularExpression>

namespace confab::host {

using namespace Qt::StringLiterals;
using compat::FacadeKind;

namespace {

QStringList variablesOf(const FacadeKind &kind)
{
    QStringList all = kind.variables;
    for (const FacadeKind::Provider &provider : kind.providers)
        all += {provider.keyVariable, provider.modelVariable};
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

QString valueIn(QString text)
{
    const QChar quote = text.isEmpty() ? QChar() : text.front();
    const auto end = quote == u'"' || quote == u'\'' ? text.indexOf(quote, 1) : -1;
    if (end > 0)
        return text.sliced(1, end - 1);
    const auto comment = text.indexOf(u" #"_s);
    return comment < 0 ? text : text.first(comment).trimmed();
}

} // namespace

Variables readVariables(const QString &text)
{
    static const QRegularExpression setting(u"^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*$"_s);
    Variables found;
    for (const QString &line : text.split(u'\n')) {
        if (const auto match = setting.match(line); match.hasMatch())
            found.insert(match.captured(1), valueIn(match.captured(2)));
    }
    return found;
}

QHash<QString, Variables> sharedVariables(const QList<FacadeKind> &on, const Variables &environment,
                                          const QHash<QString, QString> &files)
{
    QHash<QString, int> knownBy;
    for (const FacadeKind &kind : on) {
        for (const QString &variable : variablesOf(kind))
            ++knownBy[variable];
    }
    QHash<QString, Variables> shared;
    for (const FacadeKind &kind : on) {
        const bool hasFile = files.contains(kind.name);
        const Variables from = hasFile ? readVariables(files.value(kind.name)) : environment;
        for (const QString &variable : variablesOf(kind)) {
            if (from.contains(variable) && (hasFile || knownBy.value(variable) == 1))
                shared[kind.name].insert(variable, from.value(variable));
        }
    }
    return shared;
}

} // namespace confab::host

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WordCompletion.h"

#include "Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

constexpr int kMostShown = 8;

Completion completionOf(const MemberRow &member)
{
    Completion entry;
    entry.text = u'@' + member.name;
    entry.hint = member.kind == MemberListModel::Agent && member.available ? member.roleText : member.presenceText;
    entry.initials = initialsOf(member.name);
    entry.colorIndex = member.colorIndex;
    entry.isAgent = member.kind == MemberListModel::Agent;
    return entry;
}

QList<Completion> commandsFor(const QString &word)
{
    const QList<Completion> all{
        {u"/ask"_s, QCoreApplication::translate("Completion", "Ask the room's agent"), {}, 0},
        {u"/AIBot"_s, QCoreApplication::translate("Completion", "Ask the room's agent"), {}, 0},
    };
    QList<Completion> found;
    for (const Completion &entry : all) {
        if (entry.text.startsWith(word, Qt::CaseInsensitive))
            found += entry;
    }
    return found;
}

} // namespace

WordAtCursor wordAtCursor(const QString &text, int cursor)
{
    const int end = qBound(0, cursor, int(text.size()));
    int start = end;
    while (start > 0 && !text.at(start - 1).isSpace())
        --start;
    if (start == end)
        return {};
    const QString word = text.mid(start, end - start);
    const bool mention = word.startsWith(u'@');
    const bool command = word.startsWith(u'/') && start == 0;
    return mention || command ? WordAtCursor{start, word} : WordAtCursor{};
}

QList<Completion> completionsFor(const QString &word, const QList<MemberRow> &members)
{
    if (word.startsWith(u'/'))
        return commandsFor(word);
    if (!word.startsWith(u'@'))
        return {};
    const QString part = word.mid(1);
    QList<Completion> first;
    QList<Completion> other;
    for (const MemberRow &member : members) {
        if (member.isMe)
            continue;
        if (member.name.startsWith(part, Qt::CaseInsensitive))
            first += completionOf(member);
        else if (member.name.contains(u' ' + part, Qt::CaseInsensitive))
            other += completionOf(member);
    }
    return (first + other).mid(0, kMostShown);
}

} // namespace confab::models

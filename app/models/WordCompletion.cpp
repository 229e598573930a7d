// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WordCompletion.h"

#include "EmojiList.h"
#include "Names.h"
#include "PictureUrl.h"

#include <QCoreApplication>

#include <algorithm>

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
    entry.colorIndex = colorIndexOf(member.id);
    entry.isAgent = member.kind == MemberListModel::Agent;
    entry.picture = pictureUrl(member.picture);
    return entry;
}

//! "::", ":)" and "10:30" are none.
bool beginsEmoji(const QString &word)
{
    return word.size() > 2 && word.startsWith(u':') && std::all_of(word.cbegin() + 1, word.cend(), [](QChar c) {
               return c.isLetterOrNumber() || c == u'_' || c == u'+' || c == u'-';
           });
}

QList<Completion> emojiFor(const QString &word)
{
    QList<Completion> found;
    const QList<EmojiList::Entry> entries = EmojiList::named(word.mid(1), kMostShown);
    // By the name that is being typed, where it has several.
    for (const EmojiList::Entry &entry : entries) {
        Completion completion;
        completion.text = u':' + entry.nameFor(word.mid(1)) + u':';
        completion.emoji = entry.picture();
        found += completion;
    }
    return found;
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
    return mention || command || beginsEmoji(word) ? WordAtCursor{start, word} : WordAtCursor{};
}

QList<Completion> completionsFor(const QString &word, const QList<MemberRow> &members)
{
    if (word.startsWith(u'/'))
        return commandsFor(word);
    if (beginsEmoji(word))
        return emojiFor(word);
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

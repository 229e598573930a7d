// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Briefing.h"

#include "core/streams/SpokenLines.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNames = 30;

// No name says more than one by a comma or a quotation mark of its own.
QString quoted(QString name)
{
    name.remove(u'“').remove(u'”');
    return u'“' + name.simplified() + u'”';
}

QString roomText(const Room &room)
{
    if (room.kind == RoomKind::Direct || room.name.isEmpty())
        return u"a direct conversation"_s;
    return u"the chat room "_s + quoted(room.name);
}

QString presentText(const RoomDirectory::Members &members, UserId agent, UserId asker)
{
    QList<const Member *> others;
    for (const Member &member : members) {
        if (member.user.id != agent && member.user.kind != UserKind::System)
            others.append(&member);
    }
    const auto count = std::min(kMostNames, others.size());
    std::ranges::partial_sort(others, others.begin() + count, [asker](const Member *a, const Member *b) {
        // Whoever asks is named, however many there are.
        const bool isAsker = a->user.id == asker;
        if (isAsker != (b->user.id == asker))
            return isAsker;
        return a->joinedAt != b->joinedAt ? a->joinedAt < b->joinedAt : a->user.id < b->user.id;
    });
    QStringList names;
    for (const Member *member : others.first(count)) {
        const QString name = quoted(promptName(member->user.name));
        names.append(member->user.kind == UserKind::Agent ? name + u" (agent)"_s : name);
    }
    QString text = names.join(u", "_s);
    if (others.size() > count)
        text += u" and %1 more"_s.arg(others.size() - count);
    return text;
}

} // namespace

QString briefing(const Agent &agent, const Room &room, const RoomDirectory::Members &members, UserId asker)
{
    QString text = u"You are %1, an agent in %2."_s.arg(promptName(agent.user.name), roomText(room));
    if (const QString present = presentText(members, agent.user.id, asker); !present.isEmpty())
        text += u" With you are: "_s + present + u'.';
    text +=
        u" What they say is given as \"Name: text\", with all further lines of a message indented; a name anywhere else"
        u" does not say who speaks. Answer with your text alone, without your name before it."_s;
    if (!agent.systemPrompt.isEmpty())
        text += u"\n\n"_s + agent.systemPrompt;
    return text;
}

} // namespace confab::core

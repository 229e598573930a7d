// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AskedAgents.h"

#include "core/Mentions.h"
#include "core/streams/AskCommand.h"

#include <algorithm>

namespace confab::core {

namespace {

constexpr qsizetype kMaxAsked = 3;

// Without what stands between backticks, be it `inline` or a fenced block.
QString withoutCode(const QString &text)
{
    if (!text.contains(u'`'))
        return text;
    QString plain;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'`', at);
        if (open < 0)
            break;
        plain += QStringView(text).sliced(at, open - at);
        qsizetype ticks = 1;
        while (open + ticks < text.size() && text[open + ticks] == u'`')
            ++ticks;
        const qsizetype close = text.indexOf(QString(ticks, u'`'), open + ticks);
        at = close < 0 ? open + ticks : close + ticks;
        plain += u' ';
    }
    return plain += QStringView(text).sliced(at);
}

bool mayNameAgent(QStringView text, const AgentDirectory &agents)
{
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1)) {
        const QStringView rest = text.sliced(at + 1);
        const auto begins = [rest](const Agent &agent) {
            return rest.startsWith(agent.user.name, Qt::CaseInsensitive);
        };
        if (std::ranges::any_of(agents.all(), begins))
            return true;
    }
    return false;
}

} // namespace

QList<Agent> agentsIn(RoomId room, const RoomDirectory &directory, const AgentDirectory &agents)
{
    QList<Agent> found;
    for (const Agent &agent : agents.all()) {
        if (directory.member(room, agent.user.id))
            found.append(agent);
    }
    return found;
}

QList<Agent> agentsMentioned(const QString &text, RoomId room, const RoomDirectory &directory,
                             const AgentDirectory &agents)
{
    QList<Agent> found;
    // Nearly every message names no agent, and the members of a large room need not be asked to know it.
    if (!mayNameAgent(text, agents))
        return found;
    // All members take part: "@Sage Miller" may be a person.
    for (UserId user : mentionedMembers(withoutCode(text), directory, room)) {
        const Agent *agent = agents.find(user);
        if (agent && found.size() < kMaxAsked)
            found.append(*agent);
    }
    return found;
}

QList<AskedAgent> agentsAsked(const Message &message, const RoomDirectory &directory, const AgentDirectory &agents)
{
    QList<AskedAgent> asked;
    const auto question = askedByCommand(message.content);
    if (!question) {
        for (const Agent &agent : agentsMentioned(message.content, message.room, directory, agents))
            asked.append({agent, {}});
        return asked;
    }
    const QList<Agent> present = agentsIn(message.room, directory, agents);
    for (const Agent &agent : present) {
        if (const auto rest = afterMention(*question, agent.user.name))
            return {{agent, *rest}};
    }
    if (!present.isEmpty())
        asked.append({present.first(), *question});
    return asked;
}

bool asksByCommand(const Message &message)
{
    return askedByCommand(message.content).has_value();
}

} // namespace confab::core

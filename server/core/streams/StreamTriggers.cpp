// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamTriggers.h"

#include "protocol/Rights.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Ask askOf(const Message &message, const User &asker, const AskedAgent &asked, int hop)
{
    Ask ask;
    ask.room = message.room;
    ask.asker = asker;
    ask.agent = asked.agent;
    // One answer for each message and agent, however often the event is seen.
    ask.clientId = message.id.toString() + u':' + asked.agent.user.id.toString();
    ask.message = message.id;
    ask.inHand = message;
    ask.text = asked.text;
    ask.hop = hop;
    return ask;
}

} // namespace

StreamTriggers::StreamTriggers(const StreamPorts &ports, const StreamSettings &settings, StreamBudget &budget,
                               AskFor askFor)
    : m_ports(ports)
    , m_settings(settings)
    , m_budget(budget)
    , m_askFor(std::move(askFor))
{
}

void StreamTriggers::onMessage(const Message &message)
{
    if (message.author.kind != UserKind::Person || message.stream)
        return;
    const rights::Standing author = m_ports.directory.standing(message.room, message.author.id);
    if (!rights::mayAskAgents(m_ports.directory.room(message.room), author))
        return;
    const QList<AskedAgent> asked = agentsAsked(message, m_ports.directory, m_ports.agents);
    askEach(message, message.author, asked, 1);
    if (asked.isEmpty() && asksByCommand(message)) {
        const event::ServerNotice notice{u"agent_unavailable"_s, u"No agent is a member of this room."_s};
        m_ports.bus.publish({EventFrame{message.room, 0, notice}, {message.author.id}});
    }
}

void StreamTriggers::onAnswer(const AnswerRun &run)
{
    const Ask &ask = run.ask();
    if (!m_settings.chains || ask.hop >= m_settings.maxHops)
        return;
    // Whoever left meanwhile pays no more.
    const rights::Standing asker = m_ports.directory.standing(ask.room, ask.asker.id);
    if (!rights::mayAskAgents(m_ports.directory.room(ask.room), asker))
        return;
    QList<AskedAgent> asked;
    for (const Agent &agent : agentsMentioned(run.text(), ask.room, m_ports.directory, m_ports.agents)) {
        if (agent.user.id != ask.agent.user.id)
            asked.append({agent, run.text()});
    }
    askEach(run.answer(), ask.asker, asked, ask.hop + 1);
}

void StreamTriggers::askEach(const Message &message, const User &asker, const QList<AskedAgent> &asked, int hop)
{
    QStringList notAsked;
    Error why;
    for (const AskedAgent &each : asked) {
        if (const Result<> paid = m_budget.pay(asker.id); paid) {
            m_askFor(askOf(message, asker, each, hop));
        } else {
            notAsked.append(each.agent.user.name);
            why = paid.error();
        }
    }
    if (!notAsked.isEmpty())
        tellNotAsked(message.room, asker.id, notAsked, why);
}

void StreamTriggers::tellNotAsked(RoomId room, UserId asker, const QStringList &agents, const Error &why)
{
    QString text = (agents.size() == 1 ? u"%1 was not asked. "_s : u"%1 were not asked. "_s).arg(agents.join(u", "_s));
    if (why.code == ErrorCode::RateLimited)
        text += u"You have asked too often; try again in %1 s."_s.arg((why.retryAfterMs + 999) / 1000);
    else
        text += why.text();
    const QString kind = errorInfo(why.code).name;
    const event::ServerNotice notice{kind, text, why.retryAfterMs};
    m_ports.bus.publish({EventFrame{room, 0, notice}, {asker}});
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What makes the service act without a command: messages that ask, rooms that change, the end of the server.
#include "core/streams/AnswerRun.h"
#include "StreamService.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

void StreamService::onPublication(const Publication &publication)
{
    const EventFrame &frame = publication.frame;
    if (!frame.room || !frame.isDurable())
        return;
    const RoomId room = *frame.room;
    if (const auto *added = std::get_if<event::MessageNew>(&frame.event)) {
        if (!m_ownPrompts.remove(added->message.id))
            onMessage(added->message);
    } else if (const auto *deleted = std::get_if<event::MessageDeleted>(&frame.event)) {
        for (const auto &entry : m_runs) {
            if (entry.second->message() == deleted->message.id)
                return entry.second->discard(u"The answer was deleted."_s);
        }
    } else if (const auto *left = std::get_if<event::UserLeft>(&frame.event)) {
        endRuns([&](const AnswerRun &run) { return run.ask().room == room && run.ask().agent.user.id == left->user; },
                StreamState::Stopped, u"The agent left the room."_s);
        // What is being written is paid already.
        endRuns(
            [&](const AnswerRun &run) {
                return run.ask().room == room && run.ask().asker.id == left->user && run.state() == StreamState::Queued;
            },
            StreamState::Stopped, askerLeftText());
    } else if (std::holds_alternative<event::RoomDeleted>(frame.event)) {
        endRuns([&](const AnswerRun &run) { return run.ask().room == room; }, StreamState::Stopped,
                u"The room was deleted."_s);
    }
}

QString StreamService::askerLeftText()
{
    return u"Who asked has left the room."_s;
}

void StreamService::onMessage(const Message &message)
{
    if (message.author.kind != UserKind::Person || message.stream || m_closing)
        return;
    // It stays a plain message.
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

void StreamService::askMentioned(const AnswerRun &run)
{
    const Ask &ask = run.ask();
    if (!m_settings.chains || ask.hop >= m_settings.maxHops || m_closing)
        return;
    // Whoever left meanwhile pays no more.
    const rights::Standing asker = m_ports.directory.standing(ask.room, ask.asker.id);
    if (!rights::mayAskAgents(m_ports.directory.room(ask.room), asker))
        return;
    Message answer;
    answer.id = run.message();
    answer.room = ask.room;
    QList<AskedAgent> asked;
    for (const Agent &agent : agentsMentioned(run.text(), ask.room, m_ports.directory, m_ports.agents)) {
        if (agent.user.id != ask.agent.user.id)
            asked.append({agent, run.text()});
    }
    askEach(answer, ask.asker, asked, ask.hop + 1);
}

void StreamService::askEach(const Message &message, const User &asker, const QList<AskedAgent> &asked, int hop)
{
    QStringList notAsked;
    Error why;
    for (const AskedAgent &each : asked) {
        if (const Result<> paid = pay(asker.id); paid) {
            answerMessage(message, asker, each, hop);
        } else {
            notAsked.append(each.agent.user.name);
            why = paid.error();
        }
    }
    if (!notAsked.isEmpty())
        tellNotAsked(message.room, asker.id, notAsked, why);
}

void StreamService::tellNotAsked(RoomId room, UserId asker, const QStringList &agents, const Error &why)
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

void StreamService::answerMessage(const Message &message, const User &asker, const AskedAgent &asked, int hop)
{
    Ask ask;
    ask.room = message.room;
    ask.asker = asker;
    ask.agent = asked.agent;
    // One answer for each message and agent, however often the event is seen.
    ask.clientId = message.id.toString() + u':' + asked.agent.user.id.toString();
    ask.message = message.id;
    ask.text = asked.text;
    ask.hop = hop;
    m_rows.place(ask, {m_life, [this, asker = asker.id](const Result<PlacedAnswer> &placed) {
                           settle(asker, placed);
                           tell(placed);
                           begin(placed);
                       }});
}

void StreamService::endRuns(const RunMatch &matches, StreamState state, const QString &reason)
{
    QList<StreamId> ids;
    for (const auto &entry : m_runs) {
        if (matches(*entry.second))
            ids.append(entry.first);
    }
    for (StreamId id : std::as_const(ids)) {
        if (AnswerRun *run = findRun(id))
            run->end(state, reason);
    }
}

void StreamService::shutdown(Reply<> reply)
{
    m_closing = true;
    m_shutdown = std::move(reply);
    endRuns([](const AnswerRun &) { return true; }, StreamState::Interrupted, u"The server was shut down."_s);
    finishShutdown();
}

void StreamService::finishShutdown()
{
    const auto isOver = [](const auto &entry) { return entry.second->isUnwritten(); };
    if (m_closing && m_shutdown && std::ranges::all_of(m_runs, isOver) && m_rows.pendingCount() == 0)
        std::exchange(m_shutdown, {})(Done{});
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentActions.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

AgentActions::AgentActions(Workspace &workspace)
    : m_workspace(workspace)
{
}

void AgentActions::list(std::optional<RoomId> room, Reply<QList<reply::Agent>> reply)
{
    m_workspace.connection().ask<reply::Agents>(command::AgentList{room}, &codec::decodeAgents,
                                                [reply = std::move(reply)](const Result<reply::Agents> &agents) {
                                                    if (reply)
                                                        reply(agents ? Result(agents->agents)
                                                                     : Result<QList<reply::Agent>>(agents.error()));
                                                });
}

void AgentActions::ask(RoomId room, std::optional<UserId> agent, const QString &prompt, Reply<Message> reply)
{
    command::StreamRequest request;
    request.room = room;
    request.agent = agent;
    request.prompt = prompt;
    start(std::move(request), std::move(reply));
}

void AgentActions::answer(RoomId room, MessageId message, std::optional<UserId> agent, Reply<Message> reply)
{
    command::StreamRequest request;
    request.room = room;
    request.agent = agent;
    request.message = message;
    start(std::move(request), std::move(reply));
}

void AgentActions::askAgain(const Message &answer, Reply<Message> reply)
{
    startFrom(answer, answer.replyTo.value_or(answer.id), std::move(reply));
}

void AgentActions::carryOn(const Message &answer, Reply<Message> reply)
{
    startFrom(answer, answer.id, std::move(reply));
}

// By the model that the agent has now: the one that wrote the old answer may not be offered any more.
void AgentActions::startFrom(const Message &answer, MessageId subject, Reply<Message> reply)
{
    if (m_asking.contains(answer.id))
        return;
    m_asking.insert(answer.id, {});
    Q_EMIT askingChanged(answer.id);
    command::StreamRequest request;
    request.room = answer.room;
    request.message = subject;
    if (answer.stream)
        request.agent = answer.stream->agent;
    const auto onAnswer = [this, id = answer.id, reply = std::move(reply)](const Result<Message> &started) {
        onStarted(id, started);
        if (reply)
            reply(started);
    };
    start(std::move(request), guarded(this, onAnswer));
}

void AgentActions::onStarted(MessageId answer, const Result<Message> &started)
{
    const auto asking = m_asking.find(answer);
    if (asking == m_asking.end())
        return;
    if (started && !m_workspace.replica().message(started->id)) {
        *asking = started->id;
        return;
    }
    m_asking.erase(asking);
    Q_EMIT askingChanged(answer);
}

void AgentActions::noteNew(MessageId message)
{
    const MessageId answer = m_asking.key(message);
    if (m_asking.remove(answer) > 0)
        Q_EMIT askingChanged(answer);
}

void AgentActions::forgetAsking()
{
    const QList<MessageId> answers = std::exchange(m_asking, {}).keys();
    for (const MessageId answer : answers)
        Q_EMIT askingChanged(answer);
}

void AgentActions::start(command::StreamRequest request, Reply<Message> reply)
{
    request.clientId = Uuid::make().toString();
    m_workspace.connection().ask<reply::StreamStarted>(
        request, &codec::decodeStreamStarted, [reply = std::move(reply)](const Result<reply::StreamStarted> &started) {
            if (reply)
                reply(started ? Result(started->message) : Result<Message>(started.error()));
        });
}

void AgentActions::stop(StreamId stream, Reply<StreamState> reply)
{
    m_workspace.connection().ask<reply::StreamStopped>(
        command::StreamStop{stream}, &codec::decodeStreamStopped,
        [reply = std::move(reply)](const Result<reply::StreamStopped> &stopped) {
            if (reply)
                reply(stopped ? Result(stopped->state) : Result<StreamState>(stopped.error()));
        });
}

void AgentActions::metrics(StreamId stream, Reply<StreamMetrics> reply)
{
    m_workspace.connection().ask<StreamMetrics>(command::StreamMetricsGet{stream}, &codec::decodeStreamMetrics,
                                                std::move(reply));
}

} // namespace confab::client

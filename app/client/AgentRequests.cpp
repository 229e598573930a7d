// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentRequests.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

AgentRequests::AgentRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

void AgentRequests::list(std::optional<RoomId> room, Callback<QList<reply::Agent>> reply)
{
    m_workspace.connection().request(
        command::AgentList{room}, [reply = std::move(reply)](const Result<reply::Agents> &agents) {
            if (reply)
                reply(agents ? Result(agents->agents) : Result<QList<reply::Agent>>(agents.error()));
        });
}

void AgentRequests::ask(RoomId room, std::optional<UserId> agent, const QString &prompt, Callback<Message> reply)
{
    command::StreamRequest request;
    request.room = room;
    request.agent = agent;
    request.prompt = prompt;
    start(std::move(request), std::move(reply));
}

void AgentRequests::answer(RoomId room, MessageId message, std::optional<UserId> agent, Callback<Message> reply)
{
    command::StreamRequest request;
    request.room = room;
    request.agent = agent;
    request.message = message;
    start(std::move(request), std::move(reply));
}

void AgentRequests::askAgain(const Message &answer, Callback<Message> reply)
{
    startFrom(answer, answer.replyTo.value_or(answer.id), std::move(reply));
}

void AgentRequests::carryOn(const Message &answer, Callback<Message> reply)
{
    startFrom(answer, answer.id, std::move(reply));
}

// By the model that the agent has now: the one that wrote the old answer may not be offered any more.
void AgentRequests::startFrom(const Message &answer, MessageId subject, Callback<Message> reply)
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

void AgentRequests::onStarted(MessageId answer, const Result<Message> &started)
{
    const auto asking = m_asking.find(answer);
    if (asking == m_asking.end())
        return;
    if (started && !m_workspace.replica().messages().find(started->id)) {
        *asking = started->id;
        return;
    }
    m_asking.erase(asking);
    Q_EMIT askingChanged(answer);
}

void AgentRequests::noteNew(MessageId message)
{
    const MessageId answer = m_asking.key(message);
    if (m_asking.remove(answer) > 0)
        Q_EMIT askingChanged(answer);
}

void AgentRequests::forgetAsking()
{
    const QList<MessageId> answers = std::exchange(m_asking, {}).keys();
    for (const MessageId answer : answers)
        Q_EMIT askingChanged(answer);
}

void AgentRequests::start(command::StreamRequest request, Callback<Message> reply)
{
    request.clientId = Uuid::make().toString();
    m_workspace.connection().request(request, [reply = std::move(reply)](const Result<reply::StreamStarted> &started) {
        if (reply)
            reply(started ? Result(started->message) : Result<Message>(started.error()));
    });
}

void AgentRequests::stop(StreamId stream, Callback<StreamState> reply)
{
    m_workspace.connection().request(
        command::StreamStop{stream}, [reply = std::move(reply)](const Result<reply::StreamStopped> &stopped) {
            if (reply)
                reply(stopped ? Result(stopped->state) : Result<StreamState>(stopped.error()));
        });
}

void AgentRequests::metrics(StreamId stream, Callback<StreamMetrics> reply)
{
    m_workspace.connection().request(command::StreamMetricsGet{stream}, std::move(reply));
}

} // namespace confab::client

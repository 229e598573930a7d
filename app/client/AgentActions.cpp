// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentActions.h"

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

void AgentActions::retry(const Message &answer, Reply<Message> reply)
{
    command::StreamRequest request;
    request.room = answer.room;
    request.message = answer.id; // the server finds the question by it, and carries on where it was interrupted
    if (answer.stream) {
        request.agent = answer.stream->agent;
        request.model = answer.stream->model;
    }
    start(std::move(request), std::move(reply));
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

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! What a user can ask of agents. Needs the connection.
class AgentActions : public QObject
{
    Q_OBJECT
public:
    explicit AgentActions(Workspace &workspace);

    //! The agents of a room, or of the whole server.
    void list(std::optional<RoomId> room, Reply<QList<reply::Agent>> reply);
    //! Asks with a new message; no agent means the room's first. Answers with the message that is being written.
    void ask(RoomId room, std::optional<UserId> agent, const QString &prompt, Reply<Message> reply);
    //! Asks an agent to answer a message that is there.
    void answer(RoomId room, MessageId message, std::optional<UserId> agent, Reply<Message> reply);
    //! Another try of an answer that failed, was stopped or interrupted: the same question, the same agent and model.
    void retry(const Message &answer, Reply<Message> reply);
    //! Any member with the right may; harmless when repeated.
    void stop(StreamId stream, Reply<StreamState> reply);
    void metrics(StreamId stream, Reply<StreamMetrics> reply);

private:
    void start(command::StreamRequest request, Reply<Message> reply);

    Workspace &m_workspace;
};

} // namespace confab::client

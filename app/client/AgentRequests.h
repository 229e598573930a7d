// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QHash>
#include <QObject>

namespace confab::client {

class Workspace;

//! What a user can ask of agents. Needs the connection.
class AgentRequests : public QObject
{
    Q_OBJECT
public:
    explicit AgentRequests(Workspace &workspace);

    //! The agents of a room, or of the whole server.
    void list(std::optional<RoomId> room, Callback<QList<reply::Agent>> reply);
    //! Asks with a new message; no agent means the room's first. Answers with the message that is being written.
    void ask(RoomId room, std::optional<UserId> agent, const QString &prompt, Callback<Message> reply);
    //! Asks an agent to answer a message that is there.
    void answer(RoomId room, MessageId message, std::optional<UserId> agent, Callback<Message> reply);
    //! Another answer of the same agent to the same question.
    void askAgain(const Message &answer, Callback<Message> reply);
    //! Carries on an answer that has text and did not end well.
    void carryOn(const Message &answer, Callback<Message> reply);
    //! One of these two was asked for, and the new answer is not here yet. Asking meanwhile does nothing, and the reply
    //! is dropped.
    bool isAsking(MessageId answer) const { return m_asking.contains(answer); }
    //! A message came by the log.
    void noteNew(MessageId message);
    //! The connection is gone: a new answer comes by the log or with a page, if at all.
    void forgetAsking();
    //! Any member with the right may; harmless when repeated.
    void stop(StreamId stream, Callback<StreamState> reply);
    void metrics(StreamId stream, Callback<StreamMetrics> reply);

Q_SIGNALS:
    void askingChanged(confab::MessageId answer);

private:
    void start(command::StreamRequest request, Callback<Message> reply);
    void startFrom(const Message &answer, MessageId subject, Callback<Message> reply);
    void onStarted(MessageId answer, const Result<Message> &started);

    Workspace &m_workspace;
    QHash<MessageId, MessageId> m_asking; // by the old answer: the new one, null until the server has answered
};

} // namespace confab::client

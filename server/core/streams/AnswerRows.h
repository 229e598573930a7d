// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Clock.h"
#include "core/ports/MessageStore.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "core/streams/AnswerContext.h"

namespace confab::core {

//! One request for an answer, wherever it came from.
struct Ask
{
    RoomId room = {};
    User asker = {};
    Agent agent = {};
    bool anyAgent = false;                 //!< nobody was named: a named answer's own agent goes first
    QString clientId = {};                 //!< of the asker, or made of what led to the request
    QString prompt = {};                   //!< to be written as the asker's message,
    std::optional<MessageId> message = {}; //!< or the message to be answered
    QString text = {};                     //!< what is asked; empty: the whole prompt or message
    QString requestedModel = {};           //!< empty: the agent's
    std::optional<double> temperature = {};
    std::optional<int> requestedMaxTokens = {};
    int hop = 1; //!< answers in this chain, this one included

    QString model() const { return requestedModel.isEmpty() ? agent.model : requestedModel; }
    //! The lower one of what was requested and what the agent allows.
    std::optional<int> maxTokens() const;
};

struct PlacedAnswer
{
    Ask ask = {}; //!< with the agent that answers
    Message answer = {};
    std::optional<Message> prompt = {};
    Question question = {};
    qint64 ev = 0;
    bool fresh = true; //!< false: the answer of a request that was made before
};

//! Writes the rows of a request, prompt and answer, once for each (room, asker, clientId). Room thread.
class AnswerRows
{
public:
    //! `publishPrompt` is called when the prompt's row was committed.
    AnswerRows(MessageStore &messages, const Clock &clock, const RoomDirectory &directory, const AgentDirectory &agents,
               std::function<void(const MessageChange &)> publishPrompt);
    ~AnswerRows();

    //! Answered when the answer's row is committed, which is not published by then.
    void place(const Ask &ask, Reply<PlacedAnswer> reply);
    //! The answer of a request that was made before, if there is one.
    void findPlaced(const Ask &ask, Reply<std::optional<PlacedAnswer>> reply);
    //! Whether the same request is being placed: placing it again only waits for that.
    bool isPending(const Ask &ask) const;
    int pendingCount() const { return int(m_pending.size()); }

private:
    struct Attempt;
    using AttemptPtr = std::shared_ptr<Attempt>;

    void writePrompt(const AttemptPtr &attempt);
    void readQuestion(const AttemptPtr &attempt);
    void readContinued(const AttemptPtr &attempt, const Message &answer, int depth);
    void readAsked(const AttemptPtr &attempt, const Message &answer);
    void chooseAgent(Ask &ask, const Message &named) const;
    void acceptQuestion(const AttemptPtr &attempt, const Message &message);
    void writeAnswer(const AttemptPtr &attempt);
    void findAnswer(const Ask &ask, qsizetype agentIndex, Reply<std::optional<Message>> reply);
    void finish(const AttemptPtr &attempt, const Result<PlacedAnswer> &result);
    //! Drops the reply when this object is gone by then.
    template <class T, class Handler>
    Reply<T> guarded(Handler handler);

    MessageStore &m_messages;
    const Clock &m_clock;
    const RoomDirectory &m_directory;
    const AgentDirectory &m_agents;
    std::function<void(const MessageChange &)> m_publishPrompt;
    QHash<QByteArray, AttemptPtr> m_pending;
    std::shared_ptr<int> m_alive;
};

} // namespace confab::core

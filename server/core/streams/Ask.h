// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AgentDirectory.h"

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
    std::optional<Message> inHand = {};    //!< the same, where it need not be looked up
    QString text = {};                     //!< what is asked; empty: the whole prompt or message
    QString requestedModel = {};           //!< empty: the agent's
    std::optional<double> temperature = {};
    std::optional<int> requestedMaxTokens = {};
    bool whole = false;           //!< nobody sees it before its end
    QByteArray answerSchema = {}; //!< JSON Schema of an object that the answer is to be, where it can
    int hop = 1;                  //!< answers in this chain, this one included

    QString model() const { return requestedModel.isEmpty() ? agent.model : requestedModel; }
    //! The lower one of what was requested and what the agent allows.
    std::optional<int> maxTokens() const
    {
        const auto own = agent.maxTokens > 0 ? std::optional(agent.maxTokens) : std::nullopt;
        if (!requestedMaxTokens)
            return own;
        return std::min(*requestedMaxTokens, own.value_or(kMostRequestedTokens));
    }
};

} // namespace confab::core

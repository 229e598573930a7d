// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"
#include "core/streams/Question.h"

namespace confab::core {

//! What goes out to a provider, with the receipt of it.
struct AnswerContext
{
    //! Oldest first, the question last. What the agent said itself is the assistant's, all else the user's, with names
    //! before it; neighbours of one role are one message, and the first one is the user's.
    QList<ProviderMessage> messages = {};
    QString continues = {};
    QList<MessageId> sources = {}; //!< the messages they were made of
    int cut = 0;                   //!< messages left out for their size or their place
};

//! Whether a message may be read by who answers the question: not deleted, empty or still running, and for a question
//! in a thread not from elsewhere. Pure.
bool isInContext(const Message &message, const Question &question);

//! Chooses the last `count` messages (the question included) of those before it, at most `maxUnits` UTF-16 units. Pure.
AnswerContext buildContext(const Question &question, const QList<Message> &before, UserId agent, int count,
                           int maxUnits);

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"
#include "protocol/Types.h"

namespace confab::core {

//! What an agent is asked to answer.
struct Question
{
    Message message = {};
    QString text = {};      //!< without the command or the mention that led to it
    QString continues = {}; //!< of an interrupted answer that is to be carried on
};

//! What goes out to a provider, with the receipt of it.
struct AnswerContext
{
    QList<ProviderMessage> messages = {}; //!< oldest first, the question last
    QList<MessageId> sources = {};        //!< the messages they were made of
    int cut = 0;                          //!< messages left out for their size
};

//! Chooses the last `count` messages (the question included) of those before it, at most `maxUnits` UTF-16 units. Left
//! out are deleted, empty and still running ones and, for a question in a thread, those of elsewhere. Pure.
AnswerContext buildContext(const Question &question, const QList<Message> &before, UserId agent, int count,
                           int maxUnits);

} // namespace confab::core

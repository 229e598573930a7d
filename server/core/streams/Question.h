// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "core/streams/Ask.h"

namespace confab::core {

//! The message that an agent is to answer, and what is asked in it.
struct Question
{
    Message message = {};
    QString text = {};      //!< without the command or the mention that led to it
    QString continues = {}; //!< of earlier answers to it, one after the other, which are to be carried on
    std::optional<MessageId> continued = {}; //!< the last one of them
};

//! What is asked in a message.
Question questionIn(const Ask &ask, const Message &message);

//! What is asked by naming a message: that message, or, where it is the agent's own answer, what that one answers, to
//! be carried on if there is more to say. Conflict: it is still being written, deleted, or nobody knows any more what
//! it answers. Pure.
Result<Question> questionOf(const Ask &ask, const FoundAnswer &found);

} // namespace confab::core

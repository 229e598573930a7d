// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"

#include <QHash>

#include <optional>

namespace confab::compat {

//! An agent's answer that has come to its end.
struct WholeAnswer
{
    Message message = {}; //!< with its whole text, and how it ended
    //! Why there is no answer, for people; empty where there is one, also one that was cut or stopped.
    QString failure = {};

    //! What there is to read: the answer, or why there is none. Empty: somebody stopped it before its first word.
    QString text() const { return failure.isEmpty() ? message.content : failure; }
};

//! Of an answer that is not being written any more.
WholeAnswer wholeAnswer(const Message &message);

//! Answers of agents for clients that show them only when they are whole: keeps what is known of those that run. Room
//! thread.
class Answers
{
public:
    //! What this event completes: an answer, or nothing. A message that is no answer is no end of one.
    std::optional<WholeAnswer> heard(const EventFrame &frame);
    //! The answer of this stream, while it runs.
    const Message *running(StreamId stream) const;

private:
    QHash<MessageId, Message> m_running;
};

//! Whether the message is an answer that is still being written, so that its text is not there yet.
bool isBeingWritten(const Message &message);

} // namespace confab::compat

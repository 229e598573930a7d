// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerText.h"

namespace confab::compat {

using namespace Qt::StringLiterals;

namespace {

QString endText(StreamState state, const QString &reason)
{
    if (!reason.isEmpty())
        return reason;
    switch (state) {
    case StreamState::Stopped:
        return u"The answer was stopped."_s;
    case StreamState::Interrupted:
        return u"The answer was interrupted. Please ask again."_s;
    case StreamState::Done:
        return u"The answer is empty."_s;
    default:
        return u"There is no answer, because something went wrong. Please ask again."_s;
    }
}

QString textOf(StreamState state, const QString &content, const QString &reason)
{
    const bool isWell = state == StreamState::Done || state == StreamState::Stopped;
    if (content.isEmpty())
        return endText(state, reason);
    return isWell ? content : content + u"\n\n"_s + endText(state, reason);
}

} // namespace

QString answerText(const Message &message)
{
    const bool isAnswer = message.stream && isFinal(message.stream->state) && !message.isDeleted();
    return isAnswer ? textOf(message.stream->state, message.content, message.stream->reason) : message.content;
}

QString answerText(const event::StreamEnded &end)
{
    return textOf(end.state, end.content, end.reason);
}

bool isWhole(const Message &message)
{
    const bool isFinished = !message.stream || isFinal(message.stream->state);
    return isFinished && !message.isDeleted() && !answerText(message).isEmpty();
}

} // namespace confab::compat

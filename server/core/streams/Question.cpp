// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Question.h"

#include "core/streams/AskCommand.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Error conflict(const QString &text)
{
    return {ErrorCode::Conflict, text, u"message"_s};
}

// Ended before its own end, with something to go on from.
bool hasMoreToSay(const Message &answer)
{
    if (answer.isDeleted() || answer.content.isEmpty())
        return false;
    return answer.stream->state != StreamState::Done || answer.stream->finish == Finish::Length;
}

} // namespace

Question questionIn(const Ask &ask, const Message &message)
{
    Question question{.message = message, .text = ask.text};
    if (question.text.isEmpty())
        question.text = askedByCommand(message.content).value_or(message.content);
    return question;
}

Result<Question> questionOf(const Ask &ask, const FoundAnswer &found)
{
    const Message &named = *found.message;
    // Another agent's answer is a message like any other, and may be asked about.
    const bool isOwnAnswer = named.stream && named.author.id == ask.agent.user.id;
    if (isOwnAnswer && !isFinal(named.stream->state))
        return conflict(u"This answer is still being written."_s);
    if (isOwnAnswer && !found.asked)
        return conflict(u"What this answers is not known any more."_s);
    const Message &asked = isOwnAnswer ? *found.asked : named;
    if (asked.isDeleted())
        return conflict(u"The message was deleted."_s);
    Question question = questionIn(ask, asked);
    if (!isOwnAnswer || !hasMoreToSay(named))
        return question;
    question.continued = named.id;
    question.continues = named.content;
    for (const Message &earlier : found.continued)
        question.continues.prepend(earlier.content);
    return question;
}

} // namespace confab::core

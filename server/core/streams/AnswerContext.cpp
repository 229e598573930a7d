// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerContext.h"

#include "core/streams/AskCommand.h"

namespace confab::core {

namespace {

bool isReadable(const Message &message)
{
    if (message.isDeleted() || message.content.isEmpty() || message.author.kind == UserKind::System)
        return false;
    return !message.stream || isFinal(message.stream->state);
}

bool isInThread(const Message &message, const Message &question)
{
    return !question.thread || message.thread == question.thread || message.id == *question.thread;
}

} // namespace

AnswerContext buildContext(const Question &question, const QList<Message> &before, UserId agent, int count,
                           int maxUnits)
{
    AnswerContext context;
    context.messages.append({ProviderRole::User, question.message.author.name, question.text});
    context.sources.append(question.message.id);
    qsizetype units = question.text.size();
    int taken = 1;
    for (auto it = before.crbegin(); it != before.crend() && taken < count; ++it) {
        if (!isReadable(*it) || !isInThread(*it, question.message))
            continue;
        ++taken;
        units += it->content.size();
        // Once one is too much, older ones are not squeezed in behind the hole.
        if (units > maxUnits) {
            ++context.cut;
            continue;
        }
        const bool own = it->author.id == agent;
        const QString text = own ? it->content : askedByCommand(it->content).value_or(it->content);
        context.messages.prepend({own ? ProviderRole::Assistant : ProviderRole::User, it->author.name, text});
        context.sources.prepend(it->id);
    }
    return context;
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerContext.h"

#include "core/streams/AskCommand.h"
#include "core/streams/SpokenLines.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

//! One message of the room that is to go out.
struct Turn
{
    MessageId source = {};
    ProviderRole role = ProviderRole::User;
    QString text = {};
};

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

Turn turnOf(const Message &message, UserId agent)
{
    if (message.author.id == agent)
        return {message.id, ProviderRole::Assistant, message.content};
    const QString text = askedByCommand(message.content).value_or(message.content);
    return {message.id, ProviderRole::User, spoken(message.author.name, text)};
}

// What was said last is what has to be carried on.
QString lastOf(const QString &text, qsizetype units)
{
    if (text.size() <= units)
        return text;
    QStringView last = QStringView(text).last(units);
    if (!last.isEmpty() && last.front().isLowSurrogate())
        last = last.sliced(1);
    return last.toString();
}

} // namespace

bool isInContext(const Message &message, const Question &question)
{
    return isReadable(message) && isInThread(message, question.message);
}

AnswerContext buildContext(const Question &question, const QList<Message> &before, UserId agent, int count,
                           int maxUnits)
{
    AnswerContext context;
    context.continues = lastOf(question.continues, maxUnits / 2);
    QList<Turn> turns{{question.message.id, ProviderRole::User, spoken(question.message.author.name, question.text)}};
    qsizetype units = question.text.size() + context.continues.size();
    int taken = 1;
    for (auto it = before.crbegin(); it != before.crend() && taken < count; ++it) {
        if (!isInContext(*it, question))
            continue;
        ++taken;
        units += it->content.size();
        // Once one is too much, older ones are not squeezed in behind the hole.
        if (units > maxUnits) {
            ++context.cut;
            continue;
        }
        turns.prepend(turnOf(*it, agent));
    }
    // Templates of many models refuse a conversation that the assistant begins, or two neighbours of one role.
    while (turns.constFirst().role == ProviderRole::Assistant) {
        turns.removeFirst();
        ++context.cut;
    }
    for (const Turn &turn : std::as_const(turns)) {
        context.sources.append(turn.source);
        if (!context.messages.isEmpty() && context.messages.constLast().role == turn.role)
            context.messages.last().text += (turn.role == ProviderRole::User ? u"\n"_s : u"\n\n"_s) + turn.text;
        else
            context.messages.append({turn.role, turn.text});
    }
    return context;
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatMessages.h"

#include "ChatTwoParts.h"

#include <QSet>

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kStructured = "structured:"_L1;

//! Nothing: it isn't shown.
QString contentOf(const Message &message, bool isStructured, const Told &told)
{
    if (!message.stream)
        return message.content;
    if (!isFinal(message.stream->state))
        return told(message.stream->id).value_or(QString());
    if (!endedWell(message.stream->state) && message.content.isEmpty())
        return failureText(message.stream->reason);
    if (isStructured && endedWell(message.stream->state))
        return QString::fromUtf8(encoded(twoPartsOf(message.content)));
    return message.content;
}

} // namespace

QString failureText(const QString &reason)
{
    return reason.isEmpty() ? u"The answer could not be written."_s : reason;
}

bool endedWell(StreamState state)
{
    return state == StreamState::Done || state == StreamState::Stopped;
}

QString promptClientId(bool isStructured)
{
    const QString id = Uuid::make().toString();
    return isStructured ? kStructured + id : id;
}

QList<ShownMessage> shownMessages(const QList<Message> &messages, const Told &told)
{
    QList<ShownMessage> shown;
    QSet<MessageId> structured;
    for (const Message &message : messages) {
        if (message.isDeleted() || message.author.kind == UserKind::System)
            continue;
        if (message.clientId.startsWith(kStructured))
            structured.insert(message.id);
        const bool isStructured = message.replyTo && structured.contains(*message.replyTo);
        const QString content = contentOf(message, isStructured, told);
        if (content.isEmpty())
            continue;
        shown.append({message.id,
                      {.content = content,
                       .isAi = message.author.kind == UserKind::Agent,
                       .at = message.createdAt,
                       .task = message.stream ? message.stream->id.toString() : QString()}});
    }
    return shown;
}

} // namespace confab::compat::chatapp

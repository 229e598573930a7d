// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageRequests.h"

#include "EventApplier.h"
#include "Guarded.h"
#include "MessageSize.h"
#include "Workspace.h"

namespace confab::client {

using namespace Qt::StringLiterals;

MessageRequests::MessageRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

Result<QString> MessageRequests::send(RoomId room, const QString &content, std::optional<MessageId> replyTo,
                                      std::optional<MessageId> thread)
{
    if (content.trimmed().isEmpty())
        return Error{ErrorCode::ValidationFailed, u"There is nothing to send yet."_s, u"content"_s};
    if (!MessageSize::of(content, m_workspace.limits()).passes())
        return Error{ErrorCode::TooLarge, u"This message is too long. Please send it in parts."_s, u"content"_s};
    m_workspace.ownTyping().end(room);
    return m_workspace.outbox().send(room, content, replyTo, thread);
}

void MessageRequests::retry(const QString &clientId)
{
    m_workspace.outbox().retry(clientId);
}

void MessageRequests::discard(const QString &clientId)
{
    m_workspace.outbox().discard(clientId);
}

template <class C>
void MessageRequests::change(const C &command, Callback<> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::Sent> &changed) {
        if (changed)
            m_workspace.events().absorb(changed->message);
        if (reply)
            reply(changed ? Result<>(Done{}) : Result<>(changed.error()));
    };
    m_workspace.connection().request(command, guarded(this, onAnswer));
}

void MessageRequests::edit(const Message &message, const QString &content, Callback<> reply)
{
    noteSaving(message, true);
    const auto onAnswer = [this, message, reply = std::move(reply)](const Result<> &changed) {
        noteSaving(message, false);
        if (reply)
            reply(changed);
    };
    change(command::MessageEdit{message.id, content, Uuid::make().toString()}, onAnswer);
}

void MessageRequests::noteSaving(const Message &message, bool begins)
{
    if (RoomTimeline *timeline = m_workspace.openTimeline(message.room))
        timeline->rows().noteSaving(message.id, begins);
}

void MessageRequests::remove(MessageId message, Callback<> reply)
{
    change(command::MessageDelete{message}, std::move(reply));
}

void MessageRequests::report(MessageId message, const QString &reason, Callback<> reply)
{
    m_workspace.connection().request(command::MessageReport{message, reason}, done(std::move(reply)));
}

} // namespace confab::client

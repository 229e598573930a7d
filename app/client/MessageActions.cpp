// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageActions.h"

#include "EventApplier.h"
#include "Guarded.h"
#include "MessageSize.h"
#include "Workspace.h"

#include <algorithm>

namespace confab::client {

using namespace Qt::StringLiterals;

MessageActions::MessageActions(Workspace &workspace, Timing timing)
    : m_workspace(workspace)
    , m_timing(timing)
{
    m_deliveredTimer.setSingleShot(true);
    connect(&m_deliveredTimer, &QTimer::timeout, this, &MessageActions::tellDelivered);
}

Result<QString> MessageActions::send(RoomId room, const QString &content, std::optional<MessageId> replyTo,
                                     std::optional<MessageId> thread)
{
    if (content.trimmed().isEmpty())
        return Error{ErrorCode::ValidationFailed, u"There is nothing to send yet."_s, u"content"_s};
    if (!MessageSize::of(content, m_workspace.limits()).passes())
        return Error{ErrorCode::TooLarge, u"This message is too long. Please send it in parts."_s, u"content"_s};
    m_typing.remove(room); // the message itself ends it
    return m_workspace.outbox().send(room, content, replyTo, thread);
}

void MessageActions::retry(const QString &clientId)
{
    m_workspace.outbox().retry(clientId);
}

void MessageActions::discard(const QString &clientId)
{
    m_workspace.outbox().discard(clientId);
}

void MessageActions::edit(const Message &message, const QString &content, Reply<> reply)
{
    noteSaving(message, true);
    const auto onAnswer = [this, message, reply = std::move(reply)](const Result<> &changed) {
        noteSaving(message, false);
        if (reply)
            reply(changed);
    };
    change(command::MessageEdit{message.id, content, Uuid::make().toString()}, onAnswer);
}

void MessageActions::noteSaving(const Message &message, bool begins)
{
    if (RoomTimeline *timeline = m_workspace.openTimeline(message.room))
        timeline->rows().noteSaving(message.id, begins);
}

void MessageActions::remove(MessageId message, Reply<> reply)
{
    change(command::MessageDelete{message}, std::move(reply));
}

void MessageActions::change(const Command &command, Reply<> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::Sent> &changed) {
        if (changed)
            m_workspace.absorb(changed->message);
        if (reply)
            reply(changed ? Result<>(Done{}) : Result<>(changed.error()));
    };
    m_workspace.connection().ask<reply::Sent>(command, &codec::decodeSent, guarded(this, onAnswer));
}

void MessageActions::markSeen(RoomId room, qint64 seq)
{
    const RoomEntry *entry = m_workspace.rooms().find(room);
    if (!entry || entry->lastRead >= seq)
        return;
    m_workspace.rooms().noteRead(room, seq);
    m_workspace.connection().tell(command::MessageSeen{room, seq});
}

void MessageActions::typing(RoomId room)
{
    QElapsedTimer &announced = m_typing[room];
    if (announced.isValid() && announced.elapsed() < m_timing.typingRepeat)
        return;
    announced.start();
    m_workspace.connection().tell(command::TypingStart{room});
}

void MessageActions::stopTyping(RoomId room)
{
    if (m_typing.remove(room))
        m_workspace.connection().tell(command::TypingStop{room});
}

QString MessageActions::draft(RoomId room) const
{
    return m_workspace.replica().draft(room);
}

void MessageActions::setDraft(RoomId room, const QString &text)
{
    m_workspace.replica().setDraft(room, text);
}

std::optional<DraftSubject> MessageActions::draftSubject(RoomId room) const
{
    return m_workspace.replica().draftSubject(room);
}

void MessageActions::setDraftSubject(RoomId room, const std::optional<DraftSubject> &subject)
{
    m_workspace.replica().setDraftSubject(room, subject);
}

void MessageActions::noteDelivered(RoomId room, qint64 seq)
{
    if (m_told.value(room) >= seq)
        return;
    qint64 &delivered = m_delivered[room];
    delivered = std::max(delivered, seq);
    if (!m_deliveredTimer.isActive())
        m_deliveredTimer.start(m_timing.delivered);
}

void MessageActions::forgetDelivered(RoomId room)
{
    m_delivered.remove(room);
    m_told.remove(room);
}

void MessageActions::tellDelivered()
{
    if (!m_workspace.connection().isLive())
        return; // catchUp() goes on with it
    for (auto it = m_delivered.cbegin(); it != m_delivered.cend(); ++it) {
        m_workspace.connection().tell(command::MessageDelivered{it.key(), it.value()});
        m_told[it.key()] = it.value();
    }
    m_delivered.clear();
}

void MessageActions::catchUp(const QList<RoomSummary> &rooms)
{
    m_typing.clear();
    for (const RoomSummary &summary : rooms) {
        const RoomEntry *entry = m_workspace.rooms().find(summary.room.id);
        if (entry && entry->lastRead > summary.lastRead)
            m_workspace.connection().tell(command::MessageSeen{summary.room.id, entry->lastRead});
    }
    if (!m_delivered.isEmpty())
        m_deliveredTimer.start(m_timing.delivered);
}

} // namespace confab::client

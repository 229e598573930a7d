// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageActions.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "ComposerController.h"
#include "markdown/CopiedText.h"

namespace confab::models {

MessageActions::MessageActions(ComposerController &composer, QObject *parent)
    : QObject(parent)
    , m_composer(composer)
{
}

void MessageActions::attach(client::Workspace *workspace, RoomId room)
{
    m_workspace = workspace;
    m_room = room;
    m_reporting.giveUp();
}

void MessageActions::copyText(const QString &messageId)
{
    if (const auto message = find(messageId)) {
        const markdown::CopiedText copied = markdown::copiedText(message->content);
        copy(copied.plain, copied.markdown);
    }
}

void MessageActions::copyMarkdown(const QString &messageId)
{
    if (const auto message = find(messageId))
        copy(message->content, message->content);
}

void MessageActions::copy(const QString &text, const QString &markdown)
{
    if (!text.isEmpty())
        Q_EMIT copyRequested(text, markdown);
}

void MessageActions::edit(const QString &messageId)
{
    m_composer.startEdit(messageId);
}

void MessageActions::reply(const QString &messageId)
{
    m_composer.startReply(messageId);
}

void MessageActions::markUnread(const QString &messageId)
{
    if (const auto message = find(messageId); message && message->seq > 0)
        m_workspace->ownCursors().markReadTo(m_room, message->seq - 1);
}

void MessageActions::remove(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    if (!id || !m_workspace)
        return;
    const auto onAnswer = [this](const Result<> &result) {
        if (!result)
            Q_EMIT failed(tr("The message was not deleted. %1").arg(result.error().text()));
    };
    m_workspace->messageRequests().remove(*id, client::guarded(this, onAnswer));
}

void MessageActions::report(const QString &messageId, const QString &reason)
{
    const auto id = MessageId::fromString(messageId);
    if (!id || !m_workspace || m_reporting.isBusy() || reason.trimmed().isEmpty())
        return;
    m_workspace->messageRequests().report(*id, reason.trimmed(), m_reporting.begin<Done>([this](Done) {
        Q_EMIT done(tr("Reported. The author gets no notice of it."));
    }));
}

void MessageActions::retrySend(const QString &clientId)
{
    if (m_workspace)
        m_workspace->messageRequests().retry(clientId);
}

void MessageActions::discard(const QString &clientId)
{
    const auto message = find(clientId);
    if (!message)
        return;
    m_workspace->messageRequests().discard(clientId);
    if (m_composer.takeBack(*message))
        return;
    const QPointer self(this);
    const QPointer workspace(m_workspace);
    Q_EMIT discarded([self, workspace, lost = *message] {
        if (!self || !workspace)
            return;
        if (const auto sent = workspace->messageRequests().send(lost.room, lost.content, lost.replyTo); !sent)
            Q_EMIT self->failed(sent.error().text());
    });
}

void MessageActions::stopAnswer(const QString &streamId)
{
    const auto id = StreamId::fromString(streamId);
    if (!id || !m_workspace)
        return;
    const auto onAnswer = [this](const Result<StreamState> &result) {
        if (!result)
            Q_EMIT failed(tr("The answer could not be stopped. %1").arg(result.error().text()));
    };
    m_workspace->agentRequests().stop(*id, client::guarded(this, onAnswer));
    // The button that was pressed is another one now.
    Q_EMIT m_composer.focusRequested();
}

bool MessageActions::stopOwnAnswer()
{
    const client::RoomTimeline *timeline = m_workspace ? m_workspace->openTimeline(m_room) : nullptr;
    for (int i = 0; timeline && i < timeline->rows().count(); ++i) {
        const Message message = timeline->rows().at(i).message;
        if (!message.stream || isFinal(message.stream->state) || message.isDeleted())
            continue;
        if (timeline->askerOf(message) != m_workspace->self().id)
            continue;
        stopAnswer(message.stream->id.toString());
        return true;
    }
    return false;
}

void MessageActions::retryAnswer(const QString &messageId)
{
    if (const auto message = find(messageId))
        m_workspace->agentRequests().askAgain(*message, askReply(tr("The agent could not be asked again. %1")));
}

void MessageActions::continueAnswer(const QString &messageId)
{
    if (const auto message = find(messageId))
        m_workspace->agentRequests().carryOn(*message, askReply(tr("The answer could not be continued. %1")));
}

client::Callback<Message> MessageActions::askReply(const QString &text)
{
    Q_EMIT asking();
    return client::guarded(this, [this, room = m_room, text](const Result<Message> &result) {
        if (m_room != room)
            return;
        if (result)
            Q_EMIT asked();
        else
            Q_EMIT notAsked(text.arg(result.error().text()), result.error().retryAfterMs);
    });
}

std::optional<Message> MessageActions::find(const QString &messageId) const
{
    const client::RoomTimeline *timeline = m_workspace ? m_workspace->openTimeline(m_room) : nullptr;
    const auto id = MessageId::fromString(messageId);
    int index = timeline && id ? timeline->rows().indexOf(*id) : -1;
    if (timeline && index < 0)
        index = timeline->rows().indexOfClientId(messageId);
    return index < 0 ? std::nullopt : std::optional(timeline->rows().at(index).message);
}

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Workspace.h"
#include "ComposerController.h"
#include "Preview.h"

//! What the ComposerController does with messages that are there already: edits and answers.
namespace confab::models {

using namespace Qt::StringLiterals;

namespace {
//! Each on lines of its own.
QString joined(const QString &text, const QString &more)
{
    return text.trimmed().isEmpty() ? more : text + u'\n' + more;
}
} // namespace

bool ComposerController::isEditing() const
{
    return m_mode == Mode::Edit;
}

bool ComposerController::isReplying() const
{
    return m_mode == Mode::Reply;
}

bool ComposerController::isHeld() const
{
    return m_isHeld && m_mode != Mode::Edit;
}

QString ComposerController::contextTitle() const
{
    if (isHeld())
        return tr("Not saved");
    switch (m_mode) {
    case Mode::Write:
        return {};
    case Mode::Edit:
        return tr("Edit message");
    case Mode::Reply:
        return tr("Reply to %1").arg(m_subject.author.name);
    }
    return {};
}

QString ComposerController::contextPreview() const
{
    return m_mode == Mode::Write || isHeld() ? QString() : plainPreview(m_subject.content, 100);
}

void ComposerController::saveEdit(const QString &content)
{
    const Message subject = m_subject;
    leaveMode();
    if (content == subject.content)
        return;
    const auto onAnswer = [self = QPointer(this), workspace = m_workspace, draft = m_text, subject,
                           content](const Result<> &result) {
        if (result || !self)
            return;
        Q_EMIT self->failed(self->tr("The change was not saved. %1").arg(result.error().text()));
        const bool isHere = workspace == self->m_workspace && subject.room == self->m_room;
        const auto message = isHere ? self->find(subject.id.toString()) : std::nullopt;
        // What was written is not lost: it is offered again, unless something else has been begun.
        const bool isFree = self->m_mode == Mode::Write && self->m_text == draft && !self->isHeld();
        if (message && !message->isDeleted() && isFree) {
            self->enter(Mode::Edit, *message);
            self->replaceText(content);
        } else if (workspace) {
            self->keep(*workspace, subject.room, content);
        }
    };
    m_workspace->messageActions().edit(subject, content, onAnswer);
}

//! Words that have lost their message become the end of the draft, which is held from then on.
void ComposerController::keep(client::Workspace &workspace, RoomId room, const QString &words)
{
    if (&workspace != m_workspace || room != m_room)
        return keepElsewhere(workspace, room, words);
    if (m_mode == Mode::Edit) {
        m_setAside = joined(m_setAside, words);
    } else {
        const int cursor = m_cursor;
        replaceText(joined(m_text, words));
        setCursorPosition(cursor); // somebody may be writing there
    }
    hold();
}

void ComposerController::keepElsewhere(client::Workspace &workspace, RoomId room, const QString &words)
{
    client::MessageActions &actions = workspace.messageActions();
    client::DraftSubject subject =
        actions.draftSubject(room).value_or(client::DraftSubject{.kind = client::DraftSubject::Kind::Nothing});
    subject.held = true;
    const bool isEdited = subject.kind == client::DraftSubject::Kind::Edit;
    if (isEdited)
        subject.aside = joined(subject.aside, words);
    actions.setDraftSubject(room, subject);
    if (!isEdited)
        setDraft(workspace, room, joined(actions.draft(room), words));
}

bool ComposerController::editLast()
{
    const client::RoomTimeline *timeline = m_workspace ? m_workspace->openTimeline(m_room) : nullptr;
    if (!timeline)
        return false;
    // It is the newest one, and the one before it is not what is meant.
    if (!m_workspace->outbox().entries(m_room).isEmpty()) {
        Q_EMIT failed(tr("Your newest message is not sent yet. It can be edited as soon as it is."));
        return true;
    }
    for (int i = 0; i < timeline->rows().count(); ++i) {
        const Message message = timeline->rows().at(i).message;
        if (message.author.id == m_workspace->self().id && message.seq > 0 && !message.isDeleted()) {
            startEdit(message.id.toString());
            return true;
        }
    }
    return false;
}

bool ComposerController::cancel()
{
    if (isHeld()) {
        release();
        return true;
    }
    if (m_mode == Mode::Write)
        return false;
    leaveMode();
    return true;
}

void ComposerController::startEdit(const QString &messageId)
{
    const auto message = find(messageId);
    if (!message || message->author.id != m_workspace->self().id || message->isDeleted())
        return;
    if (m_mode != Mode::Edit || m_subject.id != message->id) {
        leaveModeWithWords();
        enter(Mode::Edit, *message);
        replaceText(message->content);
    }
    Q_EMIT focusRequested();
}

void ComposerController::startReply(const QString &messageId)
{
    const auto message = find(messageId);
    if (!message || message->isDeleted())
        return;
    leaveModeWithWords();
    enter(Mode::Reply, *message);
    Q_EMIT focusRequested();
}

void ComposerController::enter(Mode mode, const Message &subject)
{
    // An edit takes the place of the draft and gives it back.
    if (mode == Mode::Edit && m_mode != Mode::Edit) {
        saveDraft();
        m_setAside = m_text;
    }
    begin(mode, subject);
    saveSoon();
}

void ComposerController::begin(Mode mode, const Message &subject)
{
    m_mode = mode;
    m_subject = subject;
    if (const client::RoomTimeline *timeline = m_workspace->openTimeline(m_room))
        connect(timeline, &client::RoomTimeline::heard, this, &ComposerController::onHeard, Qt::UniqueConnection);
    Q_EMIT modeChanged();
    Q_EMIT hintChanged();
}

//! What is answered or edited may be changed or deleted meanwhile, by others or from another device.
void ComposerController::onHeard(const Message &message)
{
    if (m_mode == Mode::Write || message.id != m_subject.id)
        return;
    if (!message.isDeleted()) {
        m_subject = message;
        Q_EMIT modeChanged();
        return;
    }
    const bool wasEdited = m_mode == Mode::Edit;
    leaveModeWithWords();
    if (wasEdited)
        hold();
    Q_EMIT failed(tr("The message was deleted meanwhile."));
}

//! What stands in the field got there without anybody's doing. Enter was meant for something else: it sends nothing
//! before the user has said that this is a draft.
void ComposerController::hold()
{
    const QString &draft = m_mode == Mode::Edit ? m_setAside : m_text;
    if (draft.trimmed().isEmpty())
        return;
    m_isHeld = true;
    saveDraft();
    tellHeld();
}

void ComposerController::release()
{
    if (!std::exchange(m_isHeld, false))
        return;
    saveDraft();
    tellHeld();
}

void ComposerController::tellHeld()
{
    Q_EMIT modeChanged();
    Q_EMIT hintChanged();
    measure();
}

void ComposerController::leaveMode()
{
    const Mode left = std::exchange(m_mode, Mode::Write);
    if (left == Mode::Write)
        return;
    m_subject = {};
    if (left == Mode::Edit)
        replaceText(std::exchange(m_setAside, {}));
    saveSoon();
    Q_EMIT modeChanged();
    Q_EMIT hintChanged();
}

//! Not left by the user's will: a rewritten message becomes the end of the draft. An answer stays in the field anyway.
void ComposerController::leaveModeWithWords()
{
    const QString rewritten = m_mode == Mode::Edit && m_text != m_subject.content ? m_text : QString();
    leaveMode();
    if (rewritten.trimmed().isEmpty())
        return;
    replaceText(joined(m_text, rewritten));
    saveDraft();
}

std::optional<Message> ComposerController::find(const QString &messageId) const
{
    const client::RoomTimeline *timeline = m_workspace ? m_workspace->openTimeline(m_room) : nullptr;
    const auto id = MessageId::fromString(messageId);
    const int index = timeline && id ? timeline->rows().indexOf(*id) : -1;
    return index < 0 ? std::nullopt : std::optional(timeline->rows().at(index).message);
}

} // namespace confab::models

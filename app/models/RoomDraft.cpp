// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomDraft.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

using namespace Qt::StringLiterals;

namespace confab::models {

RoomDraft::RoomDraft()
{
    connect(&m_keeper, &DraftKeeper::saved, this, &RoomDraft::saved);
}

void RoomDraft::attach(client::Workspace *workspace, RoomId room)
{
    m_keeper.saveNow();
    m_workspace = workspace;
    m_room = room;
    m_keeper.attach(workspace, room);
    m_now = {};
    replace(workspace ? workspace->replica().drafts().text(room) : QString());
    Q_EMIT modeChanged();
    goOn();
}

//! With the answer or the edit that this room was left in, if there is still what it is about.
void RoomDraft::goOn()
{
    using Kind = client::DraftSubject::Kind;
    const auto kept = m_workspace ? m_workspace->replica().drafts().subject(m_room) : std::nullopt;
    if (!kept)
        return;
    m_now.held = kept->held;
    if (m_now.held)
        Q_EMIT modeChanged();
    if (kept->kind == Kind::Nothing)
        return;
    auto message = find(kept->message.toString());
    if (!message)
        message = m_workspace->replica().messages().find(kept->message);
    if (message && !message->isDeleted()) {
        m_now.setAside = kept->aside;
        begin(kept->kind == Kind::Edit ? Mode::Edit : Mode::Reply, *message);
        return;
    }
    QStringList texts{kept->aside, m_now.text};
    texts.removeAll(QString());
    replace(texts.join("\n\n"_L1));
    if (kept->kind == Kind::Edit)
        hold();
    m_keeper.saveNow();
}

void RoomDraft::type(const QString &text)
{
    m_now.text = text;
    m_keeper.saveSoon();
}

void RoomDraft::clear()
{
    leave();
    replace({});
    m_keeper.saveNow();
}

//! From our side.
void RoomDraft::replace(const QString &text)
{
    m_now.text = text;
    Q_EMIT replaced();
}

void RoomDraft::saveEdit()
{
    const QString content = m_now.text.trimmed();
    const Message subject = m_now.subject;
    leave();
    if (content == subject.content)
        return;
    const auto onAnswer = [this, workspace = m_workspace, subject, content,
                           draft = m_now.text](const Result<> &result) {
        if (!result)
            onEdited(workspace, subject, content, draft, result.error());
    };
    m_workspace->messageRequests().edit(subject, content, client::guarded(this, onAnswer));
}

//! What was written is not lost: it is offered again, unless something else has been begun.
void RoomDraft::onEdited(client::Workspace *workspace, const Message &subject, const QString &content,
                         const QString &draft, const Error &error)
{
    Q_EMIT failed(tr("The change was not saved. %1").arg(error.text()));
    const bool isHere = workspace == m_workspace && subject.room == m_room;
    const auto message = isHere ? find(subject.id.toString()) : std::nullopt;
    const bool isFree = m_now.mode == Mode::Write && m_now.text == draft && !m_now.held;
    if (message && !message->isDeleted() && isFree) {
        enter(Mode::Edit, *message);
        replace(content);
    } else if (workspace) {
        keep(*workspace, subject.room, content);
    }
}

//! Words that have lost their message become the end of the draft, which is held from then on.
void RoomDraft::keep(client::Workspace &workspace, RoomId room, const QString &words)
{
    if (&workspace != m_workspace || room != m_room)
        return m_keeper.append(workspace, room, words);
    if (m_now.mode == Mode::Edit) {
        m_now.setAside = DraftKeeper::joined(m_now.setAside, words);
    } else {
        m_now.text = DraftKeeper::joined(m_now.text, words);
        Q_EMIT appended();
    }
    hold();
}

bool RoomDraft::editLast()
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

void RoomDraft::startEdit(const QString &messageId)
{
    const auto message = find(messageId);
    if (!message || message->author.id != m_workspace->self().id || message->isDeleted())
        return;
    if (m_now.mode != Mode::Edit || m_now.subject.id != message->id) {
        leaveWithWords();
        enter(Mode::Edit, *message);
        replace(message->content);
    }
    Q_EMIT focusRequested();
}

void RoomDraft::startReply(const QString &messageId)
{
    const auto message = find(messageId);
    if (!message || message->isDeleted())
        return;
    leaveWithWords();
    enter(Mode::Reply, *message);
    Q_EMIT focusRequested();
}

bool RoomDraft::cancel()
{
    const bool isAny = m_now.isHeld() || m_now.mode != Mode::Write;
    if (m_now.isHeld())
        release();
    else
        leave();
    return isAny;
}

bool RoomDraft::takeBack(const Message &message)
{
    if (!m_workspace || m_now.mode != Mode::Write || !m_now.text.trimmed().isEmpty())
        return false;
    if (message.replyTo)
        startReply(message.replyTo->toString());
    replace(message.content);
    m_keeper.saveNow();
    Q_EMIT focusRequested();
    return true;
}

void RoomDraft::enter(Mode mode, const Message &subject)
{
    // An edit takes the place of the draft and gives it back.
    if (mode == Mode::Edit && m_now.mode != Mode::Edit) {
        m_keeper.saveNow();
        m_now.setAside = m_now.text;
    }
    begin(mode, subject);
    m_keeper.saveSoon();
}

void RoomDraft::begin(Mode mode, const Message &subject)
{
    m_now.mode = mode;
    m_now.subject = subject;
    if (const client::RoomTimeline *timeline = m_workspace->openTimeline(m_room))
        connect(timeline, &client::RoomTimeline::heard, this, &RoomDraft::onHeard, Qt::UniqueConnection);
    Q_EMIT modeChanged();
}

//! What is answered or edited may be changed or deleted meanwhile, by others or from another device.
void RoomDraft::onHeard(const Message &message)
{
    if (m_now.mode == Mode::Write || message.id != m_now.subject.id)
        return;
    if (!message.isDeleted()) {
        m_now.subject = message;
        Q_EMIT modeChanged();
        return;
    }
    const bool wasEdited = m_now.mode == Mode::Edit;
    leaveWithWords();
    if (wasEdited)
        hold();
    Q_EMIT failed(tr("The message was deleted meanwhile."));
}

void RoomDraft::hold()
{
    if (m_now.draft().trimmed().isEmpty())
        return;
    m_now.held = true;
    m_keeper.saveNow();
    Q_EMIT modeChanged();
}

void RoomDraft::release()
{
    if (!m_now.isHeld())
        return;
    m_now.held = false;
    m_keeper.saveNow();
    Q_EMIT modeChanged();
}

void RoomDraft::leave()
{
    const Mode left = std::exchange(m_now.mode, Mode::Write);
    if (left == Mode::Write)
        return;
    m_now.subject = {};
    if (left == Mode::Edit)
        replace(std::exchange(m_now.setAside, {}));
    m_keeper.saveSoon();
    Q_EMIT modeChanged();
}

//! Not left by the user's will: a rewritten message becomes the end of the draft. An answer stays in the field anyway.
void RoomDraft::leaveWithWords()
{
    const QString rewritten = m_now.isRewritten() ? m_now.text : QString();
    leave();
    if (rewritten.trimmed().isEmpty())
        return;
    replace(DraftKeeper::joined(m_now.text, rewritten));
    m_keeper.saveNow();
}

std::optional<Message> RoomDraft::find(const QString &messageId) const
{
    const client::RoomTimeline *timeline = m_workspace ? m_workspace->openTimeline(m_room) : nullptr;
    const auto id = MessageId::fromString(messageId);
    const int index = timeline && id ? timeline->rows().indexOf(*id) : -1;
    return index < 0 ? std::nullopt : std::optional(timeline->rows().at(index).message);
}

} // namespace confab::models

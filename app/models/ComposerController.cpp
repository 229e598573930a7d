// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ComposerController.h"

#include "client/Workspace.h"
#include "Preview.h"
#include "Settings.h"
#include "WordCompletion.h"

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr int kDraftDelayMs = 400;
constexpr int kNearTheLimit = 500; // bytes

//! Each on lines of its own.
QString joined(const QString &text, const QString &more)
{
    return text.trimmed().isEmpty() ? more : text + u'\n' + more;
}
} // namespace

ComposerController::ComposerController(Settings &settings, MemberListModel &members, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_members(members)
{
    m_saveDraft.setSingleShot(true);
    m_saveDraft.setInterval(kDraftDelayMs);
    connect(&m_saveDraft, &QTimer::timeout, this, &ComposerController::saveDraft);
    connect(&settings, &Settings::sendOnEnterChanged, this, &ComposerController::hintChanged);
}

void ComposerController::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        saveDraft();
        if (!m_text.isEmpty())
            m_workspace->messageActions().stopTyping(m_room);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    m_mode = Mode::Write;
    m_subject = {};
    m_setAside.clear();
    // Each server has limits of its own, and tells them when it welcomes.
    if (workspace)
        connect(&workspace->connection(), &client::Connection::welcomed, this, &ComposerController::measure);
    replaceText(workspace ? workspace->messageActions().draft(room) : QString());
    Q_EMIT modeChanged();
    Q_EMIT hintChanged();
    goOn();
    Q_EMIT enabledChanged();
    Q_EMIT placeholderChanged();
    if (workspace)
        Q_EMIT focusRequested();
}

QString ComposerController::text() const
{
    return m_text;
}

void ComposerController::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    saveSoon();
    if (m_workspace && m_mode != Mode::Edit) {
        if (text.trimmed().isEmpty())
            m_workspace->messageActions().stopTyping(m_room);
        else
            m_workspace->messageActions().typing(m_room);
    }
    m_dismissed = false;
    tellText();
}

int ComposerController::cursorPosition() const
{
    return m_cursor;
}

void ComposerController::setCursorPosition(int position)
{
    if (m_cursor == position)
        return;
    m_cursor = position;
    Q_EMIT cursorPositionChanged();
    updateCompletions();
}

bool ComposerController::canSend() const
{
    return m_workspace && !m_text.trimmed().isEmpty() && bytesOver() == 0;
}

bool ComposerController::isEnabled() const
{
    return m_workspace != nullptr;
}

QString ComposerController::placeholder() const
{
    const client::RoomEntry *entry = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    return entry ? tr("Message %1").arg(entry->room.name) : QString();
}

QString ComposerController::hint() const
{
    if (m_mode == Mode::Edit)
        return m_settings.isSendOnEnter() ? tr("Enter to save, Esc to leave it")
                                          : tr("Ctrl+Enter to save, Esc to leave it");
    return m_settings.isSendOnEnter() ? tr("Enter to send, Shift+Enter for a new line")
                                      : tr("Ctrl+Enter to send, Enter for a new line");
}

int ComposerController::bytesLeft() const
{
    return qMax(0, -qMax(m_size.overContent, m_size.overFrame));
}

int ComposerController::bytesOver() const
{
    return qMax(0, qMax(m_size.overContent, m_size.overFrame));
}

QString ComposerController::lengthText() const
{
    if (m_size.overContent > 0)
        return tr("Too long for one message. Send it in parts.");
    // As in what a terminal prints: it looks shorter than it is.
    if (m_size.overFrame > 0)
        return tr("Too long with its hidden characters. Send it in parts.");
    return bytesLeft() < kNearTheLimit ? tr("Room for about %L1 more characters").arg(bytesLeft()) : QString();
}

void ComposerController::measure()
{
    const bool could = std::exchange(m_couldSend, false);
    m_size = client::MessageSize::of(m_text.trimmed(), m_workspace ? m_workspace->limits() : Limits());
    m_couldSend = canSend();
    Q_EMIT bytesLeftChanged();
    if (could != m_couldSend)
        Q_EMIT canSendChanged();
}

bool ComposerController::isEditing() const
{
    return m_mode == Mode::Edit;
}

bool ComposerController::isReplying() const
{
    return m_mode == Mode::Reply;
}

QString ComposerController::contextTitle() const
{
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
    return m_mode == Mode::Write ? QString() : plainPreview(m_subject.content, 100);
}

CompletionModel *ComposerController::completions()
{
    return &m_completions;
}

bool ComposerController::send()
{
    if (!canSend())
        return false;
    const QString content = m_text.trimmed();
    if (m_mode == Mode::Edit) {
        saveEdit(content);
        return true;
    }
    const auto replyTo = m_mode == Mode::Reply ? std::optional(m_subject.id) : std::nullopt;
    m_workspace->messageActions().stopTyping(m_room);
    const Result<QString> sent = m_workspace->messageActions().send(m_room, content, replyTo);
    if (!sent) {
        Q_EMIT failed(sent.error().text());
        return false;
    }
    leaveMode();
    replaceText({});
    saveDraft();
    return true;
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
        if (message && !message->isDeleted() && self->m_mode == Mode::Write && self->m_text == draft) {
            self->enter(Mode::Edit, *message);
            self->replaceText(content);
        } else if (workspace) {
            self->keep(*workspace, subject.room, content);
        }
    };
    m_workspace->messageActions().edit(subject.id, content, onAnswer);
}

//! Words that have lost their message become the end of the draft.
void ComposerController::keep(client::Workspace &workspace, RoomId room, const QString &words)
{
    if (&workspace != m_workspace || room != m_room)
        return setDraft(workspace, room, joined(workspace.messageActions().draft(room), words));
    if (m_mode == Mode::Edit) {
        m_setAside = joined(m_setAside, words);
        return saveDraft();
    }
    const int cursor = m_cursor;
    replaceText(joined(m_text, words));
    setCursorPosition(cursor); // somebody may be writing there
    saveDraft();
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

bool ComposerController::takeBack(const Message &message)
{
    if (!m_workspace || m_mode != Mode::Write || !m_text.trimmed().isEmpty())
        return false;
    if (message.replyTo)
        startReply(message.replyTo->toString());
    replaceText(message.content);
    saveDraft();
    Q_EMIT focusRequested();
    return true;
}

void ComposerController::complete(int row)
{
    const WordAtCursor at = wordAtCursor(m_text, m_cursor);
    if (row < 0 || row >= m_completions.rowCount() || at.word.isEmpty())
        return;
    const QString insert = m_completions.entries().at(row).text + u' ';
    int end = at.start + int(at.word.size());
    if (end < m_text.size() && m_text.at(end) == u' ')
        ++end;
    QString text = m_text;
    text.replace(at.start, end - at.start, insert);
    setText(text);
    setCursorPosition(at.start + int(insert.size()));
}

bool ComposerController::isComplete(int row) const
{
    const WordAtCursor at = wordAtCursor(m_text, m_cursor);
    const qsizetype end = at.start + at.word.size();
    return row >= 0 && row < m_completions.rowCount() && m_completions.entries().at(row).text == at.word &&
           (end == m_text.size() || m_text.at(end).isSpace());
}

void ComposerController::dismissCompletions()
{
    m_dismissed = true;
    updateCompletions();
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
    leaveModeWithWords();
    Q_EMIT failed(tr("The message was deleted meanwhile."));
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

void ComposerController::setDraft(client::Workspace &workspace, RoomId room, const QString &text)
{
    workspace.messageActions().setDraft(room, text);
    Q_EMIT draftSaved(room, text);
}

//! From our side: no typing notice, and the cursor goes to the end.
void ComposerController::replaceText(const QString &text)
{
    m_text = text;
    m_cursor = int(text.size());
    m_dismissed = true;
    tellText();
    Q_EMIT cursorPositionChanged();
}

void ComposerController::tellText()
{
    Q_EMIT textChanged();
    measure();
    updateCompletions();
}

void ComposerController::updateCompletions()
{
    if (m_dismissed || !m_workspace)
        m_completions.setEntries({});
    else
        m_completions.setEntries(completionsFor(wordAtCursor(m_text, m_cursor).word, m_members.rows()));
}

} // namespace confab::models

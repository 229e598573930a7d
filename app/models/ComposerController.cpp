// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ComposerController.h"

#include "client/Workspace.h"
#include "Isolated.h"
#include "Preview.h"
#include "RoomTitle.h"
#include "Settings.h"
#include "Silence.h"
#include "WordCompletion.h"

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr int kNearTheLimit = 500; // bytes
} // namespace

ComposerController::ComposerController(Settings &settings, MemberListModel &members, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_members(members)
{
    connect(&settings, &Settings::sendOnEnterChanged, this, &ComposerController::hintChanged);
    connect(&m_draft, &RoomDraft::replaced, this, &ComposerController::onReplaced);
    connect(&m_draft, &RoomDraft::appended, this, &ComposerController::onAppended);
    connect(&m_draft, &RoomDraft::modeChanged, this, &ComposerController::onModeChanged);
    connect(&m_draft, &RoomDraft::focusRequested, this, &ComposerController::focusRequested);
    connect(&m_draft, &RoomDraft::saved, this, &ComposerController::draftSaved);
    connect(&m_draft, &RoomDraft::failed, this, &ComposerController::failed);
}

void ComposerController::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        if (!text().isEmpty())
            m_workspace->ownTyping().stop(m_room);
        m_workspace->connection().disconnect(this);
        m_workspace->roomRights().disconnect(this);
        m_workspace->members().disconnect(this);
        m_workspace->rooms().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    // Each server has limits of its own, and tells them when it welcomes.
    if (workspace) {
        connect(&workspace->connection(), &client::Connection::welcomed, this, &ComposerController::measure);
        followSilence();
    }
    m_draft.attach(workspace, room);
    Q_EMIT enabledChanged();
    Q_EMIT placeholderChanged();
    if (workspace)
        Q_EMIT focusRequested();
}

void ComposerController::followSilence()
{
    m_silence = silenceIn(*m_workspace, m_room);
    const auto onChange = [this](RoomId room) {
        if (room != m_room || std::exchange(m_silence, silenceIn(*m_workspace, m_room)) == m_silence)
            return;
        m_couldSend = canSend();
        Q_EMIT enabledChanged();
        Q_EMIT placeholderChanged();
        Q_EMIT hintChanged();
        Q_EMIT canSendChanged();
    };
    connect(&m_workspace->members(), &client::Members::changed, this, onChange);
    connect(&m_workspace->rooms(), &client::Rooms::changed, this, onChange);
    // Asked for when a mute ends by itself.
    connect(&m_workspace->roomRights(), &client::RoomRights::changed, this, onChange);
}

QString ComposerController::text() const
{
    return m_draft.now().text;
}

void ComposerController::setText(const QString &text)
{
    if (this->text() == text)
        return;
    m_draft.type(text);
    if (m_workspace && !isEditing()) {
        if (text.trimmed().isEmpty())
            m_workspace->ownTyping().stop(m_room);
        else
            m_workspace->ownTyping().note(m_room);
    }
    m_dismissed = false;
    tellText();
    if (text.trimmed().isEmpty())
        m_draft.release();
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
    return isEnabled() && !text().trimmed().isEmpty() && bytesOver() == 0 && !isHeld();
}

bool ComposerController::isEnabled() const
{
    return m_workspace && m_silence.isEmpty();
}

QString ComposerController::placeholder() const
{
    if (m_workspace && !m_silence.isEmpty())
        return m_silence;
    if (isEditing())
        return tr("Edit message");
    const client::KnownRoom *entry = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    return entry ? tr("Message %1").arg(isolated(titleOf(*m_workspace, *entry))) : QString();
}

QString ComposerController::hint() const
{
    if (isHeld())
        return tr("Nothing was sent or saved. Esc keeps these words as a draft.");
    // Where words hide what stands in the empty field.
    if (!m_silence.isEmpty())
        return text().isEmpty() ? QString() : m_silence;
    if (isEditing())
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
    m_size = client::MessageSize::of(text().trimmed(), m_workspace ? m_workspace->limits() : Limits());
    m_couldSend = canSend();
    Q_EMIT bytesLeftChanged();
    if (could != m_couldSend)
        Q_EMIT canSendChanged();
}

CompletionModel *ComposerController::completions()
{
    return &m_completions;
}

bool ComposerController::isEditing() const
{
    return m_draft.now().mode == HalfWritten::Mode::Edit;
}

bool ComposerController::isReplying() const
{
    return m_draft.now().mode == HalfWritten::Mode::Reply;
}

bool ComposerController::isHeld() const
{
    return m_draft.now().isHeld();
}

QString ComposerController::contextTitle() const
{
    if (isHeld())
        return tr("Not saved");
    if (isEditing())
        return tr("Edit message");
    return isReplying() ? tr("Reply to %1").arg(isolated(m_draft.now().subject.author.name)) : QString();
}

QString ComposerController::contextPreview() const
{
    const bool hasContext = (isEditing() || isReplying()) && !isHeld();
    return hasContext ? plainPreview(m_draft.now().subject.content, 100) : QString();
}

bool ComposerController::hasWords() const
{
    return m_draft.now().hasWords();
}

bool ComposerController::send()
{
    if (isHeld())
        Q_EMIT failed(hint());
    if (!canSend())
        return false;
    if (isEditing()) {
        m_draft.saveEdit();
        return true;
    }
    m_workspace->ownTyping().stop(m_room);
    const auto replyTo = isReplying() ? std::optional(m_draft.now().subject.id) : std::nullopt;
    if (const auto sent = m_workspace->messageRequests().send(m_room, text().trimmed(), replyTo); !sent) {
        Q_EMIT failed(sent.error().text());
        return false;
    }
    m_draft.clear();
    return true;
}

bool ComposerController::editLast()
{
    return m_draft.editLast();
}

bool ComposerController::cancel()
{
    return m_draft.cancel();
}

void ComposerController::startEdit(const QString &messageId)
{
    m_draft.startEdit(messageId);
}

void ComposerController::startReply(const QString &messageId)
{
    m_draft.startReply(messageId);
}

bool ComposerController::takeBack(const Message &message)
{
    return m_draft.takeBack(message);
}

void ComposerController::complete(int row)
{
    const WordAtCursor at = wordAtCursor(text(), m_cursor);
    if (row < 0 || row >= m_completions.rowCount() || at.word.isEmpty())
        return;
    const Completion &entry = m_completions.entries().at(row);
    const QString insert = (entry.emoji.isEmpty() ? entry.text : entry.emoji) + u' ';
    int end = at.start + int(at.word.size());
    QString completed = text();
    if (end < completed.size() && completed.at(end) == u' ')
        ++end;
    completed.replace(at.start, end - at.start, insert);
    setText(completed);
    setCursorPosition(at.start + int(insert.size()));
}

bool ComposerController::isComplete(int row) const
{
    const WordAtCursor at = wordAtCursor(text(), m_cursor);
    const qsizetype end = at.start + at.word.size();
    return row >= 0 && row < m_completions.rowCount() && m_completions.entries().at(row).text == at.word &&
           (end == text().size() || text().at(end).isSpace());
}

void ComposerController::mention(const QString &name)
{
    const bool isGlued = m_cursor > 0 && !text().at(m_cursor - 1).isSpace();
    const QString insert = (isGlued ? u" @"_s : u"@"_s) + name + u' ';
    const int end = m_cursor + int(insert.size());
    QString written = text();
    written.insert(m_cursor, insert);
    setText(written);
    setCursorPosition(end);
    dismissCompletions();
    Q_EMIT focusRequested();
}

void ComposerController::dismissCompletions()
{
    m_dismissed = true;
    updateCompletions();
}

//! No typing notice, and the cursor goes to the end: the field has put it to the start of the new text.
void ComposerController::onReplaced()
{
    m_dismissed = true;
    tellText();
    m_cursor = int(text().size());
    Q_EMIT cursorPositionChanged();
}

void ComposerController::onAppended()
{
    const int cursor = m_cursor;
    onReplaced();
    setCursorPosition(cursor);
}

void ComposerController::onModeChanged()
{
    Q_EMIT modeChanged();
    Q_EMIT hintChanged();
    Q_EMIT placeholderChanged();
    measure();
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
        m_completions.setEntries(completionsFor(wordAtCursor(text(), m_cursor).word, m_members.rows()));
}

} // namespace confab::models

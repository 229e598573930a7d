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
    connect(this, &ComposerController::modeChanged, this, &ComposerController::placeholderChanged);
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
    m_isHeld = false;
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
    if (isHeld() && text.trimmed().isEmpty())
        release();
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
    return m_workspace && !m_text.trimmed().isEmpty() && bytesOver() == 0 && !isHeld();
}

bool ComposerController::isEnabled() const
{
    return m_workspace != nullptr;
}

QString ComposerController::placeholder() const
{
    if (m_mode == Mode::Edit)
        return tr("Edit message");
    const client::RoomEntry *entry = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    return entry ? tr("Message %1").arg(entry->room.name) : QString();
}

QString ComposerController::hint() const
{
    if (isHeld())
        return tr("Nothing was sent or saved. Esc keeps these words as a draft.");
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

CompletionModel *ComposerController::completions()
{
    return &m_completions;
}

bool ComposerController::send()
{
    if (isHeld())
        Q_EMIT failed(hint());
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

void ComposerController::setDraft(client::Workspace &workspace, RoomId room, const QString &text)
{
    workspace.messageActions().setDraft(room, text);
    Q_EMIT draftSaved(room, text);
}

//! From our side: no typing notice, and the cursor goes to the end.
void ComposerController::replaceText(const QString &text)
{
    m_text = text;
    m_dismissed = true;
    tellText();
    // The field has put its cursor to the start of the new text.
    m_cursor = int(text.size());
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

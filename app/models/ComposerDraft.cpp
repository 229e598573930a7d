// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Workspace.h"
#include "ComposerController.h"

//! How the ComposerController keeps what is half written.
namespace confab::models {

using namespace Qt::StringLiterals;

bool ComposerController::isHalfEdited() const
{
    return m_mode == Mode::Edit && m_text != m_subject.content;
}

bool ComposerController::hasWords() const
{
    const bool isInField = m_mode != Mode::Edit || isHalfEdited();
    return (isInField && !m_text.trimmed().isEmpty()) || !m_setAside.trimmed().isEmpty();
}

void ComposerController::saveSoon()
{
    // Not put off by each key: who writes without a pause would have nothing on the disk.
    if (m_workspace && !m_saveDraft.isActive())
        m_saveDraft.start();
}

void ComposerController::saveDraft()
{
    m_saveDraft.stop();
    if (!m_workspace)
        return;
    // An edit in which nothing is changed is none.
    const QString &text = m_mode == Mode::Edit && !isHalfEdited() ? m_setAside : m_text;
    std::optional<client::DraftSubject> subject;
    if (isHalfEdited())
        subject = {client::DraftSubject::Kind::Edit, m_subject.id, m_setAside, m_isHeld};
    else if (m_mode == Mode::Reply)
        subject = {client::DraftSubject::Kind::Reply, m_subject.id, {}, m_isHeld};
    else if (m_isHeld)
        subject = {.kind = client::DraftSubject::Kind::Nothing, .held = true};
    m_workspace->messageActions().setDraftSubject(m_room, subject);
    if (m_workspace->messageActions().draft(m_room) == text)
        return;
    setDraft(*m_workspace, m_room, text);
}

//! With the answer or the edit that this room was left in, if there is still what it is about.
void ComposerController::goOn()
{
    const auto kept = m_workspace ? m_workspace->messageActions().draftSubject(m_room) : std::nullopt;
    if (!kept)
        return;
    m_isHeld = kept->held;
    if (m_isHeld)
        tellHeld();
    if (kept->kind == client::DraftSubject::Kind::Nothing)
        return;
    auto message = find(kept->message.toString());
    if (!message)
        message = m_workspace->replica().message(kept->message);
    if (message && !message->isDeleted()) {
        m_setAside = kept->aside;
        begin(kept->kind == client::DraftSubject::Kind::Edit ? Mode::Edit : Mode::Reply, *message);
        return;
    }
    QStringList texts{kept->aside, m_text};
    texts.removeAll(QString());
    replaceText(texts.join("\n\n"_L1));
    if (kept->kind == client::DraftSubject::Kind::Edit)
        hold();
    saveDraft();
}

} // namespace confab::models

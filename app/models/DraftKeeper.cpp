// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DraftKeeper.h"

#include "client/Workspace.h"
#include "HalfWritten.h"

namespace confab::models {

namespace {
constexpr int kSoonMs = 400;
} // namespace

DraftKeeper::DraftKeeper(const HalfWritten &written)
    : m_written(written)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::saveNow);
}

void DraftKeeper::attach(client::Workspace *workspace, RoomId room)
{
    m_soon.stop();
    m_workspace = workspace;
    m_room = room;
}

void DraftKeeper::saveSoon()
{
    // Not put off by each key: who writes without a pause would have nothing on the disk.
    if (m_workspace && !m_soon.isActive())
        m_soon.start();
}

void DraftKeeper::saveNow()
{
    m_soon.stop();
    if (!m_workspace)
        return;
    client::ReplicaDrafts &drafts = m_workspace->replica().drafts();
    drafts.setSubject(m_room, m_written.subjectToKeep());
    const QString &text = m_written.textToKeep();
    if (drafts.text(m_room) == text)
        return;
    drafts.setText(m_room, text);
    Q_EMIT saved(m_room, text);
}

void DraftKeeper::append(client::Workspace &workspace, RoomId room, const QString &words)
{
    client::ReplicaDrafts &drafts = workspace.replica().drafts();
    client::DraftSubject subject =
        drafts.subject(room).value_or(client::DraftSubject{.kind = client::DraftSubject::Kind::Nothing});
    subject.held = true;
    const bool isEdited = subject.kind == client::DraftSubject::Kind::Edit;
    if (isEdited)
        subject.aside = joined(subject.aside, words);
    drafts.setSubject(room, subject);
    if (isEdited)
        return;
    const QString text = joined(drafts.text(room), words);
    drafts.setText(room, text);
    Q_EMIT saved(room, text);
}

QString DraftKeeper::joined(const QString &text, const QString &more)
{
    return text.trimmed().isEmpty() ? more : text + u'\n' + more;
}

} // namespace confab::models

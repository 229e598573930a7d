// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReportNotices.h"

#include "client/ServerNotices.h"
#include "client/Workspace.h"
#include "NoticeSettings.h"
#include "Reasons.h"
#include "RoomTitle.h"

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

// What is told of the messages of a room goes by its id alone.
constexpr QLatin1String kKey{"reports/"};

QString keyOf(RoomId room)
{
    return kKey + room.toString();
}

} // namespace

ReportNotices::ReportNotices(const DesktopNotices::Sources &sources, const DesktopNotices &notices)
    : m_sources(sources)
    , m_notices(notices)
{
    if (!sources.parts.notifier)
        return;
    connect(sources.parts.notifier, &platform::Notifier::opened, this, [this](const QString &key, const QString &token) {
        if (!key.startsWith(kKey))
            return;
        const RoomId room = RoomId::fromString(key.mid(kKey.size())).value_or(RoomId());
        m_told.remove(room);
        Q_EMIT opened(isMine(room) ? room.toString() : QString(), token);
    });
    connect(&sources.attendance, &platform::Attendance::changed, this, &ReportNotices::forgetStrange);
}

void ReportNotices::attach(client::Workspace *workspace)
{
    const QList<RoomId> told = m_told.values();
    for (const RoomId room : told)
        forget(room);
    if (m_workspace) {
        m_workspace->serverNotices().disconnect(this);
        m_workspace->rooms().disconnect(this);
    }
    m_workspace = workspace;
    if (!workspace || !m_sources.parts.notifier)
        return;
    connect(&workspace->serverNotices(), &client::ServerNotices::reported, this, &ReportNotices::tell);
    connect(&workspace->rooms(), &client::Rooms::removed, this, &ReportNotices::forget);
}

void ReportNotices::forget(RoomId room)
{
    if (m_told.remove(room))
        m_sources.parts.notifier->withdraw(keyOf(room));
}

bool ReportNotices::isMine(RoomId room) const
{
    return m_workspace && m_workspace->rooms().contains(room);
}

//! What is no room of the user's shows no reports that could be looked at.
void ReportNotices::forgetStrange()
{
    if (!m_sources.attendance.isWatching())
        return;
    const QSet<RoomId> told = m_told;
    for (const RoomId room : told) {
        if (!isMine(room))
            forget(room);
    }
}

bool ReportNotices::isTelling(RoomId room) const
{
    return m_workspace && m_notices.isTelling() &&
           (!isMine(room) || m_workspace->roomPreferences().level(room) != NotifyLevel::None);
}

void ReportNotices::tell(RoomId room, const QString &text, const QString &reason)
{
    if (!isTelling(room))
        return;
    const client::KnownRoom *entry = m_workspace->rooms().find(room);
    platform::Notification notice;
    notice.key = keyOf(room);
    // Of others' direct room the server's stewards hear.
    notice.title = entry ? titleOf(*m_workspace, *entry) : tr("A report");
    notice.text = m_sources.settings.isTextShown() ? withReason(text, reason) : tr("A message was reported");
    notice.silent = !m_sources.settings.hasSound();
    notice.answerable = false;
    m_told.insert(room);
    m_sources.parts.notifier->show(notice);
    Q_EMIT attentionWanted();
}

} // namespace confab::models

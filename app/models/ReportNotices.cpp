// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReportNotices.h"

#include "client/Workspace.h"
#include "Isolated.h"
#include "NoticeSettings.h"
#include "RoomTitle.h"
#include "SelfPresence.h"

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

ReportNotices::ReportNotices(const DesktopNotices::Sources &sources)
    : m_sources(sources)
{
    if (!sources.parts.notifier)
        return;
    connect(sources.parts.notifier, &platform::Notifier::opened, this, [this](const QString &key, const QString &token) {
        if (!key.startsWith(kKey))
            return;
        const QString room = key.mid(kKey.size());
        m_told.remove(RoomId::fromString(room).value_or(RoomId()));
        Q_EMIT opened(room, token);
    });
}

void ReportNotices::attach(client::Workspace *workspace)
{
    const QList<RoomId> told = m_told.values();
    for (const RoomId room : told)
        forget(room);
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->rooms().disconnect(this);
    }
    m_workspace = workspace;
    if (!workspace || !m_sources.parts.notifier)
        return;
    connect(workspace, &client::Workspace::reported, this, &ReportNotices::tell);
    connect(&workspace->rooms(), &client::Rooms::removed, this, &ReportNotices::forget);
}

void ReportNotices::forget(RoomId room)
{
    if (m_told.remove(room))
        m_sources.parts.notifier->withdraw(keyOf(room));
}

bool ReportNotices::isWanted(RoomId room) const
{
    if (!m_sources.settings.isOn() || m_sources.presence.state() == PresenceState::Dnd)
        return false;
    // In the window it is a toast, for who looks at that.
    const bool isKnown = m_workspace->rooms().contains(room);
    return !m_sources.attendance.isWatching() &&
           (!isKnown || m_workspace->roomPreferences().level(room) != NotifyLevel::None);
}

void ReportNotices::tell(RoomId room, const QString &text, const QString &reason)
{
    if (!isWanted(room))
        return;
    const client::KnownRoom *entry = m_workspace->rooms().find(room);
    platform::Notification notice;
    notice.key = keyOf(room);
    // Of others' direct room the server's stewards hear.
    notice.title = entry ? titleOf(*m_workspace, *entry) : tr("A report");
    notice.text = !m_sources.settings.isTextShown() ? tr("A message was reported")
                  : reason.isEmpty()                ? text
                                                    : tr("%1 “%2”").arg(text, isolated(reason));
    notice.silent = !m_sources.settings.hasSound();
    notice.answerable = false;
    m_told.insert(room);
    m_sources.parts.notifier->show(notice);
    Q_EMIT attentionWanted();
}

} // namespace confab::models

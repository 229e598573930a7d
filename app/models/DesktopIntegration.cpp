// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DesktopIntegration.h"

#include "OwnPerson.h"
#include "platform/TrayIcon.h"
#include "SelfPresence.h"

namespace confab::models {

DesktopIntegration::DesktopIntegration(const DesktopNotices::Sources &sources, OwnPerson &self)
    : m_presence(sources.presence)
    , m_self(self)
    , m_notices(sources)
    , m_reports(sources, m_notices)
{
    connect(&m_unread, &UnreadTotal::changed, this, &DesktopIntegration::unreadChanged);
    connect(&m_notices, &DesktopNotices::failed, this, &DesktopIntegration::failed);
    connect(&m_notices, &DesktopNotices::attentionWanted, this, &DesktopIntegration::attentionWanted);
    connect(&m_reports, &ReportNotices::attentionWanted, this, &DesktopIntegration::attentionWanted);
    const auto open = [this](const QString &room, const QString &token) {
        if (!room.isEmpty())
            Q_EMIT roomWanted(room);
        Q_EMIT windowWanted(token);
    };
    connect(&m_notices, &DesktopNotices::opened, this, open);
    connect(&m_reports, &ReportNotices::opened, this, open);
    if (sources.parts.tray)
        follow(*sources.parts.tray);
}

void DesktopIntegration::attach(client::Workspace *workspace)
{
    m_unread.attach(workspace);
    m_notices.attach(workspace);
    m_reports.attach(workspace);
}

void DesktopIntegration::follow(platform::TrayIcon &tray)
{
    connect(&m_unread, &UnreadTotal::changed, this, [this, &tray] { tray.setUnread(m_unread.count()); });
    const auto tellQuiet = [this, &tray] { tray.setQuiet(m_presence.state() == PresenceState::Dnd); };
    connect(&m_presence, &SelfPresence::changed, this, tellQuiet);
    tellQuiet(); // what was kept is chosen by now
    connect(&tray, &platform::TrayIcon::openRequested, this, [this] { Q_EMIT windowWanted({}); });
    connect(&tray, &platform::TrayIcon::quitRequested, this, &DesktopIntegration::quitWanted);
    connect(&tray, &platform::TrayIcon::quietToggled, &m_self, &OwnPerson::toggleQuiet);
}

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Background.h"

#include "AccountSession.h"
#include "NoticeSettings.h"
#include "platform/TrayIcon.h"
#include "RoomHost.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr QLatin1String kExplained{"background/explained"};
} // namespace

Background::Background(const AppParts &parts, const NoticeSettings &settings, const AccountSession &session)
    : m_parts(parts)
    , m_settings(settings)
    , m_session(session)
{
    if (parts.tray)
        connect(parts.tray, &platform::TrayIcon::shownChanged, this, &Background::possibleChanged);
}

bool Background::isPossible() const
{
    return m_parts.tray && m_parts.tray->isShown();
}

bool Background::isHosting() const
{
    return m_parts.host && m_parts.host->isRunning();
}

bool Background::takesWindow()
{
    const bool isLeaving = std::exchange(m_isLeaving, false);
    // Nobody is waited for where nobody is signed in.
    if (isLeaving || !isPossible() || !m_settings.isKeptInTray() || (!m_session.workspace() && !isHosting()))
        return false;
    if (m_parts.settings.value(kExplained).toBool())
        Q_EMIT windowGone();
    else
        Q_EMIT unexplained(isHosting());
    return true;
}

void Background::understand()
{
    m_parts.settings.setValue(kExplained, true);
    Q_EMIT windowGone();
}

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UnreadTotal.h"

#include "client/Workspace.h"
#include "NoticeLevel.h"

namespace confab::models {

UnreadTotal::UnreadTotal()
    : m_refresh([this] { refresh(); })
{
}

void UnreadTotal::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->rooms().disconnect(this);
        m_workspace->roomPreferences().disconnect(this);
    }
    m_workspace = workspace;
    if (workspace) {
        const auto later = [this] { m_refresh.request(); };
        connect(&workspace->rooms(), &client::Rooms::added, this, later);
        connect(&workspace->rooms(), &client::Rooms::changed, this, later);
        connect(&workspace->rooms(), &client::Rooms::removed, this, later);
        connect(&workspace->roomPreferences(), &client::RoomPreferences::changed, this, later);
    }
    refresh();
}

void UnreadTotal::refresh()
{
    const LateRefresh::Run run(m_refresh);
    int count = 0;
    if (m_workspace) {
        const QList<RoomId> rooms = m_workspace->rooms().ids();
        for (const RoomId room : rooms)
            count += waitingIn(*m_workspace->rooms().find(room), m_workspace->roomPreferences().level(room));
    }
    if (std::exchange(m_count, count) != count)
        Q_EMIT changed();
}

} // namespace confab::models

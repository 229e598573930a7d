// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelfPresence.h"

#include "client/Workspace.h"

namespace confab::models {

void SelfPresence::attach(client::Workspace *workspace)
{
    if (m_workspace)
        m_workspace->connection().disconnect(this);
    m_workspace = workspace;
    if (!workspace)
        return;
    connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
        // A new connection counts as online until it says otherwise.
        if (m_workspace->connection().state() == client::Connection::State::Connecting)
            m_told = PresenceState::Online;
        announce();
    });
}

PresenceState SelfPresence::state() const
{
    return m_isAway && m_chosen == PresenceState::Online ? PresenceState::Away : m_chosen;
}

void SelfPresence::choose(PresenceState state)
{
    m_chosen = state == PresenceState::Offline ? PresenceState::Online : state;
    announce();
}

void SelfPresence::setAway(bool away)
{
    if (std::exchange(m_isAway, away) != away)
        announce();
}

void SelfPresence::announce()
{
    if (m_workspace && m_workspace->connection().isLive() && m_told != state()) {
        m_told = state();
        m_workspace->roomActions().setPresence(m_told);
    }
    Q_EMIT changed();
}

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelfPresence.h"

#include "client/Workspace.h"

namespace confab::models {

void SelfPresence::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->connection().disconnect(this);
        m_workspace->presences().disconnect(this);
    }
    m_workspace = workspace;
    // This account's server has been told nothing, nor has it said anything.
    m_told = PresenceState::Online;
    m_isConfirmed = false;
    if (!workspace)
        return;
    connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
        // A new connection counts as online until it says otherwise.
        if (m_workspace->connection().state() == client::Connection::State::Connecting) {
            m_told = PresenceState::Online;
            m_isConfirmed = false;
        }
        announce();
    });
    connect(&workspace->presences(), &client::Presences::changed, this, [this](UserId user) {
        if (user == m_workspace->self().id)
            follow();
    });
}

PresenceState SelfPresence::state() const
{
    return m_isAway && m_chosen == PresenceState::Online ? PresenceState::Away : m_chosen;
}

void SelfPresence::choose(PresenceState state)
{
    m_chosen = state == PresenceState::Offline ? PresenceState::Online : state;
    m_isConfirmed = false;
    announce();
}

void SelfPresence::setAway(bool away)
{
    if (std::exchange(m_isAway, away) != away)
        announce();
}

void SelfPresence::follow()
{
    const bool isDnd = m_workspace->presences().state(m_workspace->self().id) == PresenceState::Dnd;
    // What is not confirmed may still be on its way to the server.
    if (isDnd == (m_chosen == PresenceState::Dnd) || (!isDnd && !m_isConfirmed)) {
        m_isConfirmed = m_isConfirmed || isDnd;
        return;
    }
    m_isConfirmed = isDnd;
    m_chosen = m_told = isDnd ? PresenceState::Dnd : PresenceState::Online;
    announce();
}

void SelfPresence::announce()
{
    if (m_workspace && m_workspace->connection().isLive() && m_told != state()) {
        m_told = state();
        m_workspace->roomRequests().setPresence(m_told);
    }
    Q_EMIT changed();
}

} // namespace confab::models

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelfPresence.h"

#include "client/Workspace.h"

namespace confab::models {

SelfPresence::SelfPresence(int idleMs, QObject *parent)
    : QObject(parent)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleMs);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_isIdle = true;
        announce();
    });
}

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
    return m_isIdle && m_chosen == PresenceState::Online ? PresenceState::Away : m_chosen;
}

void SelfPresence::choose(PresenceState state)
{
    m_chosen = state == PresenceState::Offline ? PresenceState::Online : state;
    announce();
}

void SelfPresence::setActive(bool active)
{
    if (!active) {
        m_idle.start();
        return;
    }
    m_idle.stop();
    m_isIdle = false;
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

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Agents.h"

#include "Connection.h"
#include "Guarded.h"

#include <algorithm>

namespace confab::client {

Agents::Agents(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

const reply::Agent *Agents::find(UserId agent) const
{
    const auto it =
        std::ranges::find_if(m_agents, [agent](const reply::Agent &known) { return known.user.id == agent; });
    return it == m_agents.cend() ? nullptr : &*it;
}

void Agents::refresh()
{
    if (std::exchange(m_loading, true))
        return;
    m_connection.request(command::AgentList{},
                         guarded(this, [this](const Result<reply::Agents> &agents) { onAnswer(agents); }));
    Q_EMIT changed();
}

void Agents::put(const reply::Agent &agent)
{
    const auto it =
        std::ranges::find_if(m_agents, [&agent](const reply::Agent &known) { return known.user.id == agent.user.id; });
    if (it == m_agents.end())
        m_agents.append(agent);
    else
        *it = agent;
    Q_EMIT changed();
}

void Agents::onAnswer(const Result<reply::Agents> &agents)
{
    m_loading = false;
    m_error = agents ? std::nullopt : std::optional(agents.error());
    if (agents)
        m_agents = agents->agents;
    Q_EMIT changed();
}

} // namespace confab::client

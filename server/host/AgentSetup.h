// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ProviderHost.h"
#include "core/ports/AccountStore.h"
#include "core/ports/Clock.h"
#include "core/streams/AgentDirectory.h"
#include "host/ServerConfig.h"

namespace confab::host {

//! Brings the configured agents to life: their providers, and users of their own with ids that last. Room thread.
class AgentSetup
{
public:
    AgentSetup(const ServerConfig &config, assistant::ProviderHost &providers, core::AccountStore &accounts,
               core::AgentDirectory &agents, const core::Clock &clock);

    //! Fills the directory, in the order in which a room's first agent is chosen; answers with the agents' users.
    void prepare(Reply<QList<User>> reply);

private:
    QList<core::Agent> configured();
    void next(QList<core::Agent> agents, qsizetype index, Reply<QList<User>> reply);

    const ServerConfig &m_config;
    assistant::ProviderHost &m_providers;
    core::AccountStore &m_accounts;
    core::AgentDirectory &m_agents;
    const core::Clock &m_clock;
};

} // namespace confab::host

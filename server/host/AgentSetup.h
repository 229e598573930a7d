// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ProviderHost.h"
#include "core/ports/AgentStore.h"
#include "core/ports/Clock.h"
#include "core/streams/AgentDirectory.h"
#include "host/AssistantPlan.h"

namespace confab::host {

//! Brings the agents to life: writes what the configuration says into their rows, and makes of the rows, with the keys
//! that only the configuration has, providers and agents. Room thread.
class AgentSetup
{
public:
    AgentSetup(const ServerConfig &config, assistant::ProviderHost &providers, core::AgentStore &store,
               core::AgentDirectory &agents, const core::Clock &clock);

    //! Fills the directory, in the order in which a room's first agent is chosen; those that the configuration no
    //! longer has come last, retired. What did not go as configured is in the log.
    void prepare(core::Reply<Done> reply);

private:
    core::StoredAssistants configured() const;
    void build(const core::StoredAssistants &stored);
    void buildProviders(const QList<core::StoredProvider> &providers);
    core::Provider &retiredProvider(const QString &name);

    const ServerConfig &m_config;
    const AssistantPlan m_plan;
    assistant::ProviderHost &m_providers;
    core::AgentStore &m_store;
    core::AgentDirectory &m_agents;
    const core::Clock &m_clock;
    QHash<QString, core::Provider *> m_byName;
    std::vector<std::unique_ptr<core::Provider>> m_retired;
    core::Life m_life;
};

} // namespace confab::host

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConfigChecks.h"

namespace confab::host {

//! All providers and agents of a configuration: those of its sections, Sage, and what assistant.openai.* stands for.
struct AssistantPlan
{
    QList<ProviderConfig> providers = {};
    QList<AgentConfig> agents = {}; //!< in the order in which a room's first agent is chosen
};
AssistantPlan assistantPlan(const ServerConfig &config);

//! What can't work of providers and agents, alone or together.
QList<Contradiction> assistantContradictions(const ServerConfig &config);

} // namespace confab::host

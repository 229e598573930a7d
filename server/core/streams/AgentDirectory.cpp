// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentDirectory.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

void AgentDirectory::add(const Agent &agent)
{
    m_agents.append(agent);
}

const Agent *AgentDirectory::find(UserId agent) const
{
    const auto it = std::ranges::find_if(m_agents, [agent](const Agent &known) { return known.user.id == agent; });
    return it == m_agents.cend() ? nullptr : &*it;
}

bool AgentDirectory::setTrouble(UserId agent, const std::optional<QString> &trouble)
{
    const auto it = std::ranges::find_if(m_agents, [agent](const Agent &known) { return known.user.id == agent; });
    if (it == m_agents.end() || it->trouble == trouble)
        return false;
    it->trouble = trouble;
    return true;
}

reply::Agent AgentDirectory::describe(const Agent &agent)
{
    const auto problem = agent.provider->problem();
    const auto trouble = problem ? problem : agent.trouble;
    return {agent.user, agent.provider->name(), agent.model, !trouble, trouble.value_or(QString()), agent.models};
}

Presence AgentDirectory::presence(const Agent &agent)
{
    const bool isHere = !agent.trouble && !agent.provider->problem();
    return {.user = agent.user.id, .state = isHere ? PresenceState::Online : PresenceState::Offline};
}

Result<> AgentDirectory::mayUse(const Agent &agent, const QString &model)
{
    if (model.isEmpty() || model == agent.model || agent.models.contains(model))
        return Done{};
    QStringList known = agent.models;
    if (!agent.model.isEmpty() && !known.contains(agent.model))
        known.prepend(agent.model);
    const QString text = known.isEmpty() ? u"%1 has one model, which needs no name."_s.arg(agent.user.name)
                                         : u"%1 has these models: %2."_s.arg(agent.user.name, known.join(u", "_s));
    return Error{ErrorCode::ValidationFailed, text, u"model"_s};
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentDirectory.h"

#include <QCryptographicHash>

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

UserId AgentDirectory::stableId(QStringView name)
{
    const QByteArray seed = "confab agent " + name.toString().toCaseFolded().toUtf8();
    QByteArray bytes = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).first(16);
    // The form of a version 7 id whose time is 1970: no id that is made now can equal it.
    std::fill_n(bytes.begin(), 6, '\0');
    bytes[6] = char(0x70 | (bytes[6] & 0x0f));
    bytes[8] = char(0x80 | (bytes[8] & 0x3f));
    return UserId::fromBytes(bytes).value_or(UserId{});
}

void AgentDirectory::add(const Agent &agent)
{
    m_agents.append(agent);
}

const Agent *AgentDirectory::find(UserId agent) const
{
    const auto it = std::ranges::find_if(m_agents, [agent](const Agent &known) { return known.user.id == agent; });
    return it == m_agents.cend() ? nullptr : &*it;
}

reply::Agent AgentDirectory::describe(const Agent &agent)
{
    return {agent.user, agent.provider->name(), agent.model, !agent.provider->problem()};
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

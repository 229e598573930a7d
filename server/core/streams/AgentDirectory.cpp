// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentDirectory.h"

#include <QCryptographicHash>

#include <algorithm>

namespace confab::core {

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

} // namespace confab::core

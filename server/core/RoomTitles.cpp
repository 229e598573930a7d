// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomTitles.h"

#include "RoomNames.h"

#include <algorithm>

namespace confab::core::roomtitles {

using namespace Qt::StringLiterals;

Result<QString> nameOf(RoomKind kind, const QString &name, const AgentDirectory &agents, const Limits &limits)
{
    auto checked = roomnames::normalized(name, limits.nameChars);
    if (!checked || kind != RoomKind::Public)
        return checked;
    const QStringList keys = roomnames::keys(*checked);
    const auto looksLike = [&keys](const QString &other) {
        return std::ranges::any_of(roomnames::keys(other), [&keys](const QString &key) { return keys.contains(key); });
    };
    const auto isAgents = [&](const Agent &agent) { return !agent.retired && looksLike(agent.user.name); };
    if (looksLike(u"System"_s) || std::ranges::any_of(agents.all(), isAgents))
        return Error{ErrorCode::ValidationFailed, u"A public room can't be called like an agent or the system."_s,
                     u"name"_s};
    return checked;
}

} // namespace confab::core::roomtitles

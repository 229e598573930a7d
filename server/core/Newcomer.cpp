// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Newcomer.h"

namespace confab::core {

using namespace Qt::StringLiterals;

Result<Member> newcomer(const AgentDirectory &agents, const Reach &reach, const Actor &actor, UserId user,
                        Timestamp now, const AddedTo &to)
{
    if (const Agent *agent = agents.find(user)) {
        if (agent->retired)
            return Error{ErrorCode::AgentUnavailable,
                         u"%1 is not set up on this server any more."_s.arg(agent->user.name), to.field};
        return Member{agent->user, Role::Member, now};
    }
    const auto person = reach.find(actor, user);
    const bool isShunned = person && reach.hasBlocked(user, actor.userId());
    if (const auto may = mayBeAdded({.isHere = person.has_value(), .hasBlocked = isShunned}, to); !may)
        return may.error();
    return Member{person->user, person->guest ? Role::Guest : Role::Member, now};
}

} // namespace confab::core

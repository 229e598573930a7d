// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/people/AddedPerson.h"
#include "core/people/Reach.h"
#include "core/streams/AgentDirectory.h"

namespace confab::core {

//! Somebody who is put into a room at `now` by the actor: an agent that is set up here, or a person in his reach, who
//! is a guest there if he is one here. AgentUnavailable: an agent of before. NotFound: nobody whom he may know of.
//! Forbidden: a person who has blocked him.
Result<Member> newcomer(const AgentDirectory &agents, const Reach &reach, const Actor &actor, UserId user,
                        Timestamp now, const AddedTo &to);

} // namespace confab::core

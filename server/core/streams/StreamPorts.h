// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/Clock.h"
#include "core/ports/StreamStore.h"
#include "core/ports/TurnBook.h"
#include "core/RateLimiter.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "core/streams/AnswerPlan.h"

namespace confab::core {

//! What answers are made with. All of it must outlive them.
struct StreamPorts
{
    MessageStore &messages;
    StreamStore &streams;
    Bus &bus;
    const Clock &clock;
    const RoomDirectory &directory;
    const AgentDirectory &agents;
    RateLimiter &limiter;
    TurnBook &outsideTurns;                   //!< of outside services' answers,
    TurnBook &insideTurns;                    //!< and of this machine's, which never wait for those
    std::function<bool(UserId)> isGuest = {}; //!< who has no account; empty: everybody has one
    MakePlan makePlan = {};                   //!< what an answer does; empty: it is one call of the model
};

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "../core/RoomStage.h"
#include "core/CursorService.h"
#include "core/MemberService.h"
#include "core/MessageService.h"
#include "core/ModerationService.h"
#include "core/PresenceService.h"
#include "core/RateLimiter.h"
#include "core/RoomService.h"
#include "core/streams/StreamService.h"
#include "core/TypingService.h"
#include "gateway/CommandRouter.h"
#include "gateway/Fanout.h"
#include "HandLoop.h"
#include "support/HandProvider.h"

namespace confab::tests {

//! All services over stores in memory, the router before them, and a fan-out whose clients the test plays.
struct GatewayStage : RoomStage
{
    explicit GatewayStage(const Limits::Rates &rates = {0, 0, 0, 0, 0})
        : limiter(clock, {.rates = rates})
    {
        agents.add({.user = sage, .model = QStringLiteral("hand-1"), .provider = &provider});
    }

    //! The turn ends, and so often that all that it caused is done.
    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    support::HandProvider provider;
    core::AgentDirectory agents;
    core::RateLimiter limiter;
    core::PresenceService presence{directory, agents, bus, clock};
    core::TypingService typing{directory, bus, clock};
    core::RoomService rooms{directory, stores.rooms(), stores.log(), bus, clock, limits, agents};
    core::MemberService members{directory, stores.rooms(), bus, presence, clock};
    core::ModerationService moderation{directory, agents, members, clock};
    core::MessageService messages{directory, stores.messages(), bus, limiter, clock, limits};
    core::CursorService cursors{directory, stores.cursors(), bus};
    core::StreamService streams{
        {stores.messages(), stores.streams(), bus, clock, directory, agents, limiter, {}}, {}, limits};
    gateway::CommandRouter router{{rooms, members, moderation, messages, cursors, typing, presence, streams, limiter,
                                   stores.log(), directory, limits}};
    HandLoop loop;
    gateway::Fanout fanout{{&loop}, directory, bus, 20'000};
};

} // namespace confab::tests

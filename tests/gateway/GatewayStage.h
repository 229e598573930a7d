// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "../core/RoomServices.h"
#include "../core/RoomStage.h"
#include "core/accounts/AccountService.h"
#include "core/accounts/PasswordHasher.h"
#include "core/CursorService.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemorySessionBook.h"
#include "core/memory/MemoryTurnBook.h"
#include "core/MessageService.h"
#include "core/people/PeopleServices.h"
#include "core/RateLimiter.h"
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
    explicit GatewayStage(const Limits::Rates &rates = {0, 0, 0, 0, 0, 0})
        : limiter(rateBuckets, {.rates = rates})
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
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::TypingService typing{directory, bus, clock};
    RoomServices room{{stores, bus, clock, limits, directory, agents, limiter, presence}};
    core::RoomService &rooms = room.rooms;
    core::MemberService &members = room.members;
    core::MessageService messages{directory, stores.messages(), bus, limiter, clock, limits};
    core::CursorService cursors{directory, stores.cursors(), bus};
    core::MemoryTurnBook outsideTurns;
    core::MemoryTurnBook insideTurns;
    core::StreamService streams{
        {stores.messages(), stores.streams(), bus, clock, directory, agents, limiter, outsideTurns, insideTurns},
        {},
        limits};
    core::PasswordHasher hasher{{.passes = 1, .memoryBytes = 64 * 1024, .threads = 1}};
    core::MemorySessionBook sessionBook{clock};
    core::AccountService accounts{
        stores.accounts(), sessionBook, hasher, *core::AccessTokens::make({.secret = QByteArray(32, 's')}), clock, {}};
    core::PeopleServices people{
        {stores, room.people, room.reach, directory, presence, cursors, accounts, limiter, bus, clock, limits, {},
         [] { return QStringLiteral("https://chat.example"); }}};
    gateway::CommandRouter router{{rooms, room.directRooms, room.roomSettings, room.publicRooms, members, room.adding,
                                   room.moderation, room.bans, room.invites, messages, cursors, typing, presence,
                                   streams, limiter, stores.log(), directory, limits, people}};
    HandLoop loop;
    gateway::Fanout fanout{{&loop}, directory, bus, 20'000};
};

} // namespace confab::tests

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/AddingService.h"
#include "core/BanService.h"
#include "core/DirectRooms.h"
#include "core/FreshStandings.h"
#include "core/invites/InviteService.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/ModerationService.h"
#include "core/PresenceService.h"
#include "core/PublicRooms.h"
#include "core/RoomService.h"
#include "core/RoomSettings.h"
#include "support/memory/MemoryStores.h"

namespace confab::tests {

//! All services of rooms and of who is in them.
struct RoomServices
{
    struct Ground
    {
        support::MemoryStores &stores;
        core::Bus &bus;
        const core::Clock &clock;
        const Limits &limits;
        core::RoomDirectory &directory;
        const core::AgentDirectory &agents;
        core::RateLimiter &limiter;
        core::PresenceService &presence;
    };

    explicit RoomServices(const Ground &g)
        : reach(g.directory, people)
        , added(g.directory, g.limiter)
        , standings(g.stores.log(), g.bus)
        , rooms(g.directory, g.stores.rooms(), standings, g.bus, g.clock, g.limits, g.agents, reach, added)
        , directRooms(g.directory, g.stores.rooms(), standings, g.bus, g.clock, g.agents, reach, added)
        , roomSettings(g.directory, g.stores.rooms(), standings, g.bus, g.agents, g.limits)
        , publicRooms(g.directory, g.stores.rooms(), g.bus, g.clock)
        , members(g.directory, g.stores.rooms(), standings, g.bus, g.presence, g.clock)
        , adding(g.directory, g.agents, reach, added, members, g.clock)
        , moderation(g.directory, people, g.stores.rooms(), g.bus, members, g.clock)
        , bans(g.directory, people, g.stores.rooms(), g.bus, g.clock)
        , invites({g.directory, people, g.stores.invites(), g.bus, members, g.limiter, g.clock},
                  {[] { return QStringLiteral("Confab"); },
                   [](const QString &code) { return QStringLiteral("http://localhost/i/") + code; }})
    {
    }

    core::People people;
    core::Reach reach;
    core::AddedLimit added;
    core::FreshStandings standings;
    core::RoomService rooms;
    core::DirectRooms directRooms;
    core::RoomSettings roomSettings;
    core::PublicRooms publicRooms;
    core::MemberService members;
    core::AddingService adding;
    core::ModerationService moderation;
    core::BanService bans;
    core::InviteService invites;
};

} // namespace confab::tests

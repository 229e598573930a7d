// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountService.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/PasswordHasher.h"
#include "core/CursorService.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemorySessionBook.h"
#include "core/people/PeopleServices.h"
#include "core/PresenceService.h"
#include "core/RateLimiter.h"
#include "RoomStage.h"

namespace confab::tests {

//! The rooms of RoomStage, whose people have accounts, but for Gus, a guest; Ada owns the server. Ivy is in no room.
struct PeopleStage : RoomStage
{
    PeopleStage()
    {
        settle(ada, Role::Owner);
        for (const User *each : {&bob, &mod, &eve, &ivy})
            settle(*each);
        settle(gus, Role::Member, true);
        accounts.keep(known);
        [[maybe_unused]] const auto started = wait<Done>([&](auto reply) { accounts.start(reply); });
        directory.know(known);
    }

    void settle(const User &user, Role role = Role::Member, bool guest = false)
    {
        const core::StoredUser stored{.user = user,
                                      .guest = guest,
                                      .role = role,
                                      .folded = core::names::folded(user.name),
                                      .nameKeys = core::names::keys(user.name),
                                      .passwordHash = guest ? QByteArray() : "hash",
                                      .createdAt = clock.now()};
        const core::StoredSession session{.id = SessionId::make(),
                                          .user = user.id,
                                          .guest = guest,
                                          .createdAt = clock.now(),
                                          .expiresAt = clock.now() + 3'600'000};
        [[maybe_unused]] const auto made = wait<Done>(
            [&](auto reply) { stores.accounts().createUser(stored, session, session.id.toBytes(), reply); });
    }
    //! As the router hands him over.
    core::Actor by(const User &user, std::optional<core::ConnectionId> connection = {}) const
    {
        core::Actor actor = support::as(user, connection);
        actor.identity.guest = user.id == gus.id;
        actor.identity = known.asOfNow(actor.identity);
        return actor;
    }
    //! What service(actor, command, reply) answers.
    template <class Service, class C>
    Result<typename C::Answer> ask(Service &service,
                                   void (Service::*what)(const core::Actor &, const C &,
                                                         core::Reply<typename C::Answer>),
                                   const core::Actor &who, const C &command)
    {
        return wait<typename C::Answer>([&](auto reply) { (service.*what)(who, command, reply); });
    }
    template <class Service, class C>
    Result<typename C::Answer> ask(const Service &service,
                                   void (Service::*what)(const core::Actor &, const C &,
                                                         core::Reply<typename C::Answer>) const,
                                   const core::Actor &who, const C &command)
    {
        return wait<typename C::Answer>([&](auto reply) { (service.*what)(who, command, reply); });
    }

    User ivy = support::person(QStringLiteral("Ivy"));
    core::AgentDirectory agents;
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter{rateBuckets, {}};
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::CursorService cursors{directory, stores.cursors(), bus};
    core::PasswordHasher hasher{{.passes = 1, .memoryBytes = 64 * 1024, .threads = 1}};
    core::MemorySessionBook sessionBook{clock};
    core::AccountService accounts{
        stores.accounts(), sessionBook, hasher, *core::AccessTokens::make({.secret = QByteArray(32, 's')}), clock, {}};
    core::People known;
    core::Reach reach{directory, known};
    core::PeopleServices services{
        {stores, known, reach, directory, presence, cursors, accounts, limiter, bus, clock, limits,
         {.name = QStringLiteral("Home"), .locked = {QStringLiteral("guests")}},
         [] { return QStringLiteral("https://chat.example"); }}};
};

} // namespace confab::tests

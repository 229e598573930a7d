// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/people/AuditService.h"
#include "core/people/CommandNotes.h"
#include "core/people/PeopleService.h"
#include "core/people/ReadingService.h"
#include "core/people/ServerService.h"
#include "core/people/SessionService.h"
#include "core/people/Sightings.h"
#include "core/people/StewardService.h"
#include "core/ports/Stores.h"

namespace confab::core {

//! What is asked about people, by them about themselves, and by those who lead the server. Room thread.
struct PeopleServices
{
    struct Needs
    {
        Stores &stores;
        People &known;
        const Reach &reach;
        const RoomDirectory &directory;
        PresenceService &presence;
        CursorService &cursors;
        AccountService &accounts;
        RateLimiter &limiter;
        Bus &bus;
        const Clock &clock;
        const Limits &limits;
        ServerSettings configured;
        StewardService::Address address;
    };

    explicit PeopleServices(const Needs &needs);
    Q_DISABLE_COPY_MOVE(PeopleServices)
    //! To be called about once a second.
    void tick();

    People &known;
    Sightings sightings;
    ReadingService reading;
    PeopleService people;
    SessionService sessions;
    StewardService stewards;
    ServerService server;
    CommandNotes notes;
    AuditService audit;
};

} // namespace confab::core

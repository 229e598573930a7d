// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeopleServices.h"

#include "core/PresenceService.h"

namespace confab::core {

PeopleServices::PeopleServices(const Needs &needs)
    : known(needs.known)
    , sightings(needs.known, needs.stores.people(), needs.clock)
    , reading(needs.directory, needs.stores.readers(), needs.cursors, needs.bus, needs.clock)
    , people({needs.known, needs.directory, needs.reach, needs.presence, needs.stores.people(), needs.limiter, needs.bus,
              needs.clock, needs.limits})
    , sessions(needs.accounts, needs.stores.accounts(), sightings, needs.clock)
    , stewards(needs.known, needs.accounts, needs.stores.people(), {needs.known, needs.directory, needs.bus}, needs.bus,
               needs.clock, needs.address)
    , server(needs.stores.audit(), needs.known, needs.bus, needs.limits, needs.configured)
    , notes(needs.directory, needs.known, needs.clock)
    , audit({needs.stores.audit(), needs.stores.messages(), needs.directory, needs.known, notes, needs.bus, needs.clock})
{
    needs.presence.rememberBy([this](UserId user) {
        const KnownPerson *person = known.find(user);
        return person ? person->lastSeen : std::nullopt;
    });
}

void PeopleServices::tick()
{
    sightings.tick();
    stewards.tick();
    audit.tick();
}

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/people/PeopleTold.h"
#include "core/ports/Clock.h"
#include "core/ports/PeopleStore.h"
#include "protocol/Commands.h"
#include "protocol/StewardRights.h"

#include <functional>

namespace confab::core {

class AccountService;

//! What the server's owner and admins do to people: give roles on the server, keep somebody off it, and help who has
//! forgotten his password. Nobody does anything to who stands as high as himself. Room thread.
class StewardService
{
public:
    //! Where people reach this server, without a slash behind it.
    using Address = std::function<QString()>;

    StewardService(People &people, AccountService &accounts, PeopleStore &store, PeopleTold told, Bus &bus,
                   const Clock &clock, Address address);

    void changeRole(const Actor &actor, const command::UserRole &command, Reply<reply::OnePerson> reply);
    void suspend(const Actor &actor, const command::UserSuspend &command, Reply<reply::OnePerson> reply);
    void reset(const Actor &actor, const command::UserReset &command, Reply<reply::ResetLink> reply);
    //! To be called about once a second: suspensions for a time end by it, and are told.
    void tick();

private:
    //! As the rights look at him; nothing: there is nobody.
    std::optional<rights::ServerPerson> find(UserId user) const;

    People &m_people;
    AccountService &m_accounts;
    PeopleStore &m_store;
    PeopleTold m_told;
    Bus &m_bus;
    const Clock &m_clock;
    Address m_address;
    Life m_life;
};

} // namespace confab::core

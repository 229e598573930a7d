// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/AccountStore.h"
#include "core/ports/Clock.h"
#include "protocol/Commands.h"

namespace confab::core {

class AccountService;
class Sightings;

//! Where somebody is signed in, and how he ends that. Room thread.
class SessionService
{
public:
    SessionService(AccountService &accounts, AccountStore &store, const Sightings &sightings, const Clock &clock);

    void list(const Actor &actor, Reply<reply::Sessions> reply);
    //! The answer comes before the connections of the session are closed.
    void revoke(const Actor &actor, const command::SessionRevoke &command, Reply<reply::Empty> reply);

private:
    AccountService &m_accounts;
    AccountStore &m_store;
    const Sightings &m_sightings;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core

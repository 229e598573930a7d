// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/ports/Clock.h"
#include "core/ports/PeopleStore.h"

namespace confab::core {

//! When people were here last, and by which device: kept in memory, and written down for many at once, so that a crowd
//! that comes or goes keeps nobody waiting. Room thread.
class Sightings
{
public:
    Sightings(People &people, PeopleStore &store, const Clock &clock);

    void came(const Identity &who, const QString &device, const QString &client);
    //! Each is preceded by one of the former.
    void left(const Identity &who);
    //! To be called about once a second: writes some of them down. What could not be is tried again.
    void tick();
    //! All of them, at the end.
    void flush();
    //! When the session was in use last, of which so much is stored.
    Timestamp lastOf(SessionId session, Timestamp stored) const;

private:
    void note(const Identity &who, const QString &device, const QString &client);

    People &m_people;
    PeopleStore &m_store;
    const Clock &m_clock;
    QHash<SessionId, int> m_connections;
    QHash<SessionId, Sighting> m_unwritten;
    Life m_life;
};

} // namespace confab::core

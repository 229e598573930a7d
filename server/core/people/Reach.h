// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/RoomDirectory.h"

namespace confab::core {

//! Whom somebody may find, write to and add: who has an account reaches all accounts that aren't suspended, and guests
//! with whom he shares a room; a guest reaches only people with whom he shares a room. Those who are suspended are reached
//! by who leads the server, guests too. Everybody else is to be answered as if there were nobody. Room thread.
class Reach
{
public:
    Reach(const RoomDirectory &directory, const People &people);

    //! Somebody in reach; oneself, too. Agents are no people.
    std::optional<KnownPerson> find(const Actor &actor, UserId user) const;
    bool includes(const Actor &actor, const KnownPerson &person) const;
    bool shareRoom(UserId one, UserId other) const;
    //! Whether `by` wants to hear nothing of the other, who reaches him all the same.
    bool hasBlocked(UserId by, UserId other) const { return m_people.hasBlocked(by, other); }

private:
    const RoomDirectory &m_directory;
    const People &m_people;
};

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/Clock.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Replies.h"

namespace confab::core {

class PresenceService;

//! Who is in a room: joining, leaving, and asking for the list. Room thread.
class MemberService
{
public:
    MemberService(const RoomDirectory &directory, RoomStore &store, Bus &bus, const PresenceService &presence,
                  const Clock &clock);

    void join(const Actor &actor, const command::RoomJoin &command, Reply<reply::Joined> reply);
    void leave(const Actor &actor, RoomId room, Reply<reply::Empty> reply);
    void list(const Actor &actor, const command::RoomMembers &command, Reply<reply::Members> reply);

    //! Makes a membership without asking the rules: a new person in the Lobby, an agent in a room.
    void add(RoomId room, const User &user, Role role, Reply<Done> reply);
    void add(RoomId room, const Joining &joining, Reply<QList<Member>> reply);
    //! Ends a membership without asking the rules.
    void remove(RoomId room, const Leaving &leaving, Reply<reply::Empty> reply);
    //! Ends all memberships of a user whose session or account ended, save those of direct rooms, all or none.
    void removeEverywhere(UserId user, Reply<Done> reply = {});

    //! How a member who has just come is answered.
    reply::Joined joined(const Actor &actor, const MembershipChange &change) const;

private:
    const RoomDirectory &m_directory;
    RoomStore &m_store;
    Bus &m_bus;
    const PresenceService &m_presence;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core

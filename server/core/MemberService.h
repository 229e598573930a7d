// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/Clock.h"
#include "core/ports/LogStore.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Replies.h"

namespace confab::core {

class PresenceService;

//! Who is in a room: joining, leaving, and asking for the list. Room thread.
class MemberService
{
public:
    MemberService(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus,
                  const PresenceService &presence, const Clock &clock);

    void join(const Actor &actor, const command::RoomJoin &command, Reply<reply::Joined> reply);
    void leave(const Actor &actor, RoomId room, Reply<reply::Empty> reply);
    void list(const Actor &actor, const command::RoomMembers &command, Reply<reply::Members> reply);

    //! Makes a membership without asking the rules: a new person in the Lobby, an agent in a room.
    void add(RoomId room, const User &user, Role role, Reply<Done> reply);
    void add(RoomId room, const Joining &joining, Reply<QList<Member>> reply);
    //! Ends a membership without asking the rules.
    void remove(RoomId room, const Leaving &leaving, Reply<reply::Empty> reply);
    //! Tells of the rooms that somebody has left by his end.
    void hasLeft(UserId user, const QList<MembershipChange> &left);

    //! How somebody is answered who has come, or was there.
    void answerJoined(const Actor &actor, const MembershipChange &change, Reply<reply::Joined> reply) const;

private:
    reply::Joined joined(const Actor &actor, const Room &room, const RoomStanding &standing) const;

    const RoomDirectory &m_directory;
    RoomStore &m_store;
    LogStore &m_log;
    Bus &m_bus;
    const PresenceService &m_presence;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core

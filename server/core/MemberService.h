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

//! Who is in a room: joining, leaving, and asking for the list. Room thread. What is answered was committed, and was
//! published before. Everything may also answer what the store says (Busy, StorageFull, Unavailable).
class MemberService
{
public:
    //! All of them outlive this.
    MemberService(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus,
                  const PresenceService &presence, const Clock &clock);

    //! Of who is there already it changes nothing and tells nobody; he gets the same answer, with his own lastRead.
    //! NotFound: there is no such room, or it is not to be seen. Forbidden: banned, an agent, or an account that is
    //! suspended or has ended. Conflict (field "room"): archived.
    void join(const Actor &actor, const command::RoomJoin &command, Reply<reply::Joined> reply);
    //! Who is no member of a public room has left it already: answered well. NotFound: not to be seen. Forbidden (field
    //! "room"): banned, or a direct room.
    void leave(const Actor &actor, RoomId room, Reply<reply::Empty> reply);
    //! In the order of joining; `limit` is held between 1 and 200. NotFound: not to be seen. Forbidden (field "room"):
    //! banned. ValidationFailed (field "cursor"): it is none, or whom it names has left.
    void list(const Actor &actor, const command::RoomMembers &command, Reply<reply::Members> reply);

    //! Makes a membership without asking the rules (rights::mayInvite() and the like): a new person in the Lobby, an
    //! agent in a room. Who is there is answered well and stays what he is, whatever role is asked for; Owner becomes
    //! Member where there is an owner. What the store asks of who comes it asks all the same, as RoomStore::joinAll()
    //! says: Forbidden who is banned or off the server, Conflict where the room is archived, NotFound without a room.
    void add(RoomId room, const User &user, Role role, Reply<Done> reply);
    //! The same for several, all or none. Answers with one Member each in their order, as they are now; only those who
    //! are new are told of. An agent that Former::StayAway keeps out is among them, though it is no member.
    void add(RoomId room, const Joining &joining, Reply<QList<Member>> reply);
    //! Ends a membership without asking the rules. Who is no member is answered well, and nobody is told. NotFound:
    //! there is no such room.
    void remove(RoomId room, const Leaving &leaving, Reply<reply::Empty> reply);
    //! Tells of the rooms that somebody has left by his end, as the store has written it; changes nothing itself.
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

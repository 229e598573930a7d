// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/AddedLimit.h"
#include "core/people/Reach.h"
#include "core/ports/Clock.h"
#include "core/ports/LogStore.h"
#include "core/streams/AgentDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"
#include "protocol/Replies.h"

#include <functional>

namespace confab::core {

//! Rooms themselves: making, finding and removing them. Room thread. A change is committed, then published, then
//! answered. Everything may also answer what the store says (Busy, StorageFull, Unavailable).
class RoomService
{
public:
    //! All of them outlive this.
    RoomService(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus, const Clock &clock,
                const Limits &limits, const AgentDirectory &agents, const Reach &reach, AddedLimit &added);

    //! Whether guests are shown public rooms that they are not in.
    std::function<bool()> guestsSeePublic = [] { return true; };

    //! The room that the server made, or a public one of this name or that looks like it; made if there is neither. Its
    //! owner comes later.
    void ensureRoom(const QString &name, const QString &topic, Reply<RoomId> reply);

    //! A public room of this id, name, topic and maker, with all agents in it, and nobody who owns it. Conflict: one is
    //! called so already.
    void found(const Room &room, Reply<RoomId> reply);

    //! A public or private room, which the actor owns; direct ones are made by DirectRooms. Who is named among the
    //! members is in it from the start, all or nobody. Takes no rate token: who calls has (`join`).
    //! ValidationFailed (field "name", "topic"; "members": over 100). Conflict (field "name"): a public one looks like
    //! it. With the field "members": NotFound, out of the actor's reach; Forbidden, has blocked him, or a guest brings
    //! people; AgentUnavailable, an agent that is no longer set up; RateLimited, strangers have added somebody too
    //! often today.
    void create(const Actor &actor, const command::RoomCreate &command, Reply<reply::RoomDetail> reply);
    //! The actor's own rooms and all public ones, page by page. Guests see only their own where they aren't let into
    //! the server's room. ValidationFailed (field "cursor"): it is none of this list.
    void list(const Actor &actor, const command::RoomList &command, Reply<reply::Rooms> reply);
    //! NotFound: not to be seen. Forbidden (field "room"): banned.
    void get(const Actor &actor, RoomId room, Reply<reply::RoomDetail> reply);
    //! By its owner, and by who leads the server; a direct room by nobody. Its messages and its log go with it.
    //! NotFound: not to be seen. Forbidden: anybody else.
    void remove(const Actor &actor, RoomId room, Reply<reply::Empty> reply);

private:
    //! Those who are in a new room of this kind without being asked.
    QList<User> agentsOfNew(RoomKind kind) const;
    Result<StoredRoom> newRoom(const Actor &actor, const command::RoomCreate &command) const;
    Result<QList<Member>> firstMembers(const Actor &actor, const command::RoomCreate &command) const;
    void store(const StoredRoom &room, std::optional<ConnectionId> creator, Reply<Room> reply);

    const RoomDirectory &m_directory;
    RoomStore &m_store;
    LogStore &m_log;
    Bus &m_bus;
    const Clock &m_clock;
    const Limits &m_limits;
    const AgentDirectory &m_agents;
    const Reach &m_reach;
    AddedLimit &m_added;
    Life m_life;
};

} // namespace confab::core

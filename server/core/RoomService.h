// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/Clock.h"
#include "core/ports/LogStore.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"
#include "protocol/Replies.h"

namespace confab::core {

//! Rooms themselves: making, finding, changing and removing them. Room thread.
class RoomService
{
public:
    RoomService(RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus, const Clock &clock,
                const Limits &limits, const AgentDirectory &agents);

    //! The room that the server made, or a public one of this name or that looks like it; made if there is neither. Its
    //! owner comes later.
    void ensureRoom(const QString &name, const QString &topic, Reply<RoomId> reply);

    void create(const Actor &actor, const command::RoomCreate &command, Reply<reply::RoomDetail> reply);
    //! The actor's own rooms and all public ones.
    void list(const Actor &actor, Reply<reply::Rooms> reply);
    void get(const Actor &actor, RoomId room, Reply<reply::RoomDetail> reply);
    void update(const Actor &actor, const command::RoomUpdate &command, Reply<reply::RoomDetail> reply);
    void remove(const Actor &actor, RoomId room, Reply<reply::Empty> reply);

private:
    //! Those who are in a new room of this kind without being asked.
    QList<User> agentsOfNew(RoomKind kind) const;
    std::optional<User> findUser(UserId id) const;
    Result<StoredRoom> newRoom(const Actor &actor, const command::RoomCreate &command) const;
    Result<QList<Member>> invitedMembers(const Actor &actor, const command::RoomCreate &command) const;
    void store(const StoredRoom &room, std::optional<ConnectionId> creator, Reply<Room> reply);
    void detail(const Actor &actor, RoomId room, Reply<reply::RoomDetail> reply);

    RoomDirectory &m_directory;
    RoomStore &m_store;
    LogStore &m_log;
    Bus &m_bus;
    const Clock &m_clock;
    const Limits &m_limits;
    const AgentDirectory &m_agents;
};

} // namespace confab::core

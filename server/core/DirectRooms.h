// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/AddedLimit.h"
#include "core/people/Reach.h"
#include "core/ports/Clock.h"
#include "core/ports/LogStore.h"
#include "core/streams/AgentDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Replies.h"

namespace confab::core {

//! The rooms of exactly some people, which nobody leads and nobody leaves. Room thread.
class DirectRooms
{
public:
    DirectRooms(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus, const Clock &clock,
                const AgentDirectory &agents, const Reach &reach, AddedLimit &added);

    //! The one that these people have already, or else a new one. Forbidden: one of them has blocked who opens it.
    void open(const Actor &actor, const command::RoomCreate &command, Reply<reply::RoomDetail> reply);

private:
    //! The actor and the others.
    Result<QList<Member>> membersOf(const Actor &actor, const QList<UserId> &named) const;
    void make(const Actor &actor, const QList<Member> &members, Reply<reply::RoomDetail> reply);
    void answer(const Actor &actor, RoomId room, Reply<reply::RoomDetail> reply);

    const RoomDirectory &m_directory;
    RoomStore &m_store;
    LogStore &m_log;
    Bus &m_bus;
    const Clock &m_clock;
    const AgentDirectory &m_agents;
    const Reach &m_reach;
    AddedLimit &m_added;
    Life m_life;
};

} // namespace confab::core

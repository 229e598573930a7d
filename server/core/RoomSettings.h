// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Clock.h"
#include "core/ports/LogStore.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"
#include "protocol/Replies.h"

namespace confab::core {

//! What rooms are called, who finds them, and what may be done in them. Room thread.
class RoomSettings
{
public:
    RoomSettings(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus,
                 const AgentDirectory &agents, const Limits &limits);

    //! What is as it was makes no event.
    void update(const Actor &actor, const command::RoomUpdate &command, Reply<reply::RoomDetail> reply);
    //! The bytes of an image as somebody sends it.
    void setPicture(const Actor &actor, RoomId room, const QByteArray &bytes, Reply<reply::RoomDetail> reply);

private:
    Result<RoomChange> changeOf(const Actor &actor, const Room &room, const command::RoomUpdate &command) const;
    void store(const Actor &actor, RoomId room, const RoomChange &change, Reply<reply::RoomDetail> reply);
    void answer(const Actor &actor, const Room &room, Reply<reply::RoomDetail> reply);

    const RoomDirectory &m_directory;
    RoomStore &m_store;
    LogStore &m_log;
    Bus &m_bus;
    const AgentDirectory &m_agents;
    const Limits &m_limits;
    Life m_life;
};

} // namespace confab::core

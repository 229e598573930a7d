// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/Clock.h"
#include "core/ports/LogStore.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"

namespace confab::core {

class CursorService;

//! What members keep for themselves about their rooms: how far they have read, how loud a room is, and which ones they
//! like best. Their other connections follow; nobody else is told. Room thread.
class ReadingService
{
public:
    ReadingService(const RoomDirectory &directory, ReaderStore &store, CursorService &cursors, Bus &bus,
                   const Clock &clock);

    //! Where it is ahead of what was seen, others see that as well.
    void read(const Actor &actor, const command::RoomRead &command, Reply<reply::Empty> reply);
    void notify(const Actor &actor, const command::RoomNotify &command, Reply<reply::Empty> reply);

private:
    Result<> isMember(const Actor &actor, RoomId room) const;
    event::RoomNotify told(RoomId room, const ReaderSettings &settings) const;
    void tellOwn(const Actor &actor, const EventFrame &frame);

    const RoomDirectory &m_directory;
    ReaderStore &m_store;
    CursorService &m_cursors;
    Bus &m_bus;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/LogStore.h"
#include "core/Reply.h"
#include "core/RoomDirectory.h"

namespace confab::core {

//! How far members have received and read: stored, merged by maximum, pushed but not logged. Room thread.
class CursorService
{
public:
    //! All three outlive this.
    CursorService(const RoomDirectory &directory, CursorStore &store, Bus &bus);

    //! The actor's devices have everything up to `seq`; seen(): he has read it. Once that is committed it is pushed, to
    //! all but the connection that asked, and then answered.
    //! A lower one than before is answered well and takes nothing back, but is pushed as it came: who hears of it takes
    //! the maximum. To go back is ReadingService's.
    //! NotFound: the room is not to be seen. Forbidden (field "room"): banned, or no member. ValidationFailed (field
    //! "seq"): below 0, or above the room's newest message; it is not held back to that.
    void delivered(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    void seen(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    //! Somebody has seen more than before, as is stored already. Nobody is told where arePushed() is false.
    void tellSeen(const Cursor &cursor, std::optional<ConnectionId> exceptFor);
    //! Large rooms get no pushes of cursors, nor do rooms without receipts: there the actor's other connections alone
    //! hear of what he has seen.
    bool arePushed(RoomId room) const;
    //! How far everybody has got. Asks no rights, nor whether they are pushed: who calls has.
    void standing(RoomId room, Reply<RoomCursors> reply);

private:
    void advance(CursorKind kind, const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    void tellOwn(const Cursor &cursor, std::optional<ConnectionId> exceptFor);
    void publish(CursorKind kind, const Cursor &cursor, std::optional<ConnectionId> exceptFor);

    const RoomDirectory &m_directory;
    CursorStore &m_store;
    Bus &m_bus;
    Life m_life;
};

} // namespace confab::core

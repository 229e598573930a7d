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
    CursorService(const RoomDirectory &directory, CursorStore &store, Bus &bus);

    void delivered(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    void seen(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    //! Somebody has seen more than before, as is stored already.
    void tellSeen(const Cursor &cursor, std::optional<ConnectionId> exceptFor);
    //! Large rooms get no pushes of cursors.
    bool arePushed(RoomId room) const;
    //! How far everybody has got.
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

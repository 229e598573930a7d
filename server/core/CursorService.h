// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/LogStore.h"
#include "core/RoomDirectory.h"
#include "protocol/Result.h"

namespace confab::core {

//! How far members have received and read: stored, merged by maximum, pushed but not logged. Room thread.
class CursorService
{
public:
    CursorService(const RoomDirectory &directory, CursorStore &store, Bus &bus);

    void delivered(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    void seen(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);
    //! Large rooms get no pushes of cursors.
    bool arePushed(RoomId room) const;
    //! How far everybody has got.
    void standing(RoomId room, Reply<RoomCursors> reply);

private:
    void advance(CursorKind kind, const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply);

    const RoomDirectory &m_directory;
    CursorStore &m_store;
    Bus &m_bus;
};

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/CursorService.h"
#include "core/ports/LogStore.h"
#include "Fanout.h"
#include "protocol/Commands.h"

#include <deque>
#include <memory>

namespace confab::gateway {

//! What a client missed in the rooms that it named in `hello`, or asked to reset; ends with resume:done. Pages are read
//! while the client takes them, so a long absence costs no memory. Room thread; ends itself when the connection does.
class Resume final : public std::enable_shared_from_this<Resume>
{
public:
    //! One room that the client named.
    struct Wanted
    {
        RoomId room = {};
        command::RoomPosition position = {};
        std::optional<core::RoomStanding> standing = {}; //!< none: not a room of the user
        Epoch epoch = {};                                //!< the room's
    };

    struct Sources
    {
        Fanout &fanout;
        core::LogStore &log;
        core::CursorService &cursors;
        const Limits &limits;
    };

    //! `isOpen` tells whether the connection still exists.
    Resume(core::ConnectionId connection, std::deque<Wanted> wanted, const Sources &sources,
           std::function<bool()> isOpen);

    void start();

private:
    void next();
    //! The room's turn is over before its end: the user has left it, or it is gone, and the client is told; or the user
    //! has come back to it as well, and the connection is live.
    bool isOver(RoomId room);
    void replay(RoomId room, qint64 ev);
    void sendPage(RoomId room, const core::LogPage &page);
    //! Cursors are not in the log: what was pushed meanwhile is said again, then the next room has its turn.
    void sendCursors(RoomId room);
    void send(const EventFrame &frame);

    core::ConnectionId m_connection;
    std::deque<Wanted> m_wanted;
    Sources m_sources;
    std::function<bool()> m_isOpen;
};

} // namespace confab::gateway

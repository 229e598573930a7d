// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/CursorService.h"
#include "core/ports/LogStore.h"
#include "Fanout.h"
#include "protocol/Commands.h"

#include <deque>

namespace confab::gateway {

//! What a client missed in the rooms that it named in `hello`, or asked to reset; ends with resume:done. Pages are read
//! while the client takes them, so a long absence costs no memory. Its session's, and not heard of after it. Room
//! thread.
class Resume final
{
public:
    //! One room that the client named.
    struct Wanted
    {
        RoomId room = {};
        command::RoomPosition position = {};
        std::optional<core::RoomStanding> standing = {}; //!< not ahead of the bus; none: not a room of the user
        Epoch epoch = {};                                //!< the room's
        std::optional<Ban> ban = {};                     //!< by which it was his no more
    };

    struct Sources
    {
        Fanout &fanout;
        const core::RoomDirectory &directory;
        core::LogStore &log;
        core::CursorService &cursors;
        const Limits &limits;
    };

    //! `ended` is answered after resume:done, or when this goes before; it may be what lets this go.
    Resume(core::ConnectionId connection, std::deque<Wanted> wanted, const Sources &sources, core::Reply<Done> ended);

    void start();

private:
    void next();
    void sendGone(const Wanted &wanted);
    //! The room's turn is over before its end: the user has left it, or it is gone, and the client was told; or the user
    //! has come back to it as well, and the connection is live.
    bool isOver(RoomId room) const;
    void replay(RoomId room, qint64 ev);
    void onPage(RoomId room, qint64 ev, const Result<core::LogPage> &page);
    //! What the client has up to `ev` goes on with this page.
    void sendPage(RoomId room, qint64 ev, const core::LogPage &page);
    //! Cursors are not in the log: what was pushed meanwhile is said again, then the next room has its turn.
    void sendCursors(RoomId room);
    void send(const EventFrame &frame);

    core::ConnectionId m_connection;
    std::deque<Wanted> m_wanted;
    Sources m_sources;
    core::Reply<Done> m_ended;
    core::Life m_life;
};

} // namespace confab::gateway

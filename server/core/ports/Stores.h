// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "core/ports/AgentStore.h"
#include "core/ports/AuditStore.h"
#include "core/ports/ForeignStore.h"
#include "core/ports/InviteStore.h"
#include "core/ports/LogStore.h"
#include "core/ports/PeopleStore.h"
#include "core/ports/ReaderStore.h"
#include "core/ports/RoomStore.h"
#include "core/ports/StreamStore.h"

namespace confab::core {

//! All stores of a server, on one state, whatever keeps it. Called and answered on the room thread.
class Stores
{
public:
    virtual ~Stores() = default;

    virtual RoomStore &rooms() = 0;
    virtual MessageStore &messages() = 0;
    virtual LogStore &log() = 0;
    virtual CursorStore &cursors() = 0;
    virtual StreamStore &streams() = 0;
    virtual AccountStore &accounts() = 0;
    virtual AgentStore &agents() = 0;
    virtual ForeignStore &foreign() = 0;
    virtual InviteStore &invites() = 0;
    virtual PeopleStore &people() = 0;
    virtual ReaderStore &readers() = 0;
    virtual AuditStore &audit() = 0;
    virtual PictureStore &pictures() = 0;

    //! Before anything else is asked of them; once. May take minutes, when what is stored comes from an older version.
    //! Unavailable: in words, why not; also when it is stopped meanwhile.
    virtual void open(Reply<Done> reply) = 0;
    //! Finishes everything that was asked, delivers the replies, and refuses what comes later as Unavailable. Blocks.
    virtual void stop() = 0;
    //! Whether anything can be written now, found out by writing.
    virtual void probe(Reply<Done> reply) = 0;

    //! Called now and then while they open for long, with how far that has come.
    std::function<void(int percent)> onMigration = {};
    //! Called after the replies that came together in one turn of the event loop.
    std::function<void()> onDelivered = {};
};

} // namespace confab::core

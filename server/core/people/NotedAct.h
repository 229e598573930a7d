// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "protocol/Result.h"

namespace confab::core {

//! What a store knows of who did something that is noted, and of whom it was done to, at the moment it writes it.
struct ActFacts
{
    const Room *room = nullptr;    //!< of what is done in a room
    const Member *actor = nullptr; //!< null: he is no member of it
    const Member *target = nullptr;
    Role actorRole = Role::Member;  //!< on the server
    Role targetRole = Role::Member; //!< on the server; guests are Guest
    bool isActorOut = false;        //!< his account has ended, or is suspended
};

//! Where it is done: what is noted of a room that goes with it is the server's.
std::optional<RoomId> roomOf(const AuditNote &note);

//! Whether somebody may still do what he was allowed when he asked for it. Between the two stand the writes of others,
//! who may have lowered, muted or removed him: of two acts of one moment, the second is looked at by what the first has
//! made. Forbidden: he may not, by now. NotFound (field "user"): the target is gone. A pure function, called within the
//! transaction that writes the act, on the thread of the store.
Result<> mayStill(const AuditEntry &entry, const ActFacts &facts);

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

//! To whom a room goes when its owner has left it. Writer thread.
namespace confab::storage::succession {

struct Rule
{
    Timestamp now = 0; //!< who is muted then comes last
    bool toGuests = true;
};

Result<bool> hasOwner(Database &database, RoomId room);
Result<std::optional<Member>> ownerOf(Database &database, RoomId room);
//! Whether a person is a member; agents don't count.
Result<bool> hasPeople(Database &database, RoomId room);

//! Makes a member the owner, who isn't muted any more, then the former an admin. Each is logged; the answer is both in
//! this order.
Result<QList<Member>> handOver(Database &database, RoomId room, const Member &heir, std::optional<UserId> by);
//! Makes an owner an admin and logs it; nobody: nothing.
Result<QList<Member>> lower(Database &database, RoomId room, const std::optional<Member> &owner,
                            std::optional<UserId> by);
//! Gives a room that has no owner to who is next. Nobody: it has one, or nobody may have it.
Result<std::optional<Member>> handOn(Database &database, RoomId room, const Rule &rule);

} // namespace confab::storage::succession

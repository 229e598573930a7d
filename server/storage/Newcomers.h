// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"
#include "Database.h"

//! Who may come into a room, or be put there, by what the rows say now: what was allowed when it was asked for may have
//! been changed since. Before the first change of the write.
namespace confab::storage::newcomers {

//! Whether all of them may come, as RoomStore::join() and joinAll() say; who is there already may.
Result<> check(Database &database, const Room &room, const core::Joining &joining);
//! Whether who makes a room may begin it with all of these (core/people/AddedPerson.h). The server may.
Result<> checkFirst(Database &database, const core::StoredRoom &made);

} // namespace confab::storage::newcomers

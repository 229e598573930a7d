// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "core/ports/PeopleStore.h"
#include "WriterCache.h"

//! What concerns an account and all of its rooms at once, as work of the writer: how somebody ends, and how the server
//! is handed over. The ports AccountStore and PeopleStore say what of it.
namespace confab::storage {

Result<core::EndedUser> endAccount(Database &database, WriterCache &cache, UserId user, Timestamp now,
                                   Timestamp nameFreeAt);
Result<core::EndedUser> endGuest(Database &database, WriterCache &cache, UserId user, Timestamp now,
                                 Timestamp nameFreeAt);
Result<core::ServerRoleChanges> changeServerRole(Database &database, UserId user, Role role);

} // namespace confab::storage

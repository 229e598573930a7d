// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/PeopleStore.h"
#include "WriterCache.h"

// What the port PeopleStore says of these, as work on a storage thread.
namespace confab::storage::peoplerows {

Result<QList<core::KnownPerson>> people(Database &database);
Result<QList<core::Block>> blocks(Database &database);

Result<core::KnownPerson> changeProfile(Database &database, WriterCache &cache, UserId user,
                                         const core::ProfileChange &change);
Result<QList<core::KnownPerson>> changeRole(Database &database, UserId user, Role role);
Result<QList<SessionId>> suspend(Database &database, const core::SuspensionChange &change);
Result<> block(Database &database, const core::Block &block, bool on, Timestamp now);
Result<> noteSightings(Database &database, const QList<core::Sighting> &sightings);

} // namespace confab::storage::peoplerows

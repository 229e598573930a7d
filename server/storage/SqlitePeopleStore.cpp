// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqlitePeopleStore.h"

#include "EngineWrites.h"

namespace confab::storage {

SqlitePeopleStore::SqlitePeopleStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqlitePeopleStore::changeProfile(UserId user, const core::ProfileChange &change,
                                      core::Reply<core::KnownPerson> reply)
{
    m_engine.write(write::ChangeProfile{user, change}, std::move(reply));
}

void SqlitePeopleStore::changeRole(UserId user, Role role, const core::AuditNotes &notes,
                                   core::Reply<core::ServerRoleChanges> reply)
{
    m_engine.write(write::ChangeRole{user, role}, notes, std::move(reply));
}

void SqlitePeopleStore::suspend(const core::SuspensionChange &change, core::Reply<QList<SessionId>> reply)
{
    m_engine.write(write::Suspend{change}, change.notes, std::move(reply));
}

void SqlitePeopleStore::block(const core::Block &block, bool on, Timestamp now, core::Reply<Done> reply)
{
    m_engine.write(write::BlockPerson{block, on, now}, std::move(reply));
}

void SqlitePeopleStore::noteSightings(const QList<core::Sighting> &sightings, core::Reply<Done> reply)
{
    m_engine.write(write::NoteSightings{sightings}, std::move(reply));
}

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WriterCache.h"

namespace confab::storage {

namespace {

// Guests come and go by the thousand; whoever is forgotten here is only looked up again.
constexpr qsizetype kMostAuthors = 20'000;

} // namespace

Result<> WriterCache::remember(Database &database, const User &user)
{
    const auto known = m_authors.constFind(user.id);
    if (known != m_authors.cend() && known->name == user.name && known->kind == user.kind)
        return Done{};
    const auto written = database.execute(
        "INSERT INTO authors (id, name, kind)"
        " SELECT ?, COALESCE((SELECT c.name FROM accounts c WHERE c.id = ? AND c.kind = 0), ?), ? WHERE true"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind"
        " WHERE name <> excluded.name OR kind <> excluded.kind",
        user.id, user.id, user.name, user.kind);
    if (!written)
        return written.error();
    if (m_authors.size() >= kMostAuthors)
        m_authors.clear();
    m_authors.insert(user.id, {user.name, user.kind});
    return Done{};
}

Result<> WriterCache::writeRooms(Database &database)
{
    m_posters.forget();
    return m_heads.write(database);
}

Result<> WriterCache::write(Database &database)
{
    const auto rooms = writeRooms(database);
    return rooms ? m_cursors.write(database) : rooms;
}

void WriterCache::rolledBack()
{
    m_heads.forget();
    m_posters.forget();
    m_authors.clear();
    m_cursors.rolledBack();
}

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WriterCache.h"

namespace confab::storage {

namespace {

// Guests come and go by the thousand; whoever is forgotten here is only looked up again.
constexpr qsizetype kMostAuthors = 20'000;
constexpr qsizetype kMostHeads = 20'000;

} // namespace

Result<RoomHead *> WriterCache::head(Database &database, RoomId room)
{
    if (const auto known = m_heads.find(room); known != m_heads.end())
        return &*known;
    static constexpr auto kText = SqlText("SELECT ") + kHeadColumns + " FROM rooms r WHERE r.id = ?";
    const auto stored = database.first(
        kText, [](const Row &row) { return readHead(row, 0); }, room);
    if (!stored)
        return stored.error();
    if (!stored->has_value())
        return Error{ErrorCode::NotFound};
    if (m_heads.size() >= kMostHeads)
        m_heads.clear();
    return &*m_heads.insert(room, **stored);
}

void WriterCache::forgetRoom(RoomId room)
{
    m_heads.remove(room);
    m_cursors.forget(room);
}

Result<> WriterCache::remember(Database &database, const User &user)
{
    const auto known = m_authors.constFind(user.id);
    if (known != m_authors.cend() && known->name == user.name && known->kind == user.kind)
        return Done{};
    const auto written = database.execute("INSERT INTO authors (id, name, kind) VALUES (?, ?, ?)"
                                          " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind"
                                          " WHERE name <> excluded.name OR kind <> excluded.kind",
                                          user.id, user.name, user.kind);
    if (!written)
        return written.error();
    if (m_authors.size() >= kMostAuthors)
        m_authors.clear();
    m_authors.insert(user.id, {user.name, user.kind});
    return Done{};
}

Result<qint64> WriterCache::nextStretch(Database &database)
{
    if (m_stretch == 0) {
        const auto newest =
            database.first("SELECT MAX(stretch) FROM messages", [](const Row &row) { return row.integer(0); });
        if (!newest)
            return newest.error();
        m_stretch = newest->value_or(0);
    }
    if (m_leftInStretch == 0) {
        ++m_stretch;
        m_leftInStretch = m_messagesInStretch;
    }
    --m_leftInStretch;
    return m_stretch;
}

void WriterCache::rolledBack()
{
    m_heads.clear();
    m_authors.clear();
    m_cursors.rolledBack();
}

} // namespace confab::storage

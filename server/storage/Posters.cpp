// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Posters.h"

namespace confab::storage {

namespace {

//! Where there are more than two, each hears him or doesn't.
Result<bool> isBlocked(Database &database, const Posting &posting)
{
    if (posting.kind != RoomKind::Direct)
        return false;
    const auto blocked = database.first(
        "SELECT COUNT(*) = 1 AND SUM(EXISTS (SELECT 1 FROM blocks b WHERE b.blocker = m.user AND b.blocked = ?)) = 1"
        " FROM members m JOIN authors a ON a.id = m.user"
        " WHERE m.room = ? AND m.user <> ? AND m.has_left = 0 AND a.kind = ?",
        [](const Row &row) { return row.integer(0) != 0; }, posting.author, posting.room, posting.author,
        UserKind::Person);
    return blocked ? Result<bool>(blocked->value_or(false)) : Result<bool>(blocked.error());
}

} // namespace

Result<bool> Posters::mayPost(Database &database, const Posting &posting)
{
    const std::pair key(posting.room, posting.author);
    if (m_known.contains(key))
        return true;
    const auto mutedUntil = database.first(
        "SELECT COALESCE(muted_until, 0) FROM members WHERE room = ? AND user = ? AND has_left = 0",
        [](const Row &row) { return row.integer(0); }, posting.room, posting.author);
    if (!mutedUntil)
        return mutedUntil.error();
    if (!*mutedUntil || **mutedUntil > posting.at)
        return false;
    const auto blocked = isBlocked(database, posting);
    if (!blocked)
        return blocked.error();
    if (*blocked)
        return false;
    if (**mutedUntil == 0)
        m_known.insert(key);
    return true;
}

} // namespace confab::storage

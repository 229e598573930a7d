// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Posters.h"

namespace confab::storage {

Result<bool> Posters::mayPost(Database &database, RoomId room, UserId user, Timestamp at)
{
    const std::pair key(room, user);
    if (m_known.contains(key))
        return true;
    const auto mutedUntil = database.first(
        "SELECT COALESCE(muted_until, 0) FROM members WHERE room = ? AND user = ? AND has_left = 0",
        [](const Row &row) { return row.integer(0); }, room, user);
    if (!mutedUntil)
        return mutedUntil.error();
    if (*mutedUntil == std::optional<qint64>(0))
        m_known.insert(key);
    return *mutedUntil && **mutedUntil <= at;
}

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomHeads.h"

namespace confab::storage {

Result<RoomHead *> RoomHeads::of(Database &database, RoomId room)
{
    if (const auto known = m_heads.find(room); known != m_heads.end())
        return &known->now;
    const auto stored = roomHead(database, room);
    if (!stored)
        return stored.error();
    return &m_heads.insert(room, {*stored, stored->ev})->now;
}

Result<> RoomHeads::write(Database &database)
{
    for (auto head = m_heads.cbegin(); head != m_heads.cend(); ++head) {
        if (head->now.ev == head->stored)
            continue;
        const auto written = database.execute("UPDATE rooms SET ev = ?, seq = ? WHERE id = ?", head->now.ev,
                                              head->now.seq, head.key());
        if (!written)
            return written.error();
    }
    m_heads.clear();
    return Done{};
}

} // namespace confab::storage

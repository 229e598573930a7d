// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryStores.h"

namespace confab::support {

std::optional<Message> MemoryStores::message(MessageId id) const
{
    const auto found = m_data.message(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<core::StoredRoom> MemoryStores::room(RoomId id) const
{
    return m_data.storedRoom(id);
}

QList<core::StoredRoom> MemoryStores::allRooms() const
{
    return m_data.allRooms();
}

} // namespace confab::support

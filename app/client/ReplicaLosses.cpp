// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaLosses.h"

#include "ReplicaDatabase.h"

#include <algorithm>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

//! As they stand in the file.
constexpr std::pair<int, RoomLoss::Why> kNumbers[] = {{1, RoomLoss::Why::Removed},
                                                      {2, RoomLoss::Why::Banned},
                                                      {3, RoomLoss::Why::Deleted},
                                                      {4, RoomLoss::Why::Out},
                                                      {5, RoomLoss::Why::Gone}};

int numberOf(RoomLoss::Why why)
{
    const auto *known = std::ranges::find(kNumbers, why, &std::pair<int, RoomLoss::Why>::second);
    return known == std::end(kNumbers) ? 0 : known->first;
}

//! What a newer version knows is no more here than that the room is gone.
RoomLoss::Why whyOf(int number)
{
    const auto *known = std::ranges::find(kNumbers, number, &std::pair<int, RoomLoss::Why>::first);
    return known == std::end(kNumbers) ? RoomLoss::Why::Out : known->second;
}

//! A null string would be NULL in the file.
QString stored(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

ReplicaLosses::ReplicaLosses(ReplicaDatabase &database)
    : m_database(database)
{
}

void ReplicaLosses::put(const RoomLoss &loss)
{
    m_all.removeIf([&loss](const RoomLoss &known) { return known.room == loss.room; });
    m_all.append(loss);
    m_database.write("INSERT OR REPLACE INTO room_losses (room, name, why, by_name, reason, until)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     {loss.room.toBytes(), stored(loss.name), numberOf(loss.why), stored(loss.by), stored(loss.reason),
                      loss.until},
                     ReplicaWrite::Origin::Here);
}

void ReplicaLosses::forget(RoomId room)
{
    if (m_all.removeIf([room](const RoomLoss &loss) { return loss.room == room; }) > 0)
        m_database.write("DELETE FROM room_losses WHERE room = ?", {room.toBytes()}, ReplicaWrite::Origin::Here);
}

void ReplicaLosses::load()
{
    ReplicaRead query = m_database.read("SELECT room, name, why, by_name, reason, until FROM room_losses ORDER BY place");
    while (query.next()) {
        if (const auto room = RoomId::fromBytes(query.value(0).toByteArray()))
            m_all.append({.room = *room,
                          .name = query.value(1).toString(),
                          .why = whyOf(query.value(2).toInt()),
                          .by = query.value(3).toString(),
                          .reason = query.value(4).toString(),
                          .until = query.value(5).toLongLong()});
    }
}

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaHandedBack.h"

#include "ReplicaDatabase.h"

#include <algorithm>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kHere = ReplicaWrite::Origin::Here;
constexpr auto kDurable = ReplicaWrite::Durability::PowerCut;

//! A null string would be NULL in the file.
QString stored(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

ReplicaHandedBack::ReplicaHandedBack(ReplicaDatabase &database)
    : m_database(database)
{
}

void ReplicaHandedBack::add(RoomId room, const QString &roomName, const QStringList &texts)
{
    for (const QString &text : texts) {
        if (put(room, roomName, text))
            m_database.write("INSERT OR IGNORE INTO handed_back_words (room, room_name, text) VALUES (?, ?, ?)",
                             {room.toBytes(), stored(roomName), stored(text)}, kHere, kDurable);
    }
}

void ReplicaHandedBack::forget(RoomId room)
{
    if (m_all.removeIf([room](const HandedBackWords &words) { return words.room == room; }) > 0)
        m_database.write("DELETE FROM handed_back_words WHERE room = ?", {room.toBytes()}, kHere, kDurable);
}

void ReplicaHandedBack::load()
{
    ReplicaRead query = m_database.read("SELECT room, room_name, text FROM handed_back_words ORDER BY place");
    while (query.next())
        put(RoomId::fromBytes(query.value(0).toByteArray()).value_or(RoomId()), query.value(1).toString(),
            query.value(2).toString());
}

bool ReplicaHandedBack::put(RoomId room, const QString &roomName, const QString &text)
{
    auto words = std::ranges::find(m_all, room, &HandedBackWords::room);
    if (words == m_all.end()) {
        m_all.append({room, roomName, {}});
        words = m_all.end() - 1;
    }
    if (words->texts.contains(text))
        return false;
    words->texts.append(text);
    return true;
}

} // namespace confab::client

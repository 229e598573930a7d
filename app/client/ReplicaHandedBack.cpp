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

void ReplicaHandedBack::add(const QString &roomName, const QStringList &texts)
{
    for (const QString &text : texts) {
        if (put(roomName, text))
            m_database.write("INSERT OR IGNORE INTO handed_back (room_name, text) VALUES (?, ?)",
                             {stored(roomName), stored(text)}, kHere, kDurable);
    }
}

void ReplicaHandedBack::forget(const QString &roomName)
{
    m_all.removeIf([&roomName](const HandedBackWords &words) { return words.roomName == roomName; });
    m_database.write("DELETE FROM handed_back WHERE room_name = ?", {stored(roomName)}, kHere, kDurable);
}

void ReplicaHandedBack::load()
{
    ReplicaRead query = m_database.read("SELECT room_name, text FROM handed_back ORDER BY place");
    while (query.next())
        put(query.value(0).toString(), query.value(1).toString());
}

bool ReplicaHandedBack::put(const QString &roomName, const QString &text)
{
    auto words = std::ranges::find(m_all, roomName, &HandedBackWords::roomName);
    if (words == m_all.end()) {
        m_all.append({roomName, {}});
        words = m_all.end() - 1;
    }
    if (words->texts.contains(text))
        return false;
    words->texts.append(text);
    return true;
}

} // namespace confab::client

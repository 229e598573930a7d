// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LateBans.h"

#include <algorithm>

namespace confab::support {

using core::BanChange;

LateBans::LateBans(Tell tell)
    : m_tell(std::move(tell))
{
}

void LateBans::begin(const core::StoredRoom &room)
{
    Heard &heard = m_rooms[room.room.id];
    heard.isKnown = true;
    heard.last = room.banNumber;
    heard.banned = QSet<UserId>(room.bans.keyBegin(), room.bans.keyEnd());
    goOn(heard);
}

void LateBans::end(RoomId room)
{
    m_rooms[room] = Heard{.isGone = true};
}

void LateBans::take(const BanChange &change)
{
    Heard &heard = m_rooms[change.room];
    if (heard.isGone || change.number <= heard.last)
        return;
    heard.held.insert({change.number, change});
    goOn(heard);
}

void LateBans::goOn(Heard &heard)
{
    while (heard.isKnown && !heard.held.empty() && heard.held.begin()->first <= heard.last + 1) {
        const BanChange change = heard.held.extract(heard.held.begin()).mapped();
        if (change.number > heard.last)
            apply(heard, change);
    }
}

void LateBans::apply(Heard &heard, const BanChange &change)
{
    heard.last = change.number;
    if (change.ban)
        heard.banned.insert(change.user);
    else
        heard.banned.remove(change.user);
    m_tell(change);
}

int LateBans::compare(const QList<core::StoredRoom> &rooms)
{
    int behind = 0;
    QSet<RoomId> living;
    for (const core::StoredRoom &room : rooms) {
        living.insert(room.room.id);
        behind += compare(m_rooms[room.room.id], room) ? 1 : 0;
    }
    for (auto &[room, heard] : m_rooms) {
        if (!living.contains(room))
            heard.held.clear();
    }
    return behind;
}

bool LateBans::compare(Heard &heard, const core::StoredRoom &room)
{
    if (!heard.isKnown || room.banNumber <= heard.last)
        return false;
    const QSet<UserId> before = heard.banned;
    for (const UserId user : before)
        apply(heard, {.room = room.room.id, .number = room.banNumber, .user = user});
    for (const Ban &ban : room.bans) {
        const UserId user = ban.user.id;
        apply(heard, {room.room.id, room.banNumber, user, ban, room.expelled.contains(user)});
    }
    heard.last = room.banNumber;
    goOn(heard);
    return true;
}

bool LateBans::isQuiet() const
{
    return std::ranges::all_of(m_rooms, [](const auto &room) { return room.second.held.empty(); });
}

} // namespace confab::support

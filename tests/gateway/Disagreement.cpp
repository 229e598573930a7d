// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Disagreement.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

namespace {

QString aboutMembers(const core::RoomDirectory &directory, const core::StoredRoom &room)
{
    const auto &members = directory.members(room.room.id);
    for (const Member &member : room.members) {
        // With his role, and until when he is muted.
        if (members.value(member.user.id) != member || !directory.roomsOf(member.user.id).contains(room.room.id))
            return u"a server has another picture of %1 in %2"_s.arg(member.user.name, room.room.name);
    }
    return members.size() == room.members.size() ? QString()
                                                 : u"a server knows too many members of "_s + room.room.name;
}

QString aboutBan(const core::RoomDirectory &directory, const core::StoredRoom &room, const User &person)
{
    const auto stored = room.bans.constFind(person.id);
    const bool isBanned = stored != room.bans.cend() && stored->until.value_or(core::kForGood) > directory.now();
    const Ban *known = directory.banOf(room.room.id, person.id);
    if (isBanned != (known != nullptr))
        return u"a server takes %1 for %2banned from %3"_s.arg(person.name, known ? QString() : u"not "_s,
                                                               room.room.name);
    if (!known)
        return {};
    Ban shown = *known;
    shown.user = stored->user; // of whom the store keeps the id alone
    const bool isExpelled = directory.expulsionOf(room.room.id, person.id) != nullptr;
    return shown == *stored && isExpelled == room.expelled.contains(person.id)
               ? QString()
               : u"a server knows another ban of %1 from %2"_s.arg(person.name, room.room.name);
}

} // namespace

QString disagreement(const core::RoomDirectory &directory, const QList<core::StoredRoom> &rooms,
                     const QList<User> &people)
{
    if (directory.rooms().size() != rooms.size())
        return u"a server knows %1 rooms of %2"_s.arg(directory.rooms().size()).arg(rooms.size());
    for (const core::StoredRoom &room : rooms) {
        const Room *known = directory.room(room.room.id);
        if (!known || *known != room.room)
            return u"a server has another picture of "_s + room.room.name;
        if (const QString what = aboutMembers(directory, room); !what.isEmpty())
            return what;
        for (const User &person : people) {
            if (const QString what = aboutBan(directory, room, person); !what.isEmpty())
                return what;
        }
    }
    return {};
}

} // namespace confab::tests

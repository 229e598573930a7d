// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addMemberRoutes(RouteTable &table)
{
    const QString room = u"/api/v1/rooms/{id}"_s;
    const QString members = room + u"/members"_s;
    table.add<command::RoomMembers>({"GET", members, u"room"_s});
    table.add<command::RoomJoin, command::RoomInvite>({.method = "POST",
                                                       .pattern = members,
                                                       .idField = u"room"_s,
                                                       .status = 201,
                                                       .deciding = "users"_L1,
                                                       .settled = "name"_L1});
    table.add<command::RoomLeave>({"DELETE", members + u"/me"_s, u"room"_s});
    table.add<command::MemberRole>({"PATCH", members + u"/{user}"_s, u"room"_s});
    table.add<command::MemberKick>({"DELETE", members + u"/{user}"_s, u"room"_s});
    table.add<command::MemberMute>({"PUT", members + u"/{user}/mute"_s, u"room"_s});
    table.add<command::MemberBan>({"PUT", room + u"/bans/{user}"_s, u"room"_s});
    table.add<command::BanList>({"GET", room + u"/bans"_s, u"room"_s});
    table.add<command::RoomJoin>(
        {.method = "POST", .pattern = room + u"/join"_s, .idField = u"room"_s, .status = 201, .settled = "name"_L1});
    table.add<command::RoomLeave>({"POST", room + u"/leave"_s, u"room"_s});
    table.add<command::RoomJoin>({"POST", u"/api/v1/me/rooms"_s, {}, 201}); // by id or by the name of a public room
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addMemberRoutes(RouteTable &table)
{
    const QString room = u"/api/v1/rooms/{id}"_s;
    const QString members = room + u"/members"_s;
    table.add({"GET", members, u"room:members"_s, u"room"_s});
    table.add({.method = "POST",
               .pattern = members,
               .event = u"room:join"_s,
               .idField = u"room"_s,
               .status = 201,
               .deciding = u"users"_s,
               .decided = u"room:invite"_s});
    table.add({"DELETE", members + u"/me"_s, u"room:leave"_s, u"room"_s});
    table.add({"DELETE", members + u"/{user}"_s, u"member:kick"_s, u"room"_s});
    table.add({"POST", room + u"/join"_s, u"room:join"_s, u"room"_s, 201});
    table.add({"POST", room + u"/leave"_s, u"room:leave"_s, u"room"_s});
    table.add({"POST", u"/api/v1/me/rooms"_s, u"room:join"_s, {}, 201}); // by id or by the name of a public room
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addPresenceRoutes(RouteTable &table)
{
    const QString room = u"/api/v1/rooms/{id}"_s;
    table.add({"GET", room + u"/presence"_s, u"presence:get"_s, u"room"_s});
    table.add({"PUT", u"/api/v1/me/presence"_s, u"presence:set"_s});
    table.add({"PUT", room + u"/typing"_s, u"typing:start"_s, u"room"_s});
    table.add({"DELETE", room + u"/typing"_s, u"typing:stop"_s, u"room"_s});
}

} // namespace confab::gateway

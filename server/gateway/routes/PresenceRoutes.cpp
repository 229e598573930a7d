// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addPresenceRoutes(RouteTable &table)
{
    const QString room = u"/api/v1/rooms/{id}"_s;
    table.add<command::PresenceGet>({"GET", room + u"/presence"_s, u"room"_s});
    table.add<command::PresenceSet>({"PUT", u"/api/v1/me/presence"_s});
    table.add<command::TypingStart>({"PUT", room + u"/typing"_s, u"room"_s});
    table.add<command::TypingStop>({"DELETE", room + u"/typing"_s, u"room"_s});
}

} // namespace confab::gateway

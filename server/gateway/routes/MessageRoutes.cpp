// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addMessageRoutes(RouteTable &table)
{
    const QString room = u"/api/v1/rooms/{id}"_s;
    const QString message = u"/api/v1/messages/{id}"_s;
    table.add<command::MessageHistory>({"GET", room + u"/messages"_s, u"room"_s});
    table.add<command::MessageSend>({"POST", room + u"/messages"_s, u"room"_s, 201, true});
    table.add<command::MessageDelivered>({"PUT", room + u"/delivered"_s, u"room"_s});
    table.add<command::MessageSeen>({"PUT", room + u"/seen"_s, u"room"_s});
    table.add<command::MessageGet>({"GET", message, u"message"_s});
    table.add<command::MessageEdit>({"PATCH", message, u"message"_s});
    table.add<command::MessageEdit>({"PUT", message, u"message"_s});
    table.add<command::MessageDelete>({"DELETE", message, u"message"_s});
}

} // namespace confab::gateway

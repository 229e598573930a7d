// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addMessageRoutes(RouteTable &table)
{
    const QString room = u"/api/v1/rooms/{id}"_s;
    const QString message = u"/api/v1/messages/{id}"_s;
    table.add({"GET", room + u"/messages"_s, u"message:history"_s, u"room"_s});
    table.add({"POST", room + u"/messages"_s, u"message:send"_s, u"room"_s, 201, true});
    table.add({"PUT", room + u"/delivered"_s, u"message:delivered"_s, u"room"_s});
    table.add({"PUT", room + u"/seen"_s, u"message:seen"_s, u"room"_s});
    table.add({"GET", message, u"message:get"_s, u"message"_s});
    table.add({"PATCH", message, u"message:edit"_s, u"message"_s});
    table.add({"PUT", message, u"message:edit"_s, u"message"_s});
    table.add({"DELETE", message, u"message:delete"_s, u"message"_s});
}

} // namespace confab::gateway

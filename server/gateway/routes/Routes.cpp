// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Routes.h"

#include "RouteTable.h"

namespace confab::gateway {

void addRoutes(HttpRouter &router, const RouteServices &services)
{
    RouteTable table(router, services);
    addHealthRoutes(table);
    addAuthRoutes(table);
    addRoomRoutes(table);
    addMemberRoutes(table);
    addInviteRoutes(table);
    addPersonRoutes(table);
    addOwnAccountRoutes(table);
    addPictureRoutes(table);
    addServerRoutes(table);
    addMessageRoutes(table);
    addPresenceRoutes(table);
    addAgentRoutes(table);
    addStreamRoutes(table);
    table.addDocuments();
}

} // namespace confab::gateway

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
    addMessageRoutes(table);
    addPresenceRoutes(table);
    addAgentRoutes(table);
    addStreamRoutes(table);
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addAgentRoutes(RouteTable &table)
{
    table.add<command::AgentList>({"GET", u"/api/v1/agents"_s});
    table.add<command::AgentList>({"GET", u"/api/v1/rooms/{id}/agents"_s, u"room"_s});
}

} // namespace confab::gateway

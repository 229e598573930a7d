// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addServerRoutes(RouteTable &table)
{
    const QString server = u"/api/v1/server"_s;
    table.add<command::ServerGet>({"GET", server});
    table.add<command::ServerUpdate>({"PATCH", server});
    table.add<command::AuditList>({"GET", u"/api/v1/audit"_s});
    table.add<command::AuditList>({"GET", u"/api/v1/rooms/{id}/audit"_s, u"room"_s});
    table.add<command::MessageReport>({"POST", u"/api/v1/messages/{id}/reports"_s, u"message"_s, 201});
}

} // namespace confab::gateway

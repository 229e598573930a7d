// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addHealthRoutes(RouteTable &table)
{
    table.addOpen("GET", u"/healthz"_s,
                  [](const RouteCall &, const HttpReply &reply) { reply(jsonResponse(R"({"status":"ok"})")); });
    table.addOpen("GET", u"/readyz"_s, [](const RouteCall &call, const HttpReply &reply) {
        const bool isReady = !call.services.isReady || call.services.isReady();
        reply(isReady ? jsonResponse(R"({"status":"ready"})") : jsonResponse(R"({"status":"not ready"})", 503));
    });
}

} // namespace confab::gateway

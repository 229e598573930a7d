// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addHealthRoutes(RouteTable &table)
{
    table.addOpen("GET", u"/healthz"_s,
                  [](const RouteCall &, const HttpReply &reply) { reply(jsonResponse(R"({"status":"ok"})")); });
    table.addOpen("GET", u"/readyz"_s, [](const RouteCall &call, const HttpReply &reply) {
        const auto answer = [reply](const Result<> &ready) {
            if (ready)
                return reply(jsonResponse(R"({"status":"ready"})"));
            const QJsonObject body{{u"status"_s, u"not ready"_s}, {u"reason"_s, ready.error().text()}};
            reply(jsonResponse(QJsonDocument(body).toJson(QJsonDocument::Compact), 503));
        };
        call.services.checkReady ? call.services.checkReady(answer) : answer(Done{});
    });
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addHealthRoutes(RouteTable &table)
{
    const auto told = [](codec::Schemas &) {
        return codec::objectSchema({{"status", codec::Schema("string"), true},
                                    {"reason", codec::Schema("string"), false},
                                    {"percent", codec::Schema("integer"), false}});
    };
    const RouteAbout health{
        .about = "Says that the server runs.", .tag = "server", .answer = told, .answerExample = R"({"status":"ok"})"};
    const RouteAbout readiness{.about = "Says whether messages can be written; if not (503), why.",
                               .tag = "server",
                               .answer = told,
                               .answerExample = R"({"status":"ready"})"};
    table.addOpen("GET", u"/healthz"_s, health,
                  [](const RouteCall &, HttpReply reply) { reply(jsonResponse(R"({"status":"ok"})")); });
    table.addOpen("GET", u"/readyz"_s, readiness, [](const RouteCall &call, HttpReply reply) {
        core::Reply<Done> answer{
            call.life, [reply = std::move(reply)](const Result<> &ready) mutable {
                if (ready)
                    return reply(jsonResponse(R"({"status":"ready"})"));
                const QJsonObject body{{u"status"_s, u"not ready"_s}, {u"reason"_s, ready.error().text()}};
                reply(jsonResponse(QJsonDocument(body).toJson(QJsonDocument::Compact), 503));
            }};
        call.services.checkReady ? call.services.checkReady(std::move(answer)) : answer(Done{});
    });
}

} // namespace confab::gateway

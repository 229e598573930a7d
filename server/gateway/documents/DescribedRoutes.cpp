// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DescribedRoutes.h"

namespace confab::gateway {

struct DescribedRoutes::Told
{
    ApiDocument document;
    QList<ApiRoute> routes = {};
    QByteArray json = {};
};

DescribedRoutes::DescribedRoutes(HttpRouter &router, ApiDocument document)
    : m_router(router)
    , m_told(std::make_shared<Told>(Told{std::move(document)}))
{
}

void DescribedRoutes::add(ApiRoute route, HttpHandler handler, qint64 bodyLimit)
{
    m_router.add(route.method, route.path, std::move(handler), bodyLimit);
    m_told->routes.append(std::move(route));
}

void DescribedRoutes::serve(const QString &path)
{
    m_router.add("GET", path, [told = m_told](const HttpRequest &, const Captures &, const HttpReply &reply) {
        if (told->json.isEmpty())
            told->json = openApi(told->document, told->routes);
        reply(jsonResponse(told->json));
    });
}

} // namespace confab::gateway

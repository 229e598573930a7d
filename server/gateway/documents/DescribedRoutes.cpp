// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DescribedRoutes.h"

#include "gateway/http/EntityTag.h"

namespace confab::gateway {

struct DescribedRoutes::Told
{
    ApiDocument document;
    QList<ApiRoute> routes = {};
    QByteArray json = {};
    QByteArray tag = {};
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
    m_router.add("GET", path, [told = m_told](const HttpRequest &request, const Captures &, HttpReply reply) {
        if (told->json.isEmpty()) {
            told->json = openApi(told->document, told->routes);
            told->tag = entityTag(told->json);
        }
        reply(tagged(request, jsonResponse(told->json), told->tag));
    });
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ApiRoute.h"
#include "gateway/http/HttpRouter.h"

#include <memory>

namespace confab::gateway {

//! Adds routes to a router together with what is told of them, so that there is none that its document does not tell.
//! On the thread that the router is filled on; the document is made when it is asked for the first time, on the thread
//! of the handlers.
class DescribedRoutes
{
public:
    //! The router outlives this.
    DescribedRoutes(HttpRouter &router, ApiDocument document);

    void add(ApiRoute route, HttpHandler handler, qint64 bodyLimit = HttpRouter::kDefaultBodyBytes);
    //! The document of all routes, also of those that are added later.
    void serve(const QString &path = QStringLiteral("/openapi.json"));

private:
    struct Told;

    HttpRouter &m_router;
    std::shared_ptr<Told> m_told;
};

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"
#include "protocol/Result.h"

#include <QByteArray>

#include <functional>

namespace confab::core {
class AccountService;
class RateLimiter;
} // namespace confab::core

namespace confab::gateway {

class HttpRouter;

//! What the routes work with; all of it outlives the router that they are added to.
struct RouteServices
{
    //! CommandRouter::execute.
    std::function<void(const core::Actor &, const Command &, Reply<QByteArray>)> execute;
    core::AccountService &accounts;
    core::RateLimiter &limiter;
    const Limits &limits;
    //! Whether the server can serve, and why not; empty: it always can.
    std::function<void(Reply<Done>)> checkReady = {};
};

//! Adds the HTTP API of protocol.md section 7 and the health checks. The handlers run on the room thread.
void addRoutes(HttpRouter &router, const RouteServices &services);

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/invites/RegistrationInvite.h"
#include "core/ports/PictureStore.h"
#include "core/Reply.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"

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
    std::function<void(const core::Actor &, const Command &, core::Reply<QByteArray>)> execute;
    //! CommandRouter::ask, for routes that look into the answer.
    std::function<void(const core::Actor &, const command::RoomList &, core::Reply<reply::Rooms>)> listRooms;
    core::AccountService &accounts;
    core::RateLimiter &limiter;
    const Limits &limits;
    //! Somebody's own picture, or that of a room; answered like user:update and room:update.
    std::function<void(const core::Actor &, std::optional<RoomId>, const QByteArray &bytes, core::Reply<QByteArray>)>
        setPicture;
    std::function<void(const QString &hash, core::Reply<core::Picture>)> findPicture;
    //! Whether the server can serve, and why not; empty: it always can.
    std::function<void(core::Reply<Done>)> checkReady = {};
    //! InviteService::find; empty: there are no invites.
    std::function<Result<core::RegistrationInvite>(const QString &code, const QByteArray &from)> findInvitation = {};
};

//! Adds the HTTP API of PROTOCOL.md, section 9, and the health checks. The handlers run on the room thread.
void addRoutes(HttpRouter &router, const RouteServices &services);

} // namespace confab::gateway

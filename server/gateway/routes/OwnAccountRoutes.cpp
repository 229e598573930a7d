// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/AccountService.h"
#include "core/RateLimiter.h"
#include "gateway/http/AddressKey.h"
#include "protocol/FieldReader.h"
#include "protocol/SignInRequests.h"
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;
using core::RateKind;

namespace {

void removeAccount(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    if (const auto free = call.services.limiter.take(RateKind::PasswordByUser, identity.user.id); !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = codec::readAll<request::Removal>(call.data.object(), call.services.limits);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    call.services.accounts.removeAccount(
        identity, given->password, {call.life, [reply = std::move(reply)](const Result<> &done) mutable {
                                        reply(done ? HttpResponse{.status = 204} : RouteTable::answer(done.error()));
                                    }});
}

void resetPassword(const RouteCall &call, HttpReply reply)
{
    // Guesses are as many as wrong passwords may be.
    const QByteArray from = addressKey(call.request.peerAddress);
    if (const auto free = call.services.limiter.take(RateKind::ResetByAddress, from); !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = codec::readAll<request::NewPassword>(call.data.object(), call.services.limits);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    call.services.accounts.passwords().reset(given->code, given->password,
                                             {call.life, [reply = std::move(reply)](const Result<> &done) mutable {
                                                  reply(done ? jsonResponse("{}") : RouteTable::answer(done.error()));
                                              }});
}

} // namespace

void addOwnAccountRoutes(RouteTable &table)
{
    const RouteAbout removal{.about = "Ends one's account for good; what one has written stays.",
                             .tag = "sign-in",
                             .status = 204,
                             .body = RouteAbout::asked<request::Removal>,
                             .bodyExample = R"({"password":"correct horse battery"})"};
    const RouteAbout reset{.about = "Sets a new password by the code of a link, and ends all sign-ins.",
                           .tag = "sign-in",
                           .body = RouteAbout::asked<request::NewPassword>,
                           .bodyExample = R"({"code":"rs_7Jq2","password":"staple of the battery"})"};
    table.addSignedIn("DELETE", u"/api/v1/me"_s, removal, removeAccount);
    table.addOpen("POST", u"/api/v1/auth/reset"_s, reset, resetPassword);
}

} // namespace confab::gateway

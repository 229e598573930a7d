// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/AccountService.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/SignInGuard.h"
#include "core/RateLimiter.h"
#include "gateway/http/AddressKey.h"
#include "protocol/Codec.h"
#include "protocol/FieldReader.h"
#include "protocol/SignInRequests.h"
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;
using core::RateKind;
using core::SignedIn;
using core::SignInGuard;

namespace {

HttpResponse answerOf(const Result<SignedIn> &result)
{
    if (!result)
        return RouteTable::answer(result.error());
    const reply::SignIn body{.user = result->user,
                             .session = result->session,
                             .guest = result->guest,
                             .role = result->serverRole,
                             .token = QString::fromLatin1(result->token),
                             .expiresAt = result->expiresAt,
                             .refreshToken = QString::fromLatin1(result->refreshToken),
                             .room = result->room};
    return jsonResponse(codec::encodeReply(body), 201);
}

core::Reply<SignedIn> signedInTo(const RouteCall &call, HttpReply reply)
{
    return {call.life, [reply = std::move(reply)](const Result<SignedIn> &result) mutable { reply(answerOf(result)); }};
}

core::Reply<Done> doneTo(const RouteCall &call, HttpReply reply)
{
    return {call.life, [reply = std::move(reply)](const Result<> &done) mutable {
                reply(done ? jsonResponse("{}") : RouteTable::answer(done.error()));
            }};
}

template <class Request>
Result<Request> bodyOf(const RouteCall &call)
{
    return codec::readAll<Request>(call.data.object(), call.services.limits);
}

//! Where the code of an invite leads; nothing where there is none, or it is one that the server itself knows.
Result<std::optional<core::RegistrationInvite>> invitationOf(const RouteCall &call, const QString &given)
{
    const QString code = given.trimmed();
    if (code.isEmpty() || call.services.accounts.knowsCode(code))
        return std::optional<core::RegistrationInvite>();
    auto found = call.services.findInvitation ? call.services.findInvitation(code, addressKey(call.request.peerAddress))
                                              : Result<core::RegistrationInvite>(ErrorCode::NotFound);
    if (found)
        return std::optional(*std::move(found));
    Error error = found.error();
    error.field = u"invite"_s;
    return error;
}

void guest(const RouteCall &call, HttpReply reply)
{
    if (const auto free = call.services.limiter.take(RateKind::GuestByAddress, addressKey(call.request.peerAddress));
        !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = bodyOf<request::Guest>(call);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    const auto invitation = invitationOf(call, given->invite);
    if (!invitation)
        return reply(RouteTable::answer(invitation.error()));
    call.services.accounts.guest(given->name, given->device, signedInTo(call, std::move(reply)), *invitation);
}

void registerAccount(const RouteCall &call, HttpReply reply)
{
    if (const auto free = call.services.limiter.take(RateKind::RegisterByAddress, addressKey(call.request.peerAddress));
        !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = bodyOf<request::Register>(call);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    const auto &[name, password, invite, claim, device] = *given;
    const auto invitation = invitationOf(call, invite);
    if (!invitation)
        return reply(RouteTable::answer(invitation.error()));
    call.services.accounts.registerAccount({name, password, invite, claim, device, *invitation},
                                           signedInTo(call, std::move(reply)));
}

SignInGuard::End endOf(const Result<SignedIn> &result)
{
    if (result)
        return SignInGuard::End::Right;
    return result.error().code == ErrorCode::Unauthorized ? SignInGuard::End::Wrong : SignInGuard::End::Neither;
}

void login(const RouteCall &call, const std::shared_ptr<SignInGuard> &guard, HttpReply reply)
{
    const auto given = bodyOf<request::Login>(call);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    // By the name and not by the account: a name that does not exist runs out of tries just the same.
    const QString tried = given->name.left(call.services.limits.nameChars).simplified();
    const QByteArray account = core::names::folded(tried).toUtf8();
    const QByteArray address = addressKey(call.request.peerAddress);
    guard->admit(address, account,
                 {call.life,
                  [&services = call.services, &life = call.life, given = *given, guard, address, account,
                   from = call.request.peerAddress.toString(), reply = std::move(reply)](const Result<> &may) mutable {
                      if (!may) {
                          services.accounts.tellTooManyTries(from);
                          return reply(RouteTable::answer(may.error()));
                      }
                      const auto &[name, password, device] = given;
                      services.accounts.login(name, password, device, from,
                                              {life, [guard, address, account, reply = std::move(reply)](
                                                         const Result<SignedIn> &result) mutable {
                                                   guard->ended(address, account, endOf(result));
                                                   reply(answerOf(result));
                                               }});
                  }});
}

void refresh(const RouteCall &call, HttpReply reply)
{
    const auto given = bodyOf<request::Refresh>(call);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    call.services.accounts.refresh(given->refreshToken.toUtf8(), signedInTo(call, std::move(reply)));
}

//! By the access token, or by the refresh token when that has run out.
void logout(const RouteCall &call, HttpReply reply)
{
    core::AccountService &accounts = call.services.accounts;
    if (const auto identity = accounts.verify(call.request.bearerToken()))
        return accounts.logout(*identity, doneTo(call, std::move(reply)));
    const auto given = bodyOf<request::Logout>(call);
    if (!given || given->refreshToken.isEmpty())
        return reply(RouteTable::answer(Error{ErrorCode::Unauthorized}));
    accounts.refresh(given->refreshToken.toUtf8(),
                     {call.life, doneTo(call, std::move(reply)), [&accounts](const SignedIn &session, auto done) {
                          const auto identity = accounts.verify(session.token);
                          if (!identity)
                              return done(identity.error());
                          accounts.logout(*identity, std::move(done));
                      }});
}

void changePassword(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    if (const auto free = call.services.limiter.take(RateKind::PasswordByUser, identity.user.id); !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = bodyOf<request::Password>(call);
    if (!given)
        return reply(RouteTable::answer(given.error()));
    call.services.accounts.passwords().change(identity, given->oldPassword, given->newPassword,
                                              doneTo(call, std::move(reply)));
}

// A sign-in as all routes of this tag answer it; `tokens` are left out by the one that only shows it.
QByteArray exampleOf(QLatin1String tokens)
{
    return R"({"user":{"id":"0199f3b2-7c20-7001-8a5d-3e21c0de6001","name":"Mira","kind":"person"},)"
           R"("session":"0199f3b2-7c50-7001-8a5d-3e21c0de9001","guest":false,"role":"member",)" +
           QByteArray(tokens.data(), tokens.size()) + R"("expiresAt":"2026-01-31T12:15:00.000Z"})";
}

template <class Request>
RouteAbout signsIn(field::About about, const QByteArray &example)
{
    return {.about = about,
            .tag = "sign-in",
            .status = 201,
            .body = RouteAbout::asked<Request>,
            .bodyExample = example,
            .answer = RouteAbout::told<reply::SignIn>,
            .answerExample = exampleOf(R"("token":"eyJhbGciOiJIUzI1NiJ9.e30.c2ln","refreshToken":"rt_7Jq2",)"_L1)};
}

} // namespace

void addAuthRoutes(RouteTable &table)
{
    const auto asGuest = signsIn<request::Guest>("Signs in without an account.", R"({"name":"Mira"})");
    const auto asNew = signsIn<request::Register>("Makes an account, and signs in with it.",
                                                  R"({"name":"Mira","password":"correct horse battery"})");
    const auto asKnown =
        signsIn<request::Login>("Signs in with an account.", R"({"name":"Mira","password":"correct horse battery"})");
    const auto again =
        signsIn<request::Refresh>("Renews a sign-in; each refresh token serves once.", R"({"refreshToken":"rt_7Jq2"})");
    const RouteAbout out{.about = "Ends a sign-in, by its access token or else its refresh token.",
                         .tag = "sign-in",
                         .body = RouteAbout::asked<request::Logout>,
                         .bodyExample = R"({"refreshToken":"rt_7Jq2"})",
                         .needsBody = false};
    const RouteAbout password{.about = "Changes one's password, and ends one's other sign-ins.",
                              .tag = "sign-in",
                              .body = RouteAbout::asked<request::Password>,
                              .bodyExample =
                                  R"({"oldPassword":"correct horse battery","newPassword":"staple of the battery"})"};
    const RouteAbout me{.about = "Shows who one is.",
                        .tag = "sign-in",
                        .answer = RouteAbout::told<reply::SignIn>,
                        .answerExample = exampleOf({})};

    table.addOpen("POST", u"/api/v1/auth/guest"_s, asGuest, guest);
    table.addOpen("POST", u"/api/v1/auth/register"_s, asNew, registerAccount);
    table.addOpen("POST", u"/api/v1/auth/login"_s, asKnown,
                  [guard = std::make_shared<SignInGuard>(table.services().limiter)](
                      const RouteCall &call, HttpReply reply) { login(call, guard, std::move(reply)); });
    table.addOpen("POST", u"/api/v1/auth/refresh"_s, again, refresh);
    table.addOpen("POST", u"/api/v1/auth/logout"_s, out, logout);
    table.addSignedIn("POST", u"/api/v1/auth/password"_s, password, changePassword);
    table.addSignedIn("PATCH", u"/api/v1/me/password"_s, password, changePassword);
    table.addSignedIn("GET", u"/api/v1/me"_s, me,
                      [](const RouteCall &, const core::Identity &identity, HttpReply reply) {
                          const reply::SignIn body{.user = identity.user,
                                                   .session = identity.session,
                                                   .guest = identity.guest,
                                                   .role = identity.serverRole,
                                                   .expiresAt = identity.expiresAt};
                          reply(jsonResponse(codec::encodeReply(body)));
                      });
}

} // namespace confab::gateway

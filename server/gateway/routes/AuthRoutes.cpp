// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/AccountService.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/SignInGuard.h"
#include "core/RateLimiter.h"
#include "protocol/Codec.h"
#include "RouteTable.h"

#include <QJsonDocument>

namespace confab::gateway {

using namespace Qt::StringLiterals;
using core::RateKind;
using core::SignedIn;
using core::SignInGuard;

namespace {

//! One key for whoever owns the address: a v6 network of /64 is one customer.
QByteArray addressKey(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QByteArray::number(v4, 16);
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(v6.c), 8).toHex();
}

QJsonObject userObject(const User &user)
{
    return {{u"id"_s, user.id.toString()}, {u"name"_s, user.name}, {u"kind"_s, codec::nameOf(user.kind)}};
}

QJsonObject sessionObject(const User &user, SessionId session, bool guest, Role role, Timestamp expiresAt)
{
    return {{u"user"_s, userObject(user)},
            {u"session"_s, session.toString()},
            {u"guest"_s, guest},
            {u"role"_s, codec::nameOf(role)},
            {u"expiresAt"_s, QString::fromLatin1(codec::encodeTime(expiresAt))}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Reply<SignedIn> answerTo(const HttpReply &reply, int status)
{
    return [reply, status](const Result<SignedIn> &result) {
        if (!result)
            return reply(RouteTable::answer(result.error()));
        QJsonObject body =
            sessionObject(result->user, result->session, result->guest, result->serverRole, result->expiresAt);
        body.insert("token"_L1, QString::fromLatin1(result->token));
        body.insert("refreshToken"_L1, QString::fromLatin1(result->refreshToken));
        reply(jsonResponse(compact(body), status));
    };
}

Reply<Done> doneTo(const HttpReply &reply)
{
    return [reply](const Result<> &done) { reply(done ? jsonResponse("{}") : RouteTable::answer(done.error())); };
}

//! The named texts of a body; the first error of those that are missing or no text.
template <size_t Count>
Result<std::array<QString, Count>> texts(const RouteCall &call, const std::pair<QLatin1String, bool> (&fields)[Count])
{
    std::array<QString, Count> values;
    for (size_t i = 0; i < Count; ++i) {
        const auto value = stringOf(call.data, fields[i].first, fields[i].second);
        if (!value)
            return value.error();
        values[i] = *value;
    }
    return values;
}

void guest(const RouteCall &call, const HttpReply &reply)
{
    if (const auto free = call.services.limiter.take(RateKind::GuestByAddress, addressKey(call.request.peerAddress));
        !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = texts(call, {{"name"_L1, true}, {"device"_L1, false}});
    if (!given)
        return reply(RouteTable::answer(given.error()));
    call.services.accounts.guest((*given)[0], (*given)[1], answerTo(reply, 201));
}

void registerAccount(const RouteCall &call, const HttpReply &reply)
{
    if (const auto free = call.services.limiter.take(RateKind::RegisterByAddress, addressKey(call.request.peerAddress));
        !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = texts(
        call,
        {{"name"_L1, true}, {"password"_L1, true}, {"invite"_L1, false}, {"claim"_L1, false}, {"device"_L1, false}});
    if (!given)
        return reply(RouteTable::answer(given.error()));
    const auto &[name, password, invite, claim, device] = *given;
    call.services.accounts.registerAccount({name, password, invite, claim, device}, answerTo(reply, 201));
}

SignInGuard::End endOf(const Result<SignedIn> &result)
{
    if (result)
        return SignInGuard::End::Right;
    return result.error().code == ErrorCode::Unauthorized ? SignInGuard::End::Wrong : SignInGuard::End::Neither;
}

void login(const RouteCall &call, const std::shared_ptr<SignInGuard> &guard, const HttpReply &reply)
{
    const auto given = texts(call, {{"name"_L1, true}, {"password"_L1, true}, {"device"_L1, false}});
    if (!given)
        return reply(RouteTable::answer(given.error()));
    // By the name and not by the account: a name that does not exist runs out of tries just the same.
    const QString tried = given->front().left(call.services.limits.nameChars).simplified();
    const QByteArray account = core::names::folded(tried).toUtf8();
    const QByteArray address = addressKey(call.request.peerAddress);
    const auto end = [guard, address, account, reply](const Result<SignedIn> &result) {
        guard->ended(address, account, endOf(result));
        answerTo(reply, 201)(result);
    };
    guard->admit(address, account, [&accounts = call.services.accounts, given = *given, end, reply](const auto &may) {
        if (!may)
            return reply(RouteTable::answer(may.error()));
        const auto &[name, password, device] = given;
        accounts.login(name, password, device, end);
    });
}

void refresh(const RouteCall &call, const HttpReply &reply)
{
    const auto token = stringOf(call.data, "refreshToken"_L1);
    if (!token)
        return reply(RouteTable::answer(token.error()));
    call.services.accounts.refresh(token->toUtf8(), answerTo(reply, 201));
}

//! By the access token, or by the refresh token when that has run out.
void logout(const RouteCall &call, const HttpReply &reply)
{
    core::AccountService &accounts = call.services.accounts;
    if (const auto identity = accounts.verify(call.request.bearerToken()))
        return accounts.logout(*identity, doneTo(reply));
    const auto token = stringOf(call.data, "refreshToken"_L1, false);
    if (!token || token->isEmpty())
        return reply(RouteTable::answer(Error{ErrorCode::Unauthorized}));
    accounts.refresh(token->toUtf8(), [&accounts, reply](const Result<SignedIn> &session) {
        const auto identity = session ? accounts.verify(session->token) : Result<core::Identity>(session.error());
        if (!identity)
            return reply(RouteTable::answer(identity.error()));
        accounts.logout(*identity, doneTo(reply));
    });
}

void changePassword(const RouteCall &call, const core::Identity &identity, const HttpReply &reply)
{
    if (const auto free = call.services.limiter.take(RateKind::PasswordByUser, identity.user.id); !free)
        return reply(RouteTable::answer(free.error()));
    const auto given = texts(call, {{"oldPassword"_L1, true}, {"newPassword"_L1, true}});
    if (!given)
        return reply(RouteTable::answer(given.error()));
    call.services.accounts.changePassword(identity, (*given)[0], (*given)[1], doneTo(reply));
}

} // namespace

void addAuthRoutes(RouteTable &table)
{
    table.addOpen("POST", u"/api/v1/auth/guest"_s, guest);
    table.addOpen("POST", u"/api/v1/auth/register"_s, registerAccount);
    table.addOpen("POST", u"/api/v1/auth/login"_s,
                  [guard = std::make_shared<SignInGuard>(table.services().limiter)](
                      const RouteCall &call, const HttpReply &reply) { login(call, guard, reply); });
    table.addOpen("POST", u"/api/v1/auth/refresh"_s, refresh);
    table.addOpen("POST", u"/api/v1/auth/logout"_s, logout);
    table.addSignedIn("POST", u"/api/v1/auth/password"_s, changePassword);
    table.addSignedIn("PATCH", u"/api/v1/me/password"_s, changePassword);
    table.addSignedIn("GET", u"/api/v1/me"_s,
                      [](const RouteCall &, const core::Identity &identity, const HttpReply &reply) {
                          reply(jsonResponse(compact(sessionObject(identity.user, identity.session, identity.guest,
                                                                   identity.serverRole, identity.expiresAt))));
                      });
}

} // namespace confab::gateway

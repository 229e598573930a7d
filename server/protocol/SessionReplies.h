// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Limits.h"
#include "RoomTypes.h"
#include "UserTypes.h"

#include <QList>
#include <QStringList>

namespace confab::reply {

struct Empty
{
    static void describe(auto &, auto &) {}
    friend bool operator==(const Empty &, const Empty &) = default;
};

//! The ack of hello.
struct Welcome
{
    User user = {};
    SessionId session = {};
    QString serverName = {};
    QString serverVersion = {};
    QStringList features = {};
    Limits limits = {};
    int heartbeatMs = 12'000;
    QList<RoomSummary> rooms = {}; //!< those of the latest activity
    bool more = false;             //!< there are others, which room:list tells from this cursor on
    QString cursor = {};
    QList<UserId> blocked = {}; //!< whose messages are folded

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("session", it.session);
        form.group("server", [&](auto &server) {
            server.given("name", it.serverName);
            server.given("version", it.serverVersion);
            server.given("features", it.features);
        });
        form.given("limits", it.limits);
        form.given("heartbeatMs", it.heartbeatMs);
        form.given("rooms", it.rooms);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
        form.optional("blocked", it.blocked);
    }
    friend bool operator==(const Welcome &, const Welcome &) = default;
};
struct Renewed
{
    Timestamp expiresAt = 0;

    static void describe(auto &form, auto &it) { form.required("expiresAt", it.expiresAt, field::kTime); }
    friend bool operator==(const Renewed &, const Renewed &) = default;
};
//! What signing in over HTTP answers; GET me, without the tokens.
struct SignIn
{
    User user = {};
    SessionId session = {};
    std::optional<bool> guest = {};
    Role role = Role::Member; //!< on the server
    QString token = {};
    Timestamp expiresAt = 0; //!< when the token ends
    QString refreshToken = {};
    std::optional<RoomId> room = {}; //!< that an invite led to

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.given("session", it.session);
        form.optional("guest", it.guest);
        form.given("role", it.role);
        form.optional("token", it.token);
        form.required("expiresAt", it.expiresAt, field::kTime);
        form.optional("refreshToken", it.refreshToken);
        form.optional("room", it.room);
    }
    friend bool operator==(const SignIn &, const SignIn &) = default;
};
struct Presences
{
    QList<Presence> presence = {};

    static void describe(auto &form, auto &it) { form.given("presence", it.presence); }
    friend bool operator==(const Presences &, const Presences &) = default;
};

} // namespace confab::reply

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerReplies.h"

//! The commands of those who lead the server or a room, and reports to them.
namespace confab::command {

struct ServerGet
{
    static constexpr field::Name kName = "server:get";
    static constexpr field::About kAbout = "Shows the settings of the server.";
    using Answer = reply::Server;

    static void describe(auto &, auto &) {}
    friend bool operator==(const ServerGet &, const ServerGet &) = default;
};
struct ServerUpdate
{
    static constexpr field::Name kName = "server:update";
    static constexpr field::About kAbout = "Changes settings of the server.";
    using Answer = reply::Server;

    std::optional<QString> name = {};
    std::optional<SignUp> registration = {};
    std::optional<bool> guests = {};
    std::optional<LobbyJoin> lobby = {};

    static void describe(auto &form, auto &it)
    {
        form.optional("name", it.name);
        form.optional("registration", it.registration);
        form.optional("guests", it.guests);
        form.optional("lobby", it.lobby);
    }
    friend bool operator==(const ServerUpdate &, const ServerUpdate &) = default;
};
struct AuditList
{
    static constexpr field::Name kName = "audit:list";
    static constexpr field::About kAbout = "Lists what was done by who leads a room or the server, and reports.";
    using Answer = reply::Audit;

    std::optional<RoomId> room = {}; //!< nothing: the server
    QString cursor = {};
    int limit = 50;

    static void describe(auto &form, auto &it)
    {
        form.optional("room", it.room);
        form.optional("cursor", it.cursor);
        form.given("limit", it.limit, field::Page{100});
    }
    friend bool operator==(const AuditList &, const AuditList &) = default;
};
struct MessageReport
{
    static constexpr field::Name kName = "message:report";
    static constexpr field::About kAbout = "Tells those who lead a room of a message.";
    using Answer = reply::Empty;

    MessageId message = {};
    QString reason = {};

    static void describe(auto &form, auto &it)
    {
        form.required("message", it.message);
        form.required("reason", it.reason);
    }
    friend bool operator==(const MessageReport &, const MessageReport &) = default;
};

} // namespace confab::command

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "Enums.h"
#include "Ids.h"

#include <QStringList>

#include <optional>

namespace confab {

//! What the server's owner and admins set while it runs.
struct ServerSettings
{
    QString name = {};
    SignUp registration = SignUp::Open;
    bool guests = true;
    LobbyJoin lobby = LobbyJoin::Everyone;
    QStringList locked = {}; //!< those of the above that its configuration sets, and nobody else

    static void describe(auto &form, auto &it)
    {
        form.required("name", it.name);
        form.required("registration", it.registration);
        form.required("guests", it.guests);
        form.required("lobby", it.lobby);
        form.given("locked", it.locked);
    }
    friend bool operator==(const ServerSettings &, const ServerSettings &) = default;
};

//! What something was done to; as it was called then.
struct AuditTarget
{
    std::optional<UserId> user = {};
    std::optional<MessageId> message = {};
    std::optional<RoomId> room = {};
    std::optional<InviteId> invite = {};
    QString name = {};

    static void describe(auto &form, auto &it)
    {
        form.optional("user", it.user);
        form.optional("message", it.message);
        form.optional("room", it.room);
        form.optional("invite", it.invite);
        form.optional("name", it.name);
    }
    friend bool operator==(const AuditTarget &, const AuditTarget &) = default;
};

//! One thing that somebody did who leads a room or the server, or a report.
struct AuditEntry
{
    Timestamp at = 0;
    UserId by = {};
    QString byName = {};
    QString what = {}; //!< the command's name
    std::optional<AuditTarget> target = {};
    QString reason = {};
    QStringList fields = {};             //!< of an update: what was changed
    std::optional<Role> role = {};       //!< that was given
    std::optional<Timestamp> until = {}; //!< of what ends by itself
    QString text = {};                   //!< of a message of a direct room that was reported

    static void describe(auto &form, auto &it)
    {
        form.required("at", it.at, field::kTime);
        form.required("by", it.by);
        form.optional("byName", it.byName);
        form.required("what", it.what);
        form.optional("target", it.target);
        form.optional("reason", it.reason);
        form.optional("fields", it.fields);
        form.optional("role", it.role);
        form.optional("until", it.until, field::kTime);
        form.optional("text", it.text);
    }
    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

} // namespace confab

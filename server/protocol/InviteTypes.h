// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "Enums.h"
#include "Ids.h"

#include <optional>

namespace confab {

//! A way into a room for who knows its code.
struct Invite
{
    QString code = {}; //!< 22 characters of base64url; case counts
    RoomId room = {};
    int uses = 0; //!< memberships that it may make; 0: as many as come
    int used = 0; //!< memberships that it has made
    std::optional<Timestamp> expiresAt = {};
    Role role = Role::Member; //!< what who comes by it becomes: member or guest
    UserId createdBy = {};
    Timestamp createdAt = 0;
    QString url = {};

    static void describe(auto &form, auto &it)
    {
        form.required("code", it.code);
        form.required("room", it.room);
        form.given("uses", it.uses);
        form.given("used", it.used);
        form.optional("expiresAt", it.expiresAt, field::kTime);
        form.required("role", it.role);
        form.required("createdBy", it.createdBy);
        form.required("createdAt", it.createdAt, field::kTime);
        form.given("url", it.url);
    }
    friend bool operator==(const Invite &, const Invite &) = default;
};

//! What is told of a room to who was invited, before he is in.
struct InvitingRoom
{
    RoomId id = {};
    QString name = {};
    RoomKind kind = RoomKind::Public;
    int memberCount = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("name", it.name);
        form.required("kind", it.kind);
        form.required("memberCount", it.memberCount);
    }
    friend bool operator==(const InvitingRoom &, const InvitingRoom &) = default;
};

} // namespace confab

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "InviteReplies.h"
#include "RoomReplies.h"

//! The commands about links that lead into a room.
namespace confab::command {

struct InviteCreate
{
    static constexpr field::Name kName = "invite:create";
    static constexpr field::About kAbout = "Makes a link that lets people into a room.";
    using Answer = reply::OneInvite;

    RoomId room = {};
    int uses = 0; //!< memberships that it may make; 0: as many as come
    std::optional<Timestamp> expiresAt = {};
    Role role = Role::Member;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.given("uses", it.uses);
        form.optional("expiresAt", it.expiresAt, field::kTime);
        form.given("role", it.role);
        form.refuseIf(it.role != Role::Member && it.role != Role::Guest, "role", u"must be member or guest");
    }
    friend bool operator==(const InviteCreate &, const InviteCreate &) = default;
};
struct InviteList
{
    static constexpr field::Name kName = "invite:list";
    static constexpr field::About kAbout = "Lists the invites of a room.";
    using Answer = reply::Invites;

    RoomId room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const InviteList &, const InviteList &) = default;
};
struct InviteRevoke
{
    static constexpr field::Name kName = "invite:revoke";
    static constexpr field::About kAbout = "Makes an invite void.";
    using Answer = reply::Empty;

    QString code = {};

    static void describe(auto &form, auto &it) { form.required("code", it.code); }
    friend bool operator==(const InviteRevoke &, const InviteRevoke &) = default;
};
struct InviteGet
{
    static constexpr field::Name kName = "invite:get";
    static constexpr field::About kAbout = "Shows where an invite leads.";
    using Answer = reply::InviteView;

    QString code = {};

    static void describe(auto &form, auto &it) { form.required("code", it.code); }
    friend bool operator==(const InviteGet &, const InviteGet &) = default;
};
struct InviteAccept
{
    static constexpr field::Name kName = "invite:accept";
    static constexpr field::About kAbout = "Joins a room by an invite.";
    using Answer = reply::Joined;

    QString code = {};

    static void describe(auto &form, auto &it) { form.required("code", it.code); }
    friend bool operator==(const InviteAccept &, const InviteAccept &) = default;
};

} // namespace confab::command

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemberReplies.h"

#include <QList>

//! The commands about who is in a room, and as what.
namespace confab::command {

//! Adds people and agents of this server at once, all or none.
struct RoomInvite
{
    static constexpr field::Name kName = "room:invite";
    static constexpr field::About kAbout = "Adds people or agents to a room, all of them or none.";
    using Answer = reply::Invited;

    RoomId room = {};
    QList<UserId> users = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("users", it.users);
    }
    friend bool operator==(const RoomInvite &, const RoomInvite &) = default;
};
struct MemberRole
{
    static constexpr field::Name kName = "member:role";
    static constexpr field::About kAbout = "Gives a member another role, or a room another owner.";
    using Answer = reply::OneMember;

    RoomId room = {};
    UserId user = {};
    Role role = Role::Member;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("user", it.user);
        form.required("role", it.role);
    }
    friend bool operator==(const MemberRole &, const MemberRole &) = default;
};
struct MemberKick
{
    static constexpr field::Name kName = "member:kick";
    static constexpr field::About kAbout = "Takes somebody out of a room.";
    using Answer = reply::Empty;

    RoomId room = {};
    UserId user = {};
    QString reason = {}; //!< shown to the whole room

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("user", it.user);
        form.optional("reason", it.reason);
    }
    friend bool operator==(const MemberKick &, const MemberKick &) = default;
};
//! Also of who is no member.
struct MemberBan
{
    static constexpr field::Name kName = "member:ban";
    static constexpr field::About kAbout = "Keeps somebody out of a room, or lets him in again.";
    using Answer = reply::Empty;

    RoomId room = {};
    UserId user = {};
    QString reason = {}; //!< shown to the whole room
    bool on = true;
    std::optional<Timestamp> until = {}; //!< nothing: for good

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("user", it.user);
        form.optional("reason", it.reason);
        form.required("on", it.on);
        form.optional("until", it.until, field::kTime);
    }
    friend bool operator==(const MemberBan &, const MemberBan &) = default;
};
struct MemberMute
{
    static constexpr field::Name kName = "member:mute";
    static constexpr field::About kAbout = "Lets a member read only for a time, or write again.";
    using Answer = reply::OneMember;

    RoomId room = {};
    UserId user = {};
    std::optional<Timestamp> until = {}; //!< nothing ends it

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("user", it.user);
        form.nullable("until", it.until, field::kTime);
    }
    friend bool operator==(const MemberMute &, const MemberMute &) = default;
};
struct BanList
{
    static constexpr field::Name kName = "ban:list";
    static constexpr field::About kAbout = "Lists who is kept out of a room.";
    using Answer = reply::Bans;

    RoomId room = {};
    QString cursor = {};
    int limit = 50;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("cursor", it.cursor);
        form.given("limit", it.limit, field::Page{100});
    }
    friend bool operator==(const BanList &, const BanList &) = default;
};

} // namespace confab::command

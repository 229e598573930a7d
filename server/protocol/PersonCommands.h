// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PersonReplies.h"

//! The commands about people, and about the account and the sign-ins of who asks.
namespace confab::command {

struct UserList
{
    static constexpr field::Name kName = "user:list";
    static constexpr field::About kAbout = "Finds people whom one may write to.";
    using Answer = reply::People;

    QString query = {};              //!< a part of a name
    std::optional<RoomId> room = {}; //!< its members alone
    bool blocked = false;            //!< those alone whom the reader has blocked
    QString cursor = {};
    int limit = 50;

    static void describe(auto &form, auto &it)
    {
        form.optional("query", it.query);
        form.optional("room", it.room);
        form.optional("blocked", it.blocked);
        form.optional("cursor", it.cursor);
        form.given("limit", it.limit, field::Page{100});
    }
    friend bool operator==(const UserList &, const UserList &) = default;
};
struct UserGet
{
    static constexpr field::Name kName = "user:get";
    static constexpr field::About kAbout = "Shows who somebody is.";
    using Answer = reply::PersonDetail;

    UserId user = {};

    static void describe(auto &form, auto &it) { form.required("user", it.user); }
    friend bool operator==(const UserGet &, const UserGet &) = default;
};
struct UserUpdate
{
    static constexpr field::Name kName = "user:update";
    static constexpr field::About kAbout = "Changes what one is called, and what one tells of oneself.";
    using Answer = reply::OnePerson;

    std::optional<QString> name = {};
    std::optional<QString> about = {};   //!< empty takes it away
    std::optional<QString> picture = {}; //!< can only be taken away here: empty

    static void describe(auto &form, auto &it)
    {
        form.optional("name", it.name);
        form.erasable("about", it.about);
        form.erasable("picture", it.picture);
        form.refuseIf(it.picture && !it.picture->isEmpty(), "picture", u"can only be null here");
    }
    friend bool operator==(const UserUpdate &, const UserUpdate &) = default;
};
struct UserBlock
{
    static constexpr field::Name kName = "user:block";
    static constexpr field::About kAbout = "Keeps somebody from writing to oneself, or lets him again.";
    using Answer = reply::Empty;

    UserId user = {};
    bool on = true;

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("on", it.on);
    }
    friend bool operator==(const UserBlock &, const UserBlock &) = default;
};
struct UserReset
{
    static constexpr field::Name kName = "user:reset";
    static constexpr field::About kAbout = "Makes a link by which somebody sets a new password.";
    using Answer = reply::ResetLink;

    UserId user = {};

    static void describe(auto &form, auto &it) { form.required("user", it.user); }
    friend bool operator==(const UserReset &, const UserReset &) = default;
};
struct UserRole
{
    static constexpr field::Name kName = "user:role";
    static constexpr field::About kAbout = "Gives somebody another role on the server.";
    using Answer = reply::OnePerson;

    UserId user = {};
    Role role = Role::Member; //!< owner hands the server over

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("role", it.role);
        form.refuseIf(it.role == Role::Guest, "role", u"must be owner, admin or member");
    }
    friend bool operator==(const UserRole &, const UserRole &) = default;
};
struct UserSuspend
{
    static constexpr field::Name kName = "user:suspend";
    static constexpr field::About kAbout = "Keeps somebody off the server, or lets him in again.";
    using Answer = reply::OnePerson;

    UserId user = {};
    bool on = true;
    std::optional<Timestamp> until = {}; //!< nothing: for good
    QString reason = {};

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("on", it.on);
        form.optional("until", it.until, field::kTime);
        form.optional("reason", it.reason);
    }
    friend bool operator==(const UserSuspend &, const UserSuspend &) = default;
};
struct SessionList
{
    static constexpr field::Name kName = "session:list";
    static constexpr field::About kAbout = "Lists where one is signed in.";
    using Answer = reply::Sessions;

    static void describe(auto &, auto &) {}
    friend bool operator==(const SessionList &, const SessionList &) = default;
};
//! One of the two.
struct SessionRevoke
{
    static constexpr field::Name kName = "session:revoke";
    static constexpr field::About kAbout = "Signs one of the own sessions out, or all others.";
    using Answer = reply::Empty;

    std::optional<SessionId> session = {};
    bool others = false; //!< all but the one that asks

    static void describe(auto &form, auto &it)
    {
        form.optional("session", it.session);
        form.optional("others", it.others);
        form.refuseIf(it.session.has_value() == it.others, "session", u"or “others” is needed, and only one of them");
    }
    friend bool operator==(const SessionRevoke &, const SessionRevoke &) = default;
};

} // namespace confab::command

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "UserTypes.h"

//! Who people are beyond what stands beside their messages, and where they are signed in.
namespace confab {

//! Somebody as asked for by id, and as `user:list` and `user:updated` tell of him.
struct Person
{
    User user = {};
    bool guest = false;
    QString about = {};
    bool suspended = false;
    bool blocked = false;          //!< by the reader
    std::optional<Role> role = {}; //!< on the server; told only to who may change it

    static void describe(auto &form, auto &it)
    {
        User::describe(form, it.user);
        form.optional("guest", it.guest);
        form.optional("about", it.about);
        form.optional("suspended", it.suspended);
        form.optional("blocked", it.blocked);
        form.optional("role", it.role);
    }
    friend bool operator==(const Person &, const Person &) = default;
};

//! A room that the reader and somebody else are in.
struct SharedRoom
{
    RoomId id = {};
    QString name = {};

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("name", it.name);
    }
    friend bool operator==(const SharedRoom &, const SharedRoom &) = default;
};

//! One sign-in of the reader.
struct SessionEntry
{
    SessionId id = {};
    QString device = {};
    QString client = {}; //!< name and version
    Timestamp createdAt = 0;
    Timestamp lastSeenAt = 0;
    bool current = false; //!< whether it is the one that asks

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.given("device", it.device);
        form.given("client", it.client);
        form.required("createdAt", it.createdAt, field::kTime);
        form.required("lastSeenAt", it.lastSeenAt, field::kTime);
        form.given("current", it.current);
    }
    friend bool operator==(const SessionEntry &, const SessionEntry &) = default;
};

} // namespace confab

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PersonTypes.h"
#include "SessionReplies.h"

namespace confab::reply {

struct People
{
    QList<Person> users = {};
    bool more = false;
    QString cursor = {};

    static void describe(auto &form, auto &it)
    {
        form.given("users", it.users);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
    }
    friend bool operator==(const People &, const People &) = default;
};
struct OnePerson
{
    Person user = {};

    static void describe(auto &form, auto &it) { form.required("user", it.user); }
    friend bool operator==(const OnePerson &, const OnePerson &) = default;
};
struct PersonDetail
{
    Person user = {};
    Presence presence = {};
    QList<SharedRoom> rooms = {}; //!< at most 50 that the reader is in, too
    Timestamp joinedAt = 0;       //!< when the account was made

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("presence", it.presence);
        form.given("rooms", it.rooms);
        form.required("joinedAt", it.joinedAt, field::kTime);
    }
    friend bool operator==(const PersonDetail &, const PersonDetail &) = default;
};
struct Sessions
{
    QList<SessionEntry> sessions = {};

    static void describe(auto &form, auto &it) { form.given("sessions", it.sessions); }
    friend bool operator==(const Sessions &, const Sessions &) = default;
};
struct ResetLink
{
    QString url = {}; //!< serves once, for 24 hours

    static void describe(auto &form, auto &it) { form.required("url", it.url); }
    friend bool operator==(const ResetLink &, const ResetLink &) = default;
};

} // namespace confab::reply

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SessionReplies.h"

namespace confab::reply {

struct Invited
{
    QList<Member> members = {}; //!< one for each user that was named, in their order

    static void describe(auto &form, auto &it) { form.given("members", it.members); }
    friend bool operator==(const Invited &, const Invited &) = default;
};
struct OneMember
{
    Member member = {};

    static void describe(auto &form, auto &it) { form.required("member", it.member); }
    friend bool operator==(const OneMember &, const OneMember &) = default;
};
struct Bans
{
    QList<Ban> bans = {};
    bool more = false;
    QString cursor = {};

    static void describe(auto &form, auto &it)
    {
        form.given("bans", it.bans);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
    }
    friend bool operator==(const Bans &, const Bans &) = default;
};

} // namespace confab::reply

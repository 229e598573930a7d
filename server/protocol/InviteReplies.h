// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "InviteTypes.h"

#include <QList>

namespace confab::reply {

struct OneInvite
{
    Invite invite = {};

    static void describe(auto &form, auto &it) { form.required("invite", it.invite); }
    friend bool operator==(const OneInvite &, const OneInvite &) = default;
};
struct Invites
{
    QList<Invite> invites = {};

    static void describe(auto &form, auto &it) { form.given("invites", it.invites); }
    friend bool operator==(const Invites &, const Invites &) = default;
};
//! What who was invited is told before he comes in.
struct InviteView
{
    InvitingRoom room = {};
    QString serverName = {};
    QString by = {}; //!< the name of who made the invite
    Role role = Role::Member;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.group("server", [&](auto &server) { server.given("name", it.serverName); });
        form.given("by", it.by);
        form.required("role", it.role);
    }
    friend bool operator==(const InviteView &, const InviteView &) = default;
};

} // namespace confab::reply

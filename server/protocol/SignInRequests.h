// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "Enums.h"
#include "Ids.h"

#include <optional>

//! What is asked over HTTP alone: the bodies of the requests about accounts.
namespace confab::request {

struct Guest
{
    QString name = {};
    QString invite = {}; //!< the code of a room's invite
    QString device = {};

    static void describe(auto &form, auto &it)
    {
        form.required("name", it.name);
        form.optional("invite", it.invite);
        form.optional("device", it.device);
    }
};
struct Register
{
    QString name = {};
    QString password = {};
    QString invite = {}; //!< the server's code, or that of a room's invite
    QString claim = {};  //!< makes the owner of a new server
    QString device = {};

    static void describe(auto &form, auto &it)
    {
        form.required("name", it.name);
        form.required("password", it.password);
        form.optional("invite", it.invite);
        form.optional("claim", it.claim);
        form.optional("device", it.device);
    }
};
struct Login
{
    QString name = {};
    QString password = {};
    QString device = {};

    static void describe(auto &form, auto &it)
    {
        form.required("name", it.name);
        form.required("password", it.password);
        form.optional("device", it.device);
    }
};
struct Refresh
{
    QString refreshToken = {};

    static void describe(auto &form, auto &it) { form.required("refreshToken", it.refreshToken); }
};
struct Logout
{
    QString refreshToken = {}; //!< where there is no valid access token

    static void describe(auto &form, auto &it) { form.optional("refreshToken", it.refreshToken); }
};
struct Password
{
    QString oldPassword = {};
    QString newPassword = {};

    static void describe(auto &form, auto &it)
    {
        form.required("oldPassword", it.oldPassword);
        form.required("newPassword", it.newPassword);
    }
};
//! Ends the account of who asks.
struct Removal
{
    QString password = {};

    static void describe(auto &form, auto &it) { form.required("password", it.password); }
};
//! By a link that user:reset has given.
struct NewPassword
{
    QString code = {};
    QString password = {};

    static void describe(auto &form, auto &it)
    {
        form.required("code", it.code);
        form.required("password", it.password);
    }
};
//! One of both: what user:role or user:suspend changes.
struct PersonChange
{
    std::optional<Role> role = {};
    std::optional<bool> suspended = {};
    std::optional<Timestamp> until = {};
    QString reason = {};

    static void describe(auto &form, auto &it)
    {
        form.optional("role", it.role);
        form.optional("suspended", it.suspended);
        form.optional("until", it.until, field::kTime);
        form.optional("reason", it.reason);
        form.refuseIf(it.role.has_value() == it.suspended.has_value(), "role",
                      u"or “suspended” is needed, and only one of them");
    }
};

} // namespace confab::request

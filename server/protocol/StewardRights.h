// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Enums.h"
#include "Result.h"

#include <optional>

//! What those who lead the server may do to its people, for the server, which decides, and the app, which offers no
//! more: pure functions of who asks, by his role on the server (Guest: without an account), and of whom it is done to, if
//! anybody. Forbidden: he may not. NotFound (field "user"): there is nobody. The other errors tell what can't be done to
//! this one.
namespace confab::rights {

//! Somebody of the server.
struct ServerPerson
{
    Role role = Role::Member; //!< on the server; of somebody with an account
    bool guest = false;       //!< without one
    bool suspended = false;
};

//! Also lets in again.
Result<> maySuspend(Role own, const std::optional<ServerPerson> &whom);
//! Makes a link for a new password.
Result<> mayResetPassword(Role own, const std::optional<ServerPerson> &whom);
//! The owner's alone; `role` Owner hands it over.
Result<> mayGiveServerRole(Role own, const std::optional<ServerPerson> &whom, Role role);

} // namespace confab::rights

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::core {

//! Who a verified access token speaks for.
struct Identity
{
    User user = {};
    SessionId session = {}; //!< the login it belongs to
    bool guest = false;
    Role serverRole = Role::Member; //!< Owner: claimed this server
    Timestamp expiresAt = 0;        //!< of the token
    friend bool operator==(const Identity &, const Identity &) = default;
};

} // namespace confab::core

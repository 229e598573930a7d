// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <optional>

namespace confab::core {

//! What sign-in, registration and refresh give: the body of their answers.
struct SignedIn
{
    QByteArray token = {};
    Timestamp expiresAt = 0; //!< of the token
    QByteArray refreshToken = {};
    User user = {};
    SessionId session = {};
    bool guest = false;
    Role serverRole = Role::Member;
    std::optional<RoomId> room = {}; //!< that an invite led to
};

} // namespace confab::core

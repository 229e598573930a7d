// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::core {

//! The invite by which somebody who has no account yet comes.
struct RegistrationInvite
{
    QString code = {};
    RoomId room = {};
    Role role = Role::Member;
};

} // namespace confab::core

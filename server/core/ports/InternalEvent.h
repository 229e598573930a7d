// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <variant>

//! What servers over one store tell one another, and no client.
namespace confab::core {

//! Somebody is kept out of a room from now on, or no longer.
struct BanChange
{
    RoomId room = {};
    qint64 number = 0; //!< of this change among those of the room's bans, from 1 on
    UserId user = {};
    std::optional<Ban> ban = {}; //!< none: it was lifted
    bool isExpulsion = false;    //!< it has ended a membership
    friend bool operator==(const BanChange &, const BanChange &) = default;
};

using InternalEvent = std::variant<BanChange>;

} // namespace confab::core

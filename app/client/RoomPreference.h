// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! What the user has chosen for one room.
struct RoomPreference
{
    std::optional<NotifyChoice> notify = {}; //!< none: the usual level
    bool favourite = false;

    friend bool operator==(const RoomPreference &, const RoomPreference &) = default;
};

//! What of a room its reader is told of while he does not look at it, at the time `now`.
NotifyLevel levelOf(const Room &room, const RoomPreference &preference, Timestamp now);

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <limits>

namespace confab::client {

//! A room that its user has no more, and by no doing of his own here.
struct RoomLoss
{
    enum class Why {
        Removed, //!< by somebody else
        Banned,
        Deleted,
        Out,  //!< he is no member any more, and nothing tells why: he may have left it on another device
        Gone, //!< the same, and it isn't to be seen any more: deleted, or no member of a private room
    };

    RoomId room = {};
    QString name = {}; //!< what the room was called; never empty
    Why why = Why::Out;
    QString by = {};     //!< name of who removed, banned or deleted; empty where it isn't known
    QString reason = {}; //!< of a removal or ban, as it was given
    Timestamp until = 0; //!< of a ban: its end, kForGood for none; 0 where it isn't known

    static constexpr Timestamp kForGood = std::numeric_limits<Timestamp>::max();

    friend bool operator==(const RoomLoss &, const RoomLoss &) = default;
};

} // namespace confab::client

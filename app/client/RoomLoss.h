// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! A room that its user has no more, and by no doing of his own here.
struct RoomLoss
{
    enum class Why {
        Removed, //!< by somebody else
        Banned,
        Deleted,
        Out,  //!< he is no member any more, and nothing tells why: he may have left it on another device
        Gone, //!< the same, and it isn't to be seen any more: deleted, or removed from a private room
    };

    RoomId room = {};
    QString name = {}; //!< what the room was called; never empty
    Why why = Why::Out;
    QString by = {};     //!< name of who removed or banned; empty where it isn't known
    QString reason = {}; //!< of a removal or ban, as it was given

    friend bool operator==(const RoomLoss &, const RoomLoss &) = default;
};

} // namespace confab::client

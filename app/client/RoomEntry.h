// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! A room as the sidebar shows it.
struct RoomEntry
{
    Room room = {};
    qint64 lastRead = 0;
    int unread = 0;
    qint64 mentionSeq = 0; //!< the newest message that mentions this user, 0 for none
    std::optional<Message> lastMessage = {};

    bool isMentioned() const { return mentionSeq > lastRead; }
    //! For sorting by activity.
    Timestamp activeAt() const { return lastMessage ? lastMessage->createdAt : room.createdAt; }
    friend bool operator==(const RoomEntry &, const RoomEntry &) = default;
};

} // namespace confab::client

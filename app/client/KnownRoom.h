// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! A room as the sidebar shows it.
struct KnownRoom
{
    Room room = {};
    qint64 lastRead = 0;
    int unread = 0;
    QList<qint64> mentions = {}; //!< unread messages that mention this user, as far as they are here; ascending
    int unreadMentions = 0;      //!< how many there are, also where they are not here
    bool readUntold = false;     //!< the server has yet to hear of `lastRead`
    std::optional<Message> lastMessage = {};

    //! For sorting by activity.
    Timestamp activeAt() const { return lastMessage ? lastMessage->createdAt : room.createdAt; }
    friend bool operator==(const KnownRoom &, const KnownRoom &) = default;
};

} // namespace confab::client

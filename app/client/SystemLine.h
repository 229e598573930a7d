// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! Where an event stands in the log of a room.
struct LogPlace
{
    RoomId room = {};
    qint64 ev = 0;
    Timestamp at = 0; //!< when it came; 0 where it was caught up with later
};

//! Something that happened to a room or to one of its members, as its log tells it.
struct SystemLine
{
    //! The numbers are stored.
    enum class What { Joined = 1, Left, Named, Topic, Role, Picture, Archived, Reopened };

    qint64 ev = 0;    //!< its place in the log
    qint64 after = 0; //!< number of the message that it comes after, 0 for none
    What what = What::Joined;
    UserId user = {};  //!< whom it happened to; null for the room
    QString name = {}; //!< what they are called, as far as is known: the last name of who is here no more
    UserId by = {};    //!< who did it, if that was somebody else; null also when it is not known
    QString byName = {};
    QString text = {}; //!< the new name, topic or role, or the reason of a removal
    Timestamp at = 0;  //!< when it happened; 0 where nobody has told

    friend bool operator==(const SystemLine &, const SystemLine &) = default;
};

} // namespace confab::client

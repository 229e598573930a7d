// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

#include <QSet>

namespace confab::storage {

//! Who writes where, and when.
struct Posting
{
    RoomId room = {};
    RoomKind kind = RoomKind::Public;
    UserId author = {};
    Timestamp at = 0;
};

//! Who may write in which rooms, as the open transaction has found out. To be forgotten with its end, and by every
//! write that is no message: nobody else can write meanwhile, so nothing changes between two messages. Writer thread
//! only.
class Posters
{
public:
    //! A member, who isn't muted then, nor blocked by the only other person of a direct room.
    Result<bool> mayPost(Database &database, const Posting &posting);
    void forget() { m_known.clear(); }

private:
    QSet<std::pair<RoomId, UserId>> m_known; //!< who may, and is not muted at all
};

} // namespace confab::storage

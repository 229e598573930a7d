// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

#include <QSet>

namespace confab::storage {

//! Who may write in which rooms, as the open transaction has found out. To be forgotten with its end, and by every
//! write that is no message: nobody else can write meanwhile, so nothing changes between two messages. Writer thread
//! only.
class Posters
{
public:
    //! A member, who isn't muted then.
    Result<bool> mayPost(Database &database, RoomId room, UserId user, Timestamp at);
    void forget() { m_known.clear(); }

private:
    QSet<std::pair<RoomId, UserId>> m_known; //!< who may, and is not muted at all
};

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "RoomLog.h"

#include <QHash>

namespace confab::storage {

//! What rooms have come to by the messages of the open transaction: read from their rows with the first one, counted up
//! with each, and written back once. Nobody else can write meanwhile, and nothing is known beyond the transaction, so
//! several engines number a room together. Writer thread only.
class RoomHeads
{
public:
    //! To be counted up by who inserts the next message. NotFound: no such room. Valid until the next call.
    Result<RoomHead *> of(Database &database, RoomId room);
    //! Into the rows, for who reads them next, and at the end.
    Result<> write(Database &database);
    void forget() { m_heads.clear(); }

private:
    struct Counted
    {
        RoomHead now = {};
        qint64 stored = 0; //!< ev of the row
    };
    QHash<RoomId, Counted> m_heads;
};

} // namespace confab::storage

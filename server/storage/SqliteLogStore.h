// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"

namespace confab::storage {

class SqliteEngine;

//! Reads the rooms' logs from SQLite and renders their rows in the current state of what they name.
class SqliteLogStore final : public core::LogStore
{
public:
    //! Among the newest `unreadMax` messages of a room the unread ones are counted, so that no marker, however far back,
    //! makes anybody wait. What somebody has written whom the reader has blocked is not among them, as far as it is
    //! among the newest 1,000 of the room.
    SqliteLogStore(SqliteEngine &engine, int unreadMax);

    //! Rooms that do not exist are left out; for who is not a member lastRead and unread are 0.
    void standings(UserId user, const QList<RoomId> &rooms, core::Reply<QList<core::RoomStanding>> reply) override;
    void since(RoomId room, qint64 ev, int limit, int maxBytes, core::Reply<core::LogPage> reply) override;

private:
    SqliteEngine &m_engine;
    int m_unreadMax;
};

} // namespace confab::storage

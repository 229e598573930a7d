// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SystemLine.h"

namespace confab::client {

class ReplicaDatabase;

//! The system lines of a Replica. Held in memory by who writes them, and read from the file when first asked for.
class ReplicaLines
{
public:
    //! `database` outlives this.
    explicit ReplicaLines(ReplicaDatabase &database);

    //! In the order of the log.
    QList<SystemLine> all(RoomId room) const;
    void put(RoomId room, const SystemLine &line);
    //! Somebody is called so in all lines of the room.
    void rename(RoomId room, UserId user, const QString &name);
    //! All up to this place in the log.
    void removeUpTo(RoomId room, qint64 ev);

private:
    ReplicaDatabase &m_database;
};

} // namespace confab::client

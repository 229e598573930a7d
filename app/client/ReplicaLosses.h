// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomLoss.h"

#include <QList>

namespace confab::client {

class ReplicaDatabase;

//! What became of rooms, of a Replica, until its user has read it.
class ReplicaLosses
{
public:
    //! `database` outlives this.
    explicit ReplicaLosses(ReplicaDatabase &database);

    //! Oldest first; of each room the last one.
    const QList<RoomLoss> &all() const { return m_all; }
    void put(const RoomLoss &loss);
    void forget(RoomId room);

    //! The file was opened.
    void load();
    void close() { m_all.clear(); }

private:
    ReplicaDatabase &m_database;
    QList<RoomLoss> m_all;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QList>
#include <QStringList>

namespace confab::client {

class ReplicaDatabase;

//! What was written in a room that is gone, and not sent.
struct HandedBackWords
{
    RoomId room = {};      //!< made up where only the name of the room is known
    QString roomName = {}; //!< empty where it was forgotten
    QStringList texts = {};
    friend bool operator==(const HandedBackWords &, const HandedBackWords &) = default;
};

//! The words of a Replica that there is no room any more to show in, until their user has them or wants them no more.
//! They survive a power cut as the outbox does which they were taken from.
class ReplicaHandedBack
{
public:
    //! `database` outlives this.
    explicit ReplicaHandedBack(ReplicaDatabase &database);

    //! By room, oldest first.
    const QList<HandedBackWords> &all() const { return m_all; }
    //! The same text of the same room is kept once.
    void add(RoomId room, const QString &roomName, const QStringList &texts);
    //! All that was written in this room.
    void forget(RoomId room);

    //! The file was opened.
    void load();
    void close() { m_all.clear(); }

private:
    bool put(RoomId room, const QString &roomName, const QString &text);

    ReplicaDatabase &m_database;
    QList<HandedBackWords> m_all;
};

} // namespace confab::client

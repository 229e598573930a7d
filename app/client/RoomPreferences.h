// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Commands.h"
#include "RoomPreference.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace confab::client {

class Connection;
class ReplicaRooms;
class Rooms;

//! What the user has chosen for each room: what of it to be told of, and whether it is a favourite. A preference holds here
//! at once; where the server refuses it, or can't be reached, what was before holds again and the answer says so.
class RoomPreferences : public QObject
{
    Q_OBJECT
public:
    //! All outlive this.
    RoomPreferences(ReplicaRooms &stored, const Rooms &rooms, Connection &connection);

    RoomPreference of(RoomId room) const { return m_preferences.value(room); }
    //! Now; all for a room that is not known.
    NotifyLevel level(RoomId room) const;
    bool isMuted(RoomId room) const { return level(room) == NotifyLevel::None; }

    //! `until` none: for good. Then the level of before holds again.
    void setLevel(RoomId room, NotifyLevel level, std::optional<Timestamp> until, Callback<> reply);
    void setFavourite(RoomId room, bool favourite, Callback<> reply);

    void load();
    //! As the server has it.
    void put(RoomId room, const RoomPreference &preference);
    void forget(RoomId room) { m_preferences.remove(room); }

Q_SIGNALS:
    void changed(confab::RoomId room);

private:
    void choose(RoomId room, const RoomPreference &preference, const command::RoomNotify &command, Callback<> reply);
    void watchNext();
    void onPassed();

    ReplicaRooms &m_stored;
    const Rooms &m_rooms;
    Connection &m_connection;
    QHash<RoomId, RoomPreference> m_preferences;
    QTimer m_passes; // when the next level ends by itself
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Replies.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace confab::client {

class Connection;
class Rooms;

//! How far the user has got in each room, as it is told to the server: what was seen, and what has come in here. Kept
//! without a connection, and told later.
class OwnCursors : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this. What comes in is told once every `mergeMs`.
    OwnCursors(Rooms &rooms, Connection &connection, int mergeMs);

    //! Everything up to `seq` was on the screen.
    void markSeen(RoomId room, qint64 seq);
    //! The user sets the mark there, forwards or back.
    void markReadTo(RoomId room, qint64 seq);
    //! Something of others came in.
    void noteDelivered(RoomId room, qint64 seq);
    //! The room's messages are numbered anew.
    void forget(RoomId room);
    //! There is a connection again, whose server knows this much.
    void catchUp(const QList<RoomSummary> &rooms);

private:
    void tellDelivered();
    void tellSeen(RoomId room, qint64 seq);
    void tellRead(RoomId room, qint64 seq);
    Callback<reply::Empty> onTold(RoomId room, qint64 seq);

    Rooms &m_rooms;
    Connection &m_connection;
    QHash<RoomId, qint64> m_delivered; // still to be told
    QHash<RoomId, qint64> m_told;
    QTimer m_timer;
};

} // namespace confab::client

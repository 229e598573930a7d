// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RoomDirectory.h"
#include "HeldEvents.h"
#include "LiveFeed.h"

#include <QObject>
#include <QSet>

#include <map>
#include <set>

namespace confab::gateway {

//! Who gets which event: follows the bus, encodes each event once and deals the same bytes out to the connections of
//! the room's members, once per turn and loop, or sooner when they have become many. Room thread.
//!
//! A connection takes part in a room in one of two ways: *live* it gets each event; *catching up* its durable events
//! are held back, until goLive() says from which number on they are new to it, or it is told that the room is gone.
class Fanout final : public QObject
{
    Q_OBJECT

public:
    //! At most `maxHeldBytes` are held back for one connection.
    Fanout(std::vector<ConnectionLoop *> loops, const core::RoomDirectory &directory, core::Bus &bus,
           qint64 maxHeldBytes);

    //! A signed-in connection. Until setReady() it gets only what is sent to it by send(), and joins rooms catching up;
    //! what its user alone is told is held back until then, as its picture may have been taken before.
    void add(core::ConnectionId connection, UserId user);
    void setReady(core::ConnectionId connection);
    void remove(core::ConnectionId connection);

    //! Holds back the room's events for this connection from now on, anew if it did already.
    void catchUp(RoomId room, core::ConnectionId connection);
    //! Sends what was held back above `ev`, and everything that follows; `ev` is not ahead of the bus. False: more had
    //! come than is kept for one connection; it catches up anew, and wants the log above `ev` first.
    [[nodiscard]] bool goLive(RoomId room, core::ConnectionId connection, qint64 ev);
    enum class Part { None, CatchingUp, Live };
    //! How the connection takes part in the room; not at all once its user has left, or the room is gone.
    Part partIn(RoomId room, core::ConnectionId connection) const;
    //! Rooms in which the connection catches up.
    QList<RoomId> catchingUp(core::ConnectionId connection) const;

    //! One connection alone; `payload` is a JSON text.
    void send(core::ConnectionId connection, QByteArrayView payload, Delivery delivery = Delivery::Durable);
    void close(core::ConnectionId connection, CloseCode code, const QString &reason);
    void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback);
    void taken(core::ConnectionId connection, qint64 bytes);
    //! Writes everything out now rather than at the end of the turn.
    void flush();

protected:
    bool event(QEvent *event) override;

private:
    struct Feed
    {
        LiveFeed live;
        std::map<core::ConnectionId, HeldEvents> catchingUp = {};
    };
    struct Connection
    {
        UserId user = {};
        bool isReady = false;
        qint64 heldBytes = 0;
        std::set<RoomId> rooms = {};
        QList<QByteArray> held = {}; //!< for its user, until it is ready
    };

    void onPublication(const core::Publication &publication);
    void toUsers(const core::Publication &publication, const QByteArray &frame);
    void toConnection(core::ConnectionId id, Connection &connection, const QByteArray &frame, Delivery delivery);
    void toRoom(const core::Publication &publication, const QByteArray &frame);
    void holdBack(core::ConnectionId connection, HeldEvents &held, const HeldEvents::Event &event);
    void letGo(core::ConnectionId connection, HeldEvents &held);
    void enter(RoomId room, UserId user);
    void leave(RoomId room, UserId user);
    void callOff(RoomId room, core::ConnectionId connection, HeldEvents &held);
    void dropFeed(RoomId room);
    void flushRooms();
    void scheduleFlush();
    ConnectionLoop &loopOf(core::ConnectionId connection) const;
    Feed &feed(RoomId room);

    const std::vector<ConnectionLoop *> m_loops;
    const core::RoomDirectory &m_directory;
    qint64 m_maxHeldBytes;
    QHash<RoomId, Feed> m_feeds;
    QHash<core::ConnectionId, Connection> m_connections;
    QHash<UserId, QList<core::ConnectionId>> m_byUser;
    QSet<RoomId> m_pendingRooms;
    std::vector<LiveFeed> m_lastWords; //!< of rooms that were removed in this turn
    bool m_isFlushScheduled = false;
};

} // namespace confab::gateway

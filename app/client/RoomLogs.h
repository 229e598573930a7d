// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QMap>
#include <QObject>
#include <QSet>

namespace confab::client {

class Connection;
class Replica;

//! Where this client stands in the log of each room. Lets a durable event through only as the next one, drops what is
//! known, fetches what is missing, and asks for a fresh page when a room can't be continued.
class RoomLogs : public QObject
{
    Q_OBJECT
public:
    RoomLogs(Replica &replica, Connection &connection, QObject *parent = nullptr);

    void load();
    QHash<RoomId, command::RoomPosition> positions() const { return m_positions; }
    bool contains(RoomId room) const { return m_positions.contains(room); }

    //! A room that is new here, or that starts again at this position.
    void begin(RoomId room, const command::RoomPosition &position);
    void forget(RoomId room);
    //! After a disconnect: what came early comes again, from the position that the next hello names.
    void forgetEarly();
    //! The server replays these by itself; for any other, compare() is to be called.
    void expectReplay(const QHash<RoomId, command::RoomPosition> &named)
    {
        m_named = {named.keyBegin(), named.keyEnd()};
    }
    //! Where the log of a room stood at the welcome: what is missing here is fetched. More than `most` events are not
    //! worth that, and the room is read anew.
    void compare(RoomId room, const command::RoomPosition &there, int most);
    //! A durable event of a room, in any order.
    void offer(const EventFrame &frame);
    //! One that is not known here, as of a newer server: it is stepped over when its turn comes.
    void offerUnknown(RoomId room, qint64 ev);
    void onReset(const event::RoomReset &reset);

Q_SIGNALS:
    //! In the order of the log, each once. The position is stored in the same transaction as what is written from here.
    void applied(const confab::EventFrame &frame);
    //! The room's picture is old: page its history again. The position is already the new one.
    void restarted(confab::RoomId room);
    void gone(confab::RoomId room);

private:
    //! Nothing where the event is not known here.
    using Step = std::optional<EventFrame>;
    void take(RoomId room, qint64 ev, const Step &step);
    void apply(RoomId room, qint64 ev, const Step &step);
    void drainEarly(RoomId room);
    void fetchMissing(RoomId room);
    void fetchNext();
    void onMissing(RoomId room, const Result<reply::Since> &since);
    void startOver(RoomId room);
    void restartAt(RoomId room, const command::RoomPosition &position);

    static constexpr int kEarlyMax = 2'000;
    static constexpr int kFetchesMax = 4;

    Replica &m_replica;
    Connection &m_connection;
    QHash<RoomId, command::RoomPosition> m_positions;
    QHash<RoomId, QMap<qint64, Step>> m_early;
    QSet<RoomId> m_fetching;
    QSet<RoomId> m_named;
    QList<RoomId> m_behind; // compared, not fetched yet
    int m_generation = 0;   // answers of an earlier connection are dropped
};

} // namespace confab::client

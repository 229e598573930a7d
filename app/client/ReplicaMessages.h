// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QSet>

namespace confab::client {

class ReplicaDatabase;
class Unwritten;

//! The messages of a Replica. They are read as they were written, be they in the file yet or not.
class ReplicaMessages
{
public:
    //! Both outlive this.
    ReplicaMessages(ReplicaDatabase &database, Unwritten &unwritten);

    //! The unbroken run of at most `limit` messages that ends at `newest` (0: at the newest one), ascending.
    QList<Message> run(RoomId room, qint64 newest, int limit) const;
    std::optional<Message> find(RoomId room, qint64 seq) const;
    std::optional<Message> find(MessageId id) const;
    void put(const QList<Message> &messages);
    void clear(RoomId room);
    //! Undeleted messages above `seq` of everybody but these.
    int countUnread(RoomId room, qint64 seq, const QSet<UserId> &but) const;
    //! The same of this one alone.
    int countUnreadOf(RoomId room, qint64 seq, UserId author) const;
    //! How many messages above `seq` are here, the deleted ones among them.
    int countAbove(RoomId room, qint64 seq) const;
    //! Numbers of those among them that mention `self`, ascending.
    QList<qint64> mentions(RoomId room, qint64 seq, UserId self, const QSet<UserId> &but) const;
    //! The number of the newest undeleted message of everybody but these; 0 for none.
    qint64 newestOfOthers(RoomId room, const QSet<UserId> &but) const;

private:
    ReplicaDatabase &m_database;
    Unwritten &m_unwritten;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "KnownRoom.h"
#include "protocol/Commands.h"
#include "RoomPreference.h"

#include <QHash>

namespace confab::client {

class ReplicaDatabase;
class ReplicaMessages;
class Unwritten;

//! The rooms of a Replica, and what belongs to each: its place in the log, its members, how far they have read. All of
//! it is held in memory by who writes it, and read from the file at the start.
class ReplicaRooms
{
public:
    //! All outlive this.
    ReplicaRooms(ReplicaDatabase &database, const Unwritten &unwritten, const ReplicaMessages &messages);

    //! With their newest message.
    QList<KnownRoom> all() const;
    //! All but `readUntold` and `unreadMentions`.
    void put(const KnownRoom &entry);
    void setReadUntold(RoomId room, bool untold);
    void setUnreadMentions(RoomId room, int count);

    QHash<RoomId, RoomPreference> preferences() const;
    void putPreference(RoomId room, const RoomPreference &preference);

    QHash<RoomId, command::RoomPosition> positions() const;
    void setPosition(RoomId room, const command::RoomPosition &position);

    QList<Member> members(RoomId room) const;
    void replaceMembers(RoomId room, const QList<Member> &members);
    void putMember(RoomId room, const Member &member);
    void removeMember(RoomId room, UserId user);

    //! How far one member has got.
    struct StoredCursor
    {
        UserId user = {};
        qint64 delivered = 0;
        qint64 seen = 0;
    };
    QList<StoredCursor> cursors(RoomId room) const;
    void putCursor(RoomId room, const StoredCursor &cursor);
    void clearCursors(RoomId room);

private:
    ReplicaDatabase &m_database;
    const Unwritten &m_unwritten;
    const ReplicaMessages &m_messages;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/RoomStore.h"

#include <QHash>
#include <QSet>

namespace confab::core {

//! All rooms and memberships as they are after the last publication, in memory: what rules and fan-out decide by.
//! Changed only by the services, after a commit. Room thread.
class RoomDirectory
{
public:
    using Members = QHash<UserId, Member>;

    void load(const QList<StoredRoom> &rooms);
    //! Keeps each room's newest numbers in step with what is published. To be the bus's first subscriber.
    void follow(Bus &bus);

    const Room *room(RoomId id) const;
    //! By the folded name (RoomNames.h); the oldest of several from before that rule.
    const Room *publicRoom(const QString &name) const;
    //! The public room of this name, or else the oldest that looks like it.
    const Room *publicRoomLike(const QString &name) const;
    //! The oldest public room that the server made itself, whatever it is called by now. Looks at all rooms.
    const Room *madeByServer() const;
    //! The direct room of exactly these people.
    const Room *directRoom(const QList<UserId> &people) const;
    const Member *member(RoomId room, UserId user) const;
    const Members &members(RoomId room) const;
    //! False: nobody's name in the room begins with this letter, whatever its case. Cheaper than to look at all of
    //! them.
    bool mayBeginName(RoomId room, QChar letter) const;
    const QSet<RoomId> &roomsOf(UserId user) const;
    //! Every room, in no order.
    QList<RoomId> rooms() const;
    //! Anybody who is a member of a room.
    std::optional<User> user(UserId id) const;

    void add(const StoredRoom &room);
    void update(const Room &room);
    void remove(RoomId room);
    void addMember(RoomId room, const Member &member);
    void removeMember(RoomId room, UserId user);

private:
    struct Entry
    {
        Room room = {};
        Members members = {};
        quint64 initials = 0; //!< a bit for each letter that names have begun with; never taken away
    };
    void indexName(const Room &room);
    void forgetName(const Room &room);
    QList<const Room *> publicRoomsWith(const QString &key) const;
    void advance(RoomId room, qint64 ev, qint64 seq);

    QHash<RoomId, Entry> m_rooms;
    QMultiHash<QString, RoomId> m_publicNames; // by each key of each name
    QHash<UserId, QSet<RoomId>> m_roomsOf;
};

} // namespace confab::core

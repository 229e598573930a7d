// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace confab::client {

class ReplicaRooms;

//! Who is a member of which room, as far as it is known: the replica at first, then what the server says.
class Members : public QObject
{
    Q_OBJECT
public:
    explicit Members(ReplicaRooms &stored, QObject *parent = nullptr);

    //! More of a room are not taken from a server.
    static constexpr int kMost = 5'000;

    //! In order of joining.
    QList<Member> of(RoomId room) const;
    std::optional<Member> find(RoomId room, UserId user) const;
    //! Anywhere, in the lists that were asked for so far: no further one is read for this.
    std::optional<User> met(UserId user) const;
    //! `user`, who wrote something, as he is known now: what a message says of its author is of the day it was read.
    User today(RoomId room, const User &user) const;
    //! Whether the server has given the whole list since this run began.
    bool isComplete(RoomId room) const { return m_complete.contains(room); }

    void replace(RoomId room, const QList<Member> &members, bool complete);
    void put(RoomId room, const Member &member);
    void remove(RoomId room, UserId user);
    //! Somebody is called otherwise, in all rooms.
    void rename(const User &user);
    void forget(RoomId room);
    //! After a disconnect the lists are shown, but asked for again.
    void doubt() { m_complete.clear(); }

Q_SIGNALS:
    void changed(confab::RoomId room);
    //! today() may answer otherwise for these, in any room.
    void called(const QSet<confab::UserId> &users);
    //! They have these names, and as far as was known here they had others, or none. Some may be in no room of the user's.
    void renamed(const QHash<confab::UserId, QString> &names);

private:
    QList<Member> &list(RoomId room) const;

    ReplicaRooms &m_stored;
    mutable QHash<RoomId, QList<Member>> m_lists; // filled from the replica when first asked for
    QSet<RoomId> m_complete;
    QHash<UserId, User> m_renamed;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Replies.h"

#include <QHash>
#include <QObject>

namespace confab::client {

class ReplicaRooms;

//! How far the others have got: what was delivered to them, and what they have seen. Only grows, within one log.
class Cursors : public QObject
{
    Q_OBJECT
public:
    explicit Cursors(ReplicaRooms &stored, QObject *parent = nullptr);

    struct Reached
    {
        qint64 delivered = 0;
        qint64 seen = 0;
        friend bool operator==(const Reached &, const Reached &) = default;
    };
    //! The furthest of all others.
    Reached furthest(RoomId room) const;
    //! Who has seen this message.
    QList<UserId> seenBy(RoomId room, qint64 seq) const;

    void noteDelivered(const Cursor &cursor);
    void noteSeen(const Cursor &cursor);
    //! What came with a page; one's own cursors are left out.
    void note(const reply::Messages &page, UserId self);
    void forget(RoomId room);
    //! The room's messages are numbered anew.
    void restart(RoomId room);

Q_SIGNALS:
    //! Messages above `from` up to `to` stand differently now.
    void advanced(confab::RoomId room, qint64 from, qint64 to);

private:
    QHash<UserId, Reached> &room(RoomId room) const;
    void advance(const Cursor &cursor, bool seen);

    ReplicaRooms &m_stored;
    mutable QHash<RoomId, QHash<UserId, Reached>> m_rooms; // filled from the replica when first asked for
};

} // namespace confab::client

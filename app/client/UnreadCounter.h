// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "KnownRoom.h"

#include <QSet>

namespace confab::client {

class Blocked;
class ReplicaMessages;

//! The arithmetic of what waits for the user in a room: its unread messages, and those of them that mention him. It works
//! on the entry that it is given and keeps nothing. The server's count holds; after a long absence the replica has gaps,
//! so what is here only moves that count on. What somebody writes whom the user has blocked waits for nobody, as his own
//! messages don't. Reads the replica: on the thread of the window.
class UnreadCounter
{
public:
    //! Both outlive this.
    UnreadCounter(const ReplicaMessages &messages, const Blocked &blocked, UserId self);

    //! Whose messages are never unread.
    QSet<UserId> uncounted() const;

    //! As the entry was stored: names the mentions that are here.
    void load(KnownRoom &entry) const;
    //! The server's count. What was read here and not yet told to it (`readUntold`) still holds.
    void take(KnownRoom &entry, const RoomSummary &summary) const;
    //! A message came in. `counts`: it is a new one, that no count has in it yet; this as well below.
    void add(KnownRoom &entry, const Message &message, bool counts) const;
    //! One was deleted.
    void drop(KnownRoom &entry, const Message &message, bool counts) const;
    //! Moves on from `lastRead` to `seq`, and takes what is passed off.
    void readOn(KnownRoom &entry, qint64 seq) const;
    //! Moves back to `seq`, and counts what is here above it.
    void goBack(KnownRoom &entry, qint64 seq) const;
    //! `user` was blocked, or is so no more: as far as the messages are here.
    void recount(KnownRoom &entry, UserId user, bool isBlocked) const;
    //! Whether all are here that may be unread.
    bool isWhole(const KnownRoom &entry) const;

private:
    QList<qint64> mentionsAbove(RoomId room, qint64 seq) const;

    const ReplicaMessages &m_messages;
    const Blocked &m_blocked;
    UserId m_self;
};

} // namespace confab::client

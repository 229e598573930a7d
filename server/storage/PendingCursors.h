// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "Database.h"

#include <QHash>

#include <mutex>

namespace confab::storage {

//! Cursors on their way into the database, merged by maximum. Used by the writer thread; what is said to be for readers
//! is thread-safe.
//!
//! What somebody says to have received or seen is written with its batch. That an author has seen what they wrote
//! follows from their messages, so it may wait, and is written once for many messages, at latest with the last of
//! kMostBehind: who reads cursors takes it from here. After a crash restore() takes it from the messages.
class PendingCursors
{
public:
    static constexpr int kMostBehind = 4'096;

    void advance(core::CursorKind kind, RoomId room, UserId user, qint64 seq);
    //! The author of the message `seq`, which is being stored.
    void advanceAuthor(RoomId room, UserId author, qint64 seq);
    //! Of a room, or of one of its members, that is being removed. For good: if the removal fails, the next start
    //! brings them back.
    void forget(RoomId room);
    void forget(RoomId room, UserId user);

    //! For the writer: where a member's cursor stands by what is not written yet, the open transaction's included.
    qint64 newestOf(core::CursorKind kind, RoomId room, UserId user) const;

    //! For readers: how far a member has seen the room by what is not written yet, and 0 when nothing is. To be asked
    //! before the read's first statement: what was written meanwhile is in the database then.
    qint64 waitingOf(RoomId room, UserId user) const;
    //! The same for all members of a room.
    QHash<UserId, qint64> waitingIn(RoomId room) const;

    //! Nothing of this batch or an earlier one shall wait.
    void demand() { m_isDemanded = true; }
    //! Writes what is due into the open transaction.
    Result<> write(Database &database);
    void committed();
    void rolledBack();

    //! Brings authors' cursors up to what they have written.
    static Result<> restore(Database &database);

private:
    struct Key
    {
        core::CursorKind kind;
        RoomId room;
        UserId user;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, int(key.kind), key.room, key.user);
        }
    };
    using Cursors = QHash<Key, qint64>;

    static void merge(Cursors &into, const Cursors &from);
    template <class Predicate>
    void forgetIf(const Predicate &matches);

    Cursors m_due;              // of the open transaction
    Cursors m_authors;          // the same, may wait
    Cursors m_waiting;          // of committed transactions; readers look into it
    mutable std::mutex m_mutex; // is held where m_waiting changes, and where readers look
    int m_behind = 0;           // messages since the waiting were written
    bool m_isDemanded = false;  // by the open transaction
    bool m_areWritten = false;  // the waiting, by the open transaction
};

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ReaderStore.h"
#include "core/Reply.h"
#include "protocol/Events.h"

namespace confab::core {

//! What one member's `welcome` says of one room, read in one transaction.
struct RoomStanding
{
    RoomId room = {};
    qint64 ev = 0;       //!< number of the newest log row
    qint64 seq = 0;      //!< number of the newest message
    qint64 lastRead = 0; //!< a seq: where the reader's mark stands, which he may have set back
    //! Undeleted messages above lastRead of others who aren't blocked, of the newest (limits.unreadMax).
    int unread = 0;
    int unreadMentions = 0; //!< those among them that name the reader
    ReaderSettings settings = {};
};

//! A piece of one room's log.
struct LogPage
{
    QList<EventFrame> events = {}; //!< ascending, without holes; each shows the current state of what it names
    bool more = false;
    qint64 ev = 0; //!< newest log number of the room at the moment of reading
};

//! Reads the rooms' logs. Called and answered on the room thread, never inside the call. since() sees all writes to its
//! room that were submitted before it, standings() those of its user: it waits until they are committed, or have
//! failed. Asks no rights; who calls has.
class LogStore
{
public:
    virtual ~LogStore() = default;
    //! In the order of `rooms`. One that isn't there is left out and is no error, so the answer may be shorter: go by
    //! RoomStanding::room. Who has no cursor in a room, as he is no member, has lastRead and unread 0.
    virtual void standings(UserId user, const QList<RoomId> &rooms, Reply<QList<RoomStanding>> reply) = 0;
    //! Events above `ev`, at most `limit` and about `maxBytes` of content, but at least one if there is any.
    //! NotFound: no such room. An `ev` above the log is no error: compare it with LogPage::ev.
    virtual void since(RoomId room, qint64 ev, int limit, int maxBytes, Reply<LogPage> reply) = 0;
};

//! Stored by these numbers: new ones go to the end.
enum class CursorKind { Delivered, Seen };

struct RoomCursors
{
    QList<Cursor> delivered = {};
    QList<Cursor> seen = {};
};

//! Read and delivered positions, merged by maximum, not logged; writes may be coalesced until the next commit. Called
//! and answered on the room thread.
class CursorStore
{
public:
    virtual ~CursorStore() = default;
    //! Answered after the commit that it is part of. What is above the room's newest message counts as that one, and
    //! what is below the stored one changes nothing; the answer is where it stands by then. Does not ask whether he is a
    //! member. NotFound: no such room.
    virtual void advance(CursorKind kind, RoomId room, UserId user, qint64 seq, Reply<qint64> reply) = 0;
    //! Those of all members of a room.
    virtual void cursors(RoomId room, Reply<RoomCursors> reply) = 0;
};

} // namespace confab::core

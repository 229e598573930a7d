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
    qint64 ev = 0;
    qint64 seq = 0;
    qint64 lastRead = 0;
    int unread = 0; //!< undeleted messages above lastRead of others who aren't blocked, of the newest (limits.unreadMax)
    int unreadMentions = 0; //!< those among them that name the reader
    ReaderSettings settings = {};
};

struct LogPage
{
    QList<EventFrame> events = {}; //!< ascending, without holes; each shows the current state of what it names
    bool more = false;
    qint64 ev = 0; //!< newest log number of the room at the moment of reading
};

//! Reads the rooms' logs. Called and answered on the room thread. since() sees all writes to its room that were
//! submitted before it, standings() those of its user.
class LogStore
{
public:
    virtual ~LogStore() = default;
    virtual void standings(UserId user, const QList<RoomId> &rooms, Reply<QList<RoomStanding>> reply) = 0;
    //! Events above `ev`, at most `limit` and about `maxBytes` of content, but at least one if there is any.
    virtual void since(RoomId room, qint64 ev, int limit, int maxBytes, Reply<LogPage> reply) = 0;
};

enum class CursorKind { Delivered, Seen };

struct RoomCursors
{
    QList<Cursor> delivered = {};
    QList<Cursor> seen = {};
};

//! Read and delivered positions, merged by maximum, not logged; writes may be coalesced until the next commit.
class CursorStore
{
public:
    virtual ~CursorStore() = default;
    virtual void advance(CursorKind kind, RoomId room, UserId user, qint64 seq, Reply<Done> reply) = 0;
    //! Those of all members of a room.
    virtual void cursors(RoomId room, Reply<RoomCursors> reply) = 0;
};

} // namespace confab::core

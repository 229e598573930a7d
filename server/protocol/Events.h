// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Replies.h"
#include "Types.h"

#include <QHash>

#include <variant>

//! What the server pushes. One struct an event, named after it: `message:new` is MessageNew.
namespace confab::event {

struct RoomCreated
{
    Room room = {};
    friend bool operator==(const RoomCreated &, const RoomCreated &) = default;
};
struct RoomUpdated
{
    Room room = {};
    friend bool operator==(const RoomUpdated &, const RoomUpdated &) = default;
};
struct RoomDeleted
{
    RoomId room = {};
    friend bool operator==(const RoomDeleted &, const RoomDeleted &) = default;
};
//! The client's picture of a room can't be continued: page its history from here.
struct RoomReset
{
    RoomId room = {};
    bool gone = false; //!< the room is no longer the user's; the rest is not set then
    Epoch epoch = {};
    qint64 ev = 0;
    qint64 seq = 0;
    friend bool operator==(const RoomReset &, const RoomReset &) = default;
};
struct ResumeDone
{
    friend bool operator==(const ResumeDone &, const ResumeDone &) = default;
};

struct UserJoined
{
    Room room = {};
    Member member = {};
    std::optional<UserId> by = {}; //!< who put the member there, if it was somebody else
    friend bool operator==(const UserJoined &, const UserJoined &) = default;
};
struct UserLeft
{
    UserId user = {};
    QString name = {};
    std::optional<UserId> by = {}; //!< who removed the member
    QString reason = {};           //!< of the removal, if one was given
    friend bool operator==(const UserLeft &, const UserLeft &) = default;
};
struct MemberUpdated
{
    Member member = {};
    friend bool operator==(const MemberUpdated &, const MemberUpdated &) = default;
};

struct MessageNew
{
    Message message = {};
    friend bool operator==(const MessageNew &, const MessageNew &) = default;
};
struct MessageEdited
{
    Message message = {};
    friend bool operator==(const MessageEdited &, const MessageEdited &) = default;
};
struct MessageDeleted
{
    Message message = {};
    friend bool operator==(const MessageDeleted &, const MessageDeleted &) = default;
};

struct MessageDelivered
{
    Cursor cursor = {};
    friend bool operator==(const MessageDelivered &, const MessageDelivered &) = default;
};
struct MessageSeenUpdate
{
    Cursor cursor = {};
    friend bool operator==(const MessageSeenUpdate &, const MessageSeenUpdate &) = default;
};

struct TypingStart
{
    UserId user = {};
    QString name = {};
    std::optional<MessageId> thread = {};
    friend bool operator==(const TypingStart &, const TypingStart &) = default;
};
struct TypingStop
{
    UserId user = {};
    QString name = {};
    std::optional<MessageId> thread = {};
    friend bool operator==(const TypingStop &, const TypingStop &) = default;
};
struct PresenceUpdate
{
    Presence presence = {};
    friend bool operator==(const PresenceUpdate &, const PresenceUpdate &) = default;
};

//! Ephemeral: how a running answer stands.
struct StreamStateChanged
{
    StreamId stream = {};
    MessageId message = {};
    StreamState state = StreamState::Queued;
    std::optional<int> place = {}; //!< in the queue, 1 is next
    QString reason = {};
    friend bool operator==(const StreamStateChanged &, const StreamStateChanged &) = default;
};
struct StreamChunk
{
    StreamId stream = {};
    MessageId message = {};
    int part = 0;
    int from = 0; //!< UTF-16 units of this part that precede `text`
    QString text = {};
    int tokens = 0;
    friend bool operator==(const StreamChunk &, const StreamChunk &) = default;
};
//! The one end of an answer; its state decides whether it is called complete, stopped or error on the wire.
struct StreamEnded
{
    StreamId stream = {};
    MessageId message = {};
    StreamState state = StreamState::Done;
    QString reason = {};
    QString content = {};
    int tokens = 0;
    std::optional<Finish> finish = {};
    QList<StreamPart> parts = {};
    friend bool operator==(const StreamEnded &, const StreamEnded &) = default;
};

struct ServerNotice
{
    QString kind = {};
    QString text = {};
    int retryAfterMs = 0; //!< 0: waiting does not help, or nobody knows how long
    friend bool operator==(const ServerNotice &, const ServerNotice &) = default;
};

//! Whether an agent can be asked has changed: to everybody who shares a room with it.
struct AgentUpdated
{
    reply::Agent agent = {};
    friend bool operator==(const AgentUpdated &, const AgentUpdated &) = default;
};

} // namespace confab::event

namespace confab {

using Event =
    std::variant<event::RoomCreated, event::RoomUpdated, event::RoomDeleted, event::RoomReset, event::ResumeDone,
                 event::UserJoined, event::UserLeft, event::MemberUpdated, event::MessageNew, event::MessageEdited,
                 event::MessageDeleted, event::MessageDelivered, event::MessageSeenUpdate, event::TypingStart,
                 event::TypingStop, event::PresenceUpdate, event::StreamStateChanged, event::StreamChunk,
                 event::StreamEnded, event::ServerNotice, event::AgentUpdated>;

//! An event as it stands in a frame: a durable one carries its room's log number, an ephemeral one carries 0.
struct EventFrame
{
    std::optional<RoomId> room = {};
    qint64 ev = 0;
    Event event;

    bool isDurable() const { return ev > 0; }
    friend bool operator==(const EventFrame &, const EventFrame &) = default;
};

} // namespace confab

Q_DECLARE_METATYPE(confab::EventFrame)

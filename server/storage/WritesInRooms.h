// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "core/ports/RoomStore.h"
#include "core/ports/StreamStore.h"
#include "WriteOrder.h"

//! What is written about rooms and what is said in them; Writes.h says what each of these has.
namespace confab::storage::write {

struct AppendMessage
{
    using Answer = core::MessageChange;
    core::NewMessage message = {};
    WrittenRooms rooms() const { return message.room; }
    Subjects subjects() const { return {message.room, message.author.id}; }
};

struct EditMessage
{
    using Answer = core::MessageChange;
    core::NewContent content = {};
    WrittenRooms rooms() const { return content.room; }
    // Pages of the room need not wait for it, as the port says.
    Subjects subjects() const { return {content.message}; }
};

struct EraseMessage
{
    using Answer = core::MessageChange;
    RoomId room = {};
    MessageId message = {};
    Timestamp at = 0;
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {message}; }
};

//! Changes nothing, but is read in the order of the writes. In no room that could be named before: who asks learns it
//! by the answer, and names it in what he writes then, which looks at the message once more.
struct ReadMessage
{
    using Answer = Message;
    MessageId message = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return rooms(); }
};

struct CreateRoom
{
    using Answer = Room;
    core::StoredRoom room = {};
    WrittenRooms rooms() const { return room.room.id; }
    Subjects subjects() const { return {room.room.id, room.room.createdBy}; }
};

//! In a new room, or in the one that these people have already, which the database knows.
struct OpenDirect
{
    using Answer = core::ChangedRoom;
    core::StoredRoom room = {};
    WrittenRooms rooms() const { return WrittenRooms::unnamed(); }
    Subjects subjects() const { return {room.room.id, room.room.createdBy}; }
};

struct UpdateRoom
{
    using Answer = core::ChangedRoom;
    RoomId room = {};
    core::RoomChange change = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return rooms(); }
};

struct RemoveRoom
{
    using Answer = qint64;
    RoomId room = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return rooms(); }
};

//! Deletes some of the rows of a room that was removed. True: there may be more.
struct PurgeRoom
{
    using Answer = bool;
    RoomId room = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return rooms(); }
};

struct JoinRoom
{
    using Answer = QList<core::MembershipChange>;
    RoomId room = {};
    core::Joining joining = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return rooms(); }
};

struct LeaveRoom
{
    using Answer = core::MembershipChange;
    RoomId room = {};
    core::Leaving leaving = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {room, leaving.user}; }
};

struct SetRole
{
    using Answer = core::RoleChanges;
    RoomId room = {};
    core::RoleChange change = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {room, change.user}; }
};

struct MuteMember
{
    using Answer = core::MembershipChange;
    RoomId room = {};
    core::Muting muting = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {room, muting.user}; }
};

struct BanFromRoom
{
    using Answer = core::MembershipChange;
    RoomId room = {};
    Ban ban = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {room, ban.user.id}; }
};

struct LiftBan
{
    using Answer = qint64;
    RoomId room = {};
    UserId user = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return rooms(); }
};

struct AdvanceCursor
{
    using Answer = qint64;
    core::CursorKind kind = core::CursorKind::Seen;
    RoomId room = {};
    UserId user = {};
    qint64 seq = 0;
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {room, user}; }
};

struct MarkRead
{
    using Answer = core::ReadMark;
    RoomId room = {};
    UserId user = {};
    qint64 seq = 0;
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {room, user}; }
};

struct ChangeSettings
{
    using Answer = core::ReaderSettings;
    RoomId room = {};
    UserId user = {};
    core::SettingsChange change = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {user}; }
};

//! In the order of the writes, as what follows is decided by it.
struct FindAnswer
{
    using Answer = core::FoundAnswer;
    core::AnswerQuery query = {};
    WrittenRooms rooms() const { return query.room; }
    Subjects subjects() const { return {}; }
};

struct BeginAnswer
{
    using Answer = core::BegunAnswer;
    core::NewAnswer rows = {};
    WrittenRooms rooms() const { return rows.answer.room; }
    Subjects subjects() const { return {rows.answer.room, rows.answer.author.id}; }
};

struct SaveProgress
{
    using Answer = Done;
    core::StreamProgress progress = {};
    WrittenRooms rooms() const { return progress.room; }
    Subjects subjects() const { return {progress.stream}; }
};

struct FinishStream
{
    using Answer = core::MessageChange;
    core::StreamEnd end = {};
    WrittenRooms rooms() const { return end.room; }
    Subjects subjects() const { return {end.stream}; }
};

//! In every room that has an answer under way.
struct InterruptStreams
{
    using Answer = int;
    QString reason = {};
    Timestamp at = 0;
    WrittenRooms rooms() const { return WrittenRooms::unnamed(); }
    Subjects subjects() const { return rooms(); }
};

} // namespace confab::storage::write

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
    Subjects subjects() const { return {message.room, message.author.id}; }
};

struct EditMessage
{
    using Answer = core::MessageChange;
    MessageId message = {};
    QString content = {};
    QList<UserId> mentions = {};
    QString clientId = {};
    Timestamp at = 0;
    Subjects subjects() const { return {message}; }
};

struct EraseMessage
{
    using Answer = core::MessageChange;
    MessageId message = {};
    Timestamp at = 0;
    Subjects subjects() const { return {message}; }
};

//! Changes nothing, but is read in the order of the writes. Who asks learns the room.
struct ReadMessage
{
    using Answer = Message;
    MessageId message = {};
    Subjects subjects() const { return {}; }
};

struct CreateRoom
{
    using Answer = Room;
    core::StoredRoom room = {};
    Subjects subjects() const { return {room.room.id, room.room.createdBy}; }
};

struct OpenDirect
{
    using Answer = core::ChangedRoom;
    core::StoredRoom room = {};
    Subjects subjects() const { return {room.room.id, room.room.createdBy}; }
};

struct UpdateRoom
{
    using Answer = core::ChangedRoom;
    RoomId room = {};
    core::RoomChange change = {};
    Subjects subjects() const { return {room}; }
};

struct RemoveRoom
{
    using Answer = qint64;
    RoomId room = {};
    Subjects subjects() const { return {room}; }
};

//! Deletes some of the rows of a room that was removed. True: there may be more.
struct PurgeRoom
{
    using Answer = bool;
    RoomId room = {};
    Subjects subjects() const { return {room}; }
};

struct JoinRoom
{
    using Answer = QList<core::MembershipChange>;
    RoomId room = {};
    core::Joining joining = {};
    Subjects subjects() const { return {room}; }
};

struct LeaveRoom
{
    using Answer = core::MembershipChange;
    RoomId room = {};
    core::Leaving leaving = {};
    Subjects subjects() const { return {room, leaving.user}; }
};

struct SetRole
{
    using Answer = core::RoleChanges;
    RoomId room = {};
    core::RoleChange change = {};
    Subjects subjects() const { return {room, change.user}; }
};

struct MuteMember
{
    using Answer = core::MembershipChange;
    RoomId room = {};
    core::Muting muting = {};
    Subjects subjects() const { return {room, muting.user}; }
};

struct BanFromRoom
{
    using Answer = core::MembershipChange;
    RoomId room = {};
    Ban ban = {};
    Subjects subjects() const { return {room, ban.user.id}; }
};

struct LiftBan
{
    using Answer = Done;
    RoomId room = {};
    UserId user = {};
    Subjects subjects() const { return {room}; }
};

struct AdvanceCursor
{
    using Answer = Done;
    core::CursorKind kind = core::CursorKind::Seen;
    RoomId room = {};
    UserId user = {};
    qint64 seq = 0;
    Subjects subjects() const { return {room, user}; }
};

struct MarkRead
{
    using Answer = core::ReadMark;
    RoomId room = {};
    UserId user = {};
    qint64 seq = 0;
    Subjects subjects() const { return {room, user}; }
};

struct ChangeSettings
{
    using Answer = core::ReaderSettings;
    RoomId room = {};
    UserId user = {};
    core::SettingsChange change = {};
    Subjects subjects() const { return {user}; }
};

//! In the order of the writes, as what follows is decided by it.
struct FindAnswer
{
    using Answer = core::FoundAnswer;
    core::AnswerQuery query = {};
    Subjects subjects() const { return {}; }
};

struct BeginAnswer
{
    using Answer = core::BegunAnswer;
    core::NewAnswer rows = {};
    Subjects subjects() const { return {rows.answer.room, rows.answer.author.id}; }
};

struct SaveProgress
{
    using Answer = Done;
    core::StreamProgress progress = {};
    Subjects subjects() const { return {progress.stream}; }
};

struct FinishStream
{
    using Answer = core::MessageChange;
    core::StreamEnd end = {};
    Subjects subjects() const { return {end.stream}; }
};

//! In every room.
struct InterruptStreams
{
    using Answer = int;
    QString reason = {};
    Timestamp at = 0;
    Subjects subjects() const { return Subjects::everything(); }
};

} // namespace confab::storage::write

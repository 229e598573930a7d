// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomCommands.h"
#include "Types.h"

#include <QHash>
#include <QStringList>

#include <variant>

//! What a client can ask for. One struct a command, named after its event: `message:send` is MessageSend.
namespace confab::command {

//! Where a client stands in a room.
struct RoomPosition
{
    std::optional<Epoch> epoch = {};
    qint64 ev = 0;
    friend bool operator==(const RoomPosition &, const RoomPosition &) = default;
};

struct Hello
{
    int protocol = 1;
    QString token = {}; //!< empty when the upgrade carried it
    QString device = {};
    QString clientName = {};
    QString clientVersion = {};
    QHash<RoomId, RoomPosition> rooms = {};
    friend bool operator==(const Hello &, const Hello &) = default;
};

struct SessionRenew
{
    QString token = {};
    friend bool operator==(const SessionRenew &, const SessionRenew &) = default;
};

struct MessageSend
{
    RoomId room = {};
    QString clientId = {};
    QString content = {};
    std::optional<MessageId> replyTo = {};
    std::optional<MessageId> thread = {};
    friend bool operator==(const MessageSend &, const MessageSend &) = default;
};
struct MessageEdit
{
    MessageId message = {};
    QString content = {};
    QString clientId = {};
    friend bool operator==(const MessageEdit &, const MessageEdit &) = default;
};
struct MessageDelete
{
    MessageId message = {};
    friend bool operator==(const MessageDelete &, const MessageDelete &) = default;
};
struct MessageGet
{
    MessageId message = {};
    friend bool operator==(const MessageGet &, const MessageGet &) = default;
};
//! At most one of before, after and around is set; none means the newest page.
struct MessageHistory
{
    RoomId room = {};
    std::optional<qint64> before = {};
    std::optional<qint64> after = {};
    std::optional<qint64> around = {};
    int limit = 50;
    friend bool operator==(const MessageHistory &, const MessageHistory &) = default;
};
struct MessageDelivered
{
    RoomId room = {};
    qint64 seq = 0;
    friend bool operator==(const MessageDelivered &, const MessageDelivered &) = default;
};
struct MessageSeen
{
    RoomId room = {};
    qint64 seq = 0;
    friend bool operator==(const MessageSeen &, const MessageSeen &) = default;
};

struct TypingStart
{
    RoomId room = {};
    std::optional<MessageId> thread = {};
    friend bool operator==(const TypingStart &, const TypingStart &) = default;
};
struct TypingStop
{
    RoomId room = {};
    std::optional<MessageId> thread = {};
    friend bool operator==(const TypingStop &, const TypingStop &) = default;
};
struct PresenceSet
{
    PresenceState state = PresenceState::Online; //!< online, away or dnd
    QString text = {};
    friend bool operator==(const PresenceSet &, const PresenceSet &) = default;
};
struct PresenceGet
{
    RoomId room = {};
    friend bool operator==(const PresenceGet &, const PresenceGet &) = default;
};

struct AgentList
{
    std::optional<RoomId> room = {};
    friend bool operator==(const AgentList &, const AgentList &) = default;
};

struct StreamRequest
{
    RoomId room = {};
    std::optional<UserId> agent = {}; //!< none: the room's first agent
    QString prompt = {};              //!< exactly one of prompt and message is set
    std::optional<MessageId> message = {};
    QString clientId = {};
    QString model = {};
    std::optional<double> temperature = {};
    std::optional<int> maxTokens = {};
    friend bool operator==(const StreamRequest &, const StreamRequest &) = default;
};
struct StreamStop
{
    StreamId stream = {};
    friend bool operator==(const StreamStop &, const StreamStop &) = default;
};
struct StreamResume
{
    StreamId stream = {};
    int part = 0;
    int from = 0;
    friend bool operator==(const StreamResume &, const StreamResume &) = default;
};
struct StreamStatusGet
{
    StreamId stream = {};
    friend bool operator==(const StreamStatusGet &, const StreamStatusGet &) = default;
};
struct StreamMetricsGet
{
    StreamId stream = {};
    friend bool operator==(const StreamMetricsGet &, const StreamMetricsGet &) = default;
};

} // namespace confab::command

namespace confab {

using Command =
    std::variant<command::Hello, command::SessionRenew, command::RoomCreate, command::RoomList, command::RoomGet,
                 command::RoomUpdate, command::RoomDelete, command::RoomJoin, command::RoomLeave, command::RoomMembers,
                 command::RoomSince, command::MessageSend, command::MessageEdit, command::MessageDelete,
                 command::MessageGet, command::MessageHistory, command::MessageDelivered, command::MessageSeen,
                 command::TypingStart, command::TypingStop, command::PresenceSet, command::PresenceGet,
                 command::AgentList, command::StreamRequest, command::StreamStop, command::StreamResume,
                 command::StreamStatusGet, command::StreamMetricsGet, command::RoomInvite, command::MemberKick>;

//! A command as it stands in a frame. Without an id no reply is sent.
struct CommandFrame
{
    std::optional<qint64> id = {};
    Command command;
    friend bool operator==(const CommandFrame &, const CommandFrame &) = default;
};

} // namespace confab

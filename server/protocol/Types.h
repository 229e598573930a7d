// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace confab {

enum class UserKind { Person, Agent, System };
enum class RoomKind { Public, Private, Direct };
enum class Role { Owner, Admin, Member, Guest };
enum class PresenceState { Offline, Away, Online, Dnd };
enum class StreamState { Queued, Reading, Writing, Tool, Done, Stopped, Failed, Interrupted, OverBudget };

//! How a provider ended an answer by itself: with its last word, at a limit of length, by a filter, by refusing, or with
//! the call of a tool.
enum class Finish { Stop, Length, Filter, Refusal, Tool };
//! What a part of an answer above 0 holds.
enum class PartKind { Reasoning, Tool };

inline bool isFinal(StreamState state)
{
    return state >= StreamState::Done;
}

//! A person, an agent or the system itself, as others see them: the `author` of a message.
struct User
{
    UserId id = {};
    QString name = {};
    UserKind kind = UserKind::Person;
    friend bool operator==(const User &, const User &) = default;
};

struct Room
{
    RoomId id = {};
    QString name = {};
    RoomKind kind = RoomKind::Public;
    QString topic = {};
    Epoch epoch = {};
    qint64 ev = 0;  //!< number of the newest log row
    qint64 seq = 0; //!< number of the newest message
    int memberCount = 0;
    Timestamp createdAt = 0;
    UserId createdBy = {};
    friend bool operator==(const Room &, const Room &) = default;
};

//! A room as one member sees it: an entry of `welcome` and of `room:list`.
struct RoomSummary
{
    Room room = {};
    int unread = 0;
    qint64 lastRead = 0;
    bool member = true;
    friend bool operator==(const RoomSummary &, const RoomSummary &) = default;
};

struct Member
{
    User user = {};
    Role role = Role::Member;
    Timestamp joinedAt = 0;
    friend bool operator==(const Member &, const Member &) = default;
};

struct Presence
{
    UserId user = {};
    PresenceState state = PresenceState::Offline;
    QString text = {};
    std::optional<Timestamp> lastSeen = {};
    friend bool operator==(const Presence &, const Presence &) = default;
};

//! How far a member has got in a room. Delivered and seen are separate cursors of this shape.
struct Cursor
{
    RoomId room = {};
    UserId user = {};
    qint64 seq = 0;
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

//! What an answer has besides its text. The text of a part is read by `stream:resume`.
struct StreamPart
{
    int part = 1;
    PartKind kind = PartKind::Reasoning;
    qint64 ms = 0; //!< from its first text to its last, or to the answer's first
    int chars = 0; //!< UTF-16 units
    friend bool operator==(const StreamPart &, const StreamPart &) = default;
};

//! The answer that a message is, or was, being written by.
struct MessageStream
{
    StreamId id = {};
    UserId agent = {};
    StreamState state = StreamState::Queued;
    QString model = {};
    std::optional<int> from = {}; //!< UTF-16 units of `content` so far; only while it runs
    QString reason = {};          //!< why it did not end well, or was cut
    std::optional<Finish> finish = {};       //!< none: it runs, or its provider did not say its own end
    std::optional<MessageId> continues = {}; //!< the earlier answer that it carries on
    std::optional<UserId> askedBy = {};      //!< who asked, who may stop and delete it
    QList<StreamPart> parts = {};
    friend bool operator==(const MessageStream &, const MessageStream &) = default;
};

struct Attachment
{
    QString id = {};
    QString fileName = {};
    QString mimeType = {};
    qint64 size = 0;
    std::optional<int> width = {};
    std::optional<int> height = {};
    QString sha256 = {};
    QString url = {};
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

struct Reaction
{
    QString emoji = {};
    int count = 0;
    QList<UserId> users = {};
    friend bool operator==(const Reaction &, const Reaction &) = default;
};

//! One message. A deleted one is a tombstone: deletedAt is set, content is empty, id, seq and author stay.
struct Message
{
    MessageId id = {};
    RoomId room = {};
    qint64 seq = 0;
    QString clientId = {};
    User author = {};
    QString content = {};
    std::optional<MessageId> replyTo = {};
    std::optional<MessageId> thread = {};
    int replyCount = 0;
    QList<UserId> mentions = {};
    QList<Attachment> attachments = {};
    QList<Reaction> reactions = {};
    bool pinned = false;
    Timestamp createdAt = 0;
    std::optional<Timestamp> editedAt = {};
    std::optional<Timestamp> deletedAt = {};
    std::optional<int> tokens = {};
    std::optional<MessageStream> stream = {};

    bool isDeleted() const { return deletedAt.has_value(); }
    friend bool operator==(const Message &, const Message &) = default;
};

//! Figures of one answer, section 6 of PROTOCOL.md.
struct StreamStatus
{
    StreamId stream = {};
    RoomId room = {};
    MessageId message = {};
    UserId agent = {};
    StreamState state = StreamState::Queued;
    int tokensGenerated = 0;
    Timestamp startedAt = 0;
    std::optional<Timestamp> completedAt = {};
    friend bool operator==(const StreamStatus &, const StreamStatus &) = default;
};

struct StreamMetrics
{
    StreamId stream = {};
    int totalTokens = 0;
    int promptTokens = 0;
    double tokensPerSecond = 0;
    int firstTokenMs = 0;
    int durationMs = 0;
    qint64 bytes = 0;
    int chunks = 0;
    int errors = 0;
    int retries = 0;
    friend bool operator==(const StreamMetrics &, const StreamMetrics &) = default;
};

} // namespace confab

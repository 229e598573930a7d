// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Limits.h"
#include "Types.h"

#include <QStringList>

//! What the ack of a command carries. Commands that are missing here answer with one of these or with {}.
namespace confab::reply {

struct Empty
{
    friend bool operator==(const Empty &, const Empty &) = default;
};

//! The ack of hello.
struct Welcome
{
    User user = {};
    SessionId session = {};
    QString serverName = {};
    QString serverVersion = {};
    QStringList features = {};
    Limits limits = {};
    int heartbeatMs = 12'000;
    QList<RoomSummary> rooms = {};
    friend bool operator==(const Welcome &, const Welcome &) = default;
};
struct Renewed
{
    Timestamp expiresAt = 0;
    friend bool operator==(const Renewed &, const Renewed &) = default;
};
struct RoomDetail
{
    RoomSummary room = {};
    friend bool operator==(const RoomDetail &, const RoomDetail &) = default;
};
struct Rooms
{
    QList<RoomSummary> rooms = {};
    friend bool operator==(const Rooms &, const Rooms &) = default;
};
struct Joined
{
    RoomSummary room = {};
    QList<Member> members = {}; //!< the first 200
    QList<Presence> presence = {};
    friend bool operator==(const Joined &, const Joined &) = default;
};
struct Members
{
    QList<Member> members = {};
    bool more = false;
    QString cursor = {};
    friend bool operator==(const Members &, const Members &) = default;
};
struct Invited
{
    QList<Member> members = {}; //!< one for each user that was named, in their order
    friend bool operator==(const Invited &, const Invited &) = default;
};
struct Sent
{
    Message message = {};
    friend bool operator==(const Sent &, const Sent &) = default;
};
struct Messages
{
    QList<Message> messages = {}; //!< ascending seq
    bool more = false;
    //! How far the members have got: with the newest page of a room whose cursors are pushed.
    QList<Cursor> delivered = {};
    QList<Cursor> seen = {};
    friend bool operator==(const Messages &, const Messages &) = default;
};
struct Presences
{
    QList<Presence> presence = {};
    friend bool operator==(const Presences &, const Presences &) = default;
};

struct Agent
{
    User user = {};
    QString provider = {};
    QString model = {};
    bool available = true;
    QString reason = {};     //!< why it is not available
    QStringList models = {}; //!< that a request may choose from; empty: `model` only
    friend bool operator==(const Agent &, const Agent &) = default;
};
struct Agents
{
    QList<Agent> agents = {};
    friend bool operator==(const Agents &, const Agents &) = default;
};
struct StreamStarted
{
    StreamId stream = {};
    Message message = {};
    std::optional<Message> prompt = {};
    friend bool operator==(const StreamStarted &, const StreamStarted &) = default;
};
struct StreamStopped
{
    StreamState state = StreamState::Stopped;
    friend bool operator==(const StreamStopped &, const StreamStopped &) = default;
};
struct StreamText
{
    int part = 0;
    int from = 0;
    QString text = {};
    StreamState state = StreamState::Writing;
    friend bool operator==(const StreamText &, const StreamText &) = default;
};

} // namespace confab::reply

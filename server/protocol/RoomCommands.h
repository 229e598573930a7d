// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Types.h"

//! The commands about rooms and who is in them.
namespace confab::command {

struct RoomCreate
{
    QString name = {};
    RoomKind kind = RoomKind::Public;
    QString topic = {};
    QList<UserId> members = {};
    friend bool operator==(const RoomCreate &, const RoomCreate &) = default;
};
//! All public rooms and the user's own.
struct RoomList
{
    friend bool operator==(const RoomList &, const RoomList &) = default;
};
struct RoomGet
{
    RoomId room = {};
    friend bool operator==(const RoomGet &, const RoomGet &) = default;
};
struct RoomUpdate
{
    RoomId room = {};
    std::optional<QString> name = {};
    std::optional<QString> topic = {};
    friend bool operator==(const RoomUpdate &, const RoomUpdate &) = default;
};
struct RoomDelete
{
    RoomId room = {};
    friend bool operator==(const RoomDelete &, const RoomDelete &) = default;
};
//! By id, or by the name of a public room; exactly one is set.
struct RoomJoin
{
    std::optional<RoomId> room = {};
    QString name = {};
    friend bool operator==(const RoomJoin &, const RoomJoin &) = default;
};
struct RoomLeave
{
    RoomId room = {};
    friend bool operator==(const RoomLeave &, const RoomLeave &) = default;
};
struct RoomMembers
{
    RoomId room = {};
    QString cursor = {};
    int limit = 200;
    friend bool operator==(const RoomMembers &, const RoomMembers &) = default;
};
struct RoomSince
{
    RoomId room = {};
    qint64 ev = 0;
    std::optional<Epoch> epoch = {};
    int limit = 100;
    friend bool operator==(const RoomSince &, const RoomSince &) = default;
};
//! Adds agents of this server at once, all or none.
struct RoomInvite
{
    RoomId room = {};
    QList<UserId> users = {};
    friend bool operator==(const RoomInvite &, const RoomInvite &) = default;
};
struct MemberKick
{
    RoomId room = {};
    UserId user = {};
    QString reason = {}; //!< shown to the whole room
    friend bool operator==(const MemberKick &, const MemberKick &) = default;
};

} // namespace confab::command

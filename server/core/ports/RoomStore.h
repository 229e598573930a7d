// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "protocol/Types.h"

namespace confab::core {

struct StoredRoom
{
    Room room = {};
    QList<Member> members = {};
};

//! Membership after a join or leave. fresh is false when nothing changed, and then there is nothing to publish.
struct MembershipChange
{
    Member member = {};
    Room room = {}; //!< with ev and memberCount after the change
    bool fresh = true;
    std::optional<Member> heir = {}; //!< to whom a leaving owner's room went, with the last number of the log
};

//! What becomes of who was a member before and left, or was removed.
enum class Former {
    Return,
    StayAway, //!< while the others come
    Refuse,   //!< Forbidden (field "users"), and nobody comes
};

//! Members who come at once.
struct Joining
{
    QList<Member> members = {};
    std::optional<UserId> by = {}; //!< who put them there, if it was somebody else
    Former former = Former::Return;
};

struct Leaving
{
    UserId user = {};
    std::optional<UserId> by = {}; //!< who removed the member, if it was somebody else
    QString reason = {};
};

//! Rooms and memberships. Every change is logged in the room's log in the same transaction. Called and answered on the
//! room thread; writes take effect in the order of the calls, together with those of the other stores.
class RoomStore
{
public:
    virtual ~RoomStore() = default;
    virtual void loadAll(Reply<QList<StoredRoom>> reply) = 0;
    //! Logs room:created, then user:joined for each member. Conflict (field "name"): the room is public, and there is a
    //! public one that looks like it (core/RoomNames.h).
    virtual void create(const StoredRoom &room, Reply<Room> reply) = 0;
    //! The same Conflict, where the name changes.
    virtual void update(RoomId room, std::optional<QString> name, std::optional<QString> topic, Reply<Room> reply) = 0;
    virtual void remove(RoomId room, Reply<Done> reply) = 0;
    //! Idempotent. Sets the member's read cursor to the room's seq when fresh.
    virtual void join(RoomId room, const Member &member, Reply<MembershipChange> reply) = 0;
    //! The same for several, in one transaction, each with its own log row; all or none.
    virtual void joinAll(RoomId room, const Joining &joining, Reply<QList<MembershipChange>> reply) = 0;
    //! The last owner's room goes to the admin, else the member, who is there longest: people with an account only. Direct
    //! rooms and those that the server made go to nobody.
    virtual void leave(RoomId room, const Leaving &leaving, Reply<MembershipChange> reply) = 0;
};

} // namespace confab::core

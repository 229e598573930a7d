// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "protocol/Types.h"

#include <limits>

//! What stores are told of people who come, go, rise and fall in a room, and what they answer.
namespace confab::core {

//! When a ban ends; the latest of all times for one without end.
using BanTerm = Timestamp;
inline constexpr BanTerm kForGood = std::numeric_limits<BanTerm>::max();

//! Whether no person has made the room: it is nobody's to hand on, and people come and go there.
inline bool isServers(const Room &room)
{
    return room.createdBy.isNull() || room.createdBy.uuid() == room.id.uuid();
}

//! Membership after a join or leave. fresh is false when nothing changed, and then there is nothing to publish.
struct MembershipChange
{
    Member member = {};
    Room room = {}; //!< with ev and memberCount after the change
    bool fresh = true;
    //! To whom a room without owner went, with the last number of the log.
    std::optional<Member> heir = {};
    //! The last person has left, and the room was archived, with the last number of the log; there is no heir then.
    bool archived = false;
    qint64 banNumber = 0; //!< of the ban by which he left, as core::BanChange says; 0: by none
};

//! What becomes of an agent that was a member before and was removed. People come back.
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
    bool byThemselves = false;     //!< nobody lets them in: they come as rights::mayJoin() says
    Former former = Former::Return;
    bool evenArchived = false;
    AuditNotes notes = {};
};

struct Leaving
{
    UserId user = {};
    std::optional<UserId> by = {}; //!< who removed the member, if it was somebody else
    QString reason = {};
    Timestamp at = 0;
    AuditNotes notes = {};
};

struct RoleChange
{
    UserId user = {};
    Role role = Role::Member;
    UserId by = {};
    AuditNotes notes = {};
};

//! One row of the log each, in their order; the last has the number of the room. None: nothing has changed.
struct RoleChanges
{
    Member member = {}; //!< whose role was asked for
    QList<Member> changed = {};
    Room room = {};
};

struct Muting
{
    UserId user = {};
    std::optional<Timestamp> until = {}; //!< none ends it
    UserId by = {};
    AuditNotes notes = {};
};

//! Bans that have not ended at `now`, the newest first, behind `after`.
struct BanQuery
{
    std::optional<std::pair<Timestamp, UserId>> after = {};
    int limit = 50;
    Timestamp now = 0;
};

struct BanPage
{
    QList<Ban> bans = {};
    bool more = false;
};

} // namespace confab::core

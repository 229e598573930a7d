// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "protocol/Types.h"

#include <limits>

//! What stores are told of people who come, go, rise and fall in a room, and what they answer. The caller has asked
//! rights:: whether it is allowed, by the directory as it was. What may have changed since then, the store asks once
//! more inside the write; what that is stands with each. `notes` are kept with the change, or not at all (AuditNote.h).
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

//! One who goes, or is removed. The store asks no rights again (rights::mayLeave(), mayKick()); who is no member any
//! more is answered as not fresh.
struct Leaving
{
    UserId user = {};
    std::optional<UserId> by = {}; //!< who removed the member, if it was somebody else
    QString reason = {};           //!< as validation::reason() gave it; for the whole room to see, empty without
    Timestamp at = 0;              //!< also says who is muted still, when the owner's room is handed on
    AuditNotes notes = {};
};

//! A role for who is a member. The store asks again whether `by` stands above both roles, and the owner alone hands
//! over; what role fits an agent or a guest, and archived rooms, were asked before (rights::mayGiveRole()).
struct RoleChange
{
    UserId user = {};
    Role role = Role::Member; //!< Owner: the room is handed over, and the former owner becomes an admin
    UserId by = {};           //!< the user himself, who lowers himself, or somebody above
    AuditNotes notes = {};
};

//! One row of the log each, in their order; the last has the number of the room. None: nothing has changed.
struct RoleChanges
{
    Member member = {}; //!< whose role was asked for
    QList<Member> changed = {};
    Room room = {};
};

//! Who is to be silent. The store asks again whether he is a member, and `by` stands above him; that `until` is to
//! come, and the rest of rights::mayMute(), was asked before.
struct Muting
{
    UserId user = {};
    std::optional<Timestamp> until = {}; //!< none ends it
    UserId by = {};                      //!< never the user himself
    AuditNotes notes = {};
};

//! Bans that have not ended at `now`, the newest first, behind `after`.
struct BanQuery
{
    std::optional<std::pair<Timestamp, UserId>> after = {}; //!< Ban::at and the user of the last one that is known
    int limit = 50;
    Timestamp now = 0;
};

struct BanPage
{
    QList<Ban> bans = {};
    bool more = false;
};

} // namespace confab::core

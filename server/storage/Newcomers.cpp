// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Newcomers.h"

#include "BanRows.h"
#include "core/people/AddedPerson.h"
#include "protocol/Rights.h"
#include "RoomRows.h"

namespace confab::storage::newcomers {

using namespace Qt::StringLiterals;

namespace {

//! Somebody who is put into a room, by whom and when.
struct Added
{
    const User &user;
    UserId by = {};
    Timestamp at = 0;
};

Result<> checkMayBeAdded(Database &database, const Added &added, const core::AddedTo &to)
{
    if (added.user.id == added.by || added.user.kind != UserKind::Person)
        return Done{};
    static constexpr SqlText kText(
        "SELECT a.ended_at IS NULL AS here,"
        " a.suspended_at IS NOT NULL AND COALESCE(a.suspended_until > ?, 1) AS suspended,"
        " EXISTS (SELECT 1 FROM blocks b WHERE b.blocker = a.id AND b.blocked = ?) AS blocked,"
        " EXISTS (SELECT 1 FROM accounts l WHERE l.id = ? AND l.guest = 0 AND l.role <= ?) AS by_lead"
        " FROM accounts a WHERE a.id = ?");
    const auto person = database.first(
        kText,
        [](const Row &row) {
            return core::AddedPerson{.isHere = row.integer(kText["here"]) != 0,
                                     .isSuspended = row.integer(kText["suspended"]) != 0,
                                     .hasBlocked = row.integer(kText["blocked"]) != 0,
                                     .byLead = row.integer(kText["by_lead"]) != 0};
        },
        added.at, added.by, added.by, Role::Admin, added.user.id);
    if (!person)
        return person.error();
    return *person ? core::mayBeAdded(**person, to) : Result<>(Done{});
}

//! Whether the account goes on, and isn't suspended.
Result<> checkIsIn(Database &database, UserId user, Timestamp now)
{
    const auto out = database.first(
        "SELECT ended_at IS NOT NULL OR suspended_at IS NOT NULL AND COALESCE(suspended_until > ?, 1)"
        " FROM accounts WHERE id = ?",
        [](const Row &row) { return row.integer(0) != 0; }, now, user);
    if (!out)
        return out.error();
    return out->value_or(false)
               ? Result<>(Error{ErrorCode::Forbidden, u"Your account has ended, or is suspended."_s, u"room"_s})
               : Result<>(Done{});
}

//! Whether the room lets somebody in who is not there.
Result<> checkRoomTakes(Database &database, const Room &room, const Member &member, const core::Joining &joining)
{
    const auto banned = banrows::isBanned(database, room.id, member.user.id, member.joinedAt);
    if (!banned)
        return banned.error();
    if (*banned && joining.by)
        return Error{ErrorCode::Forbidden, u"%1 is banned from this room."_s.arg(member.user.name), u"users"_s};
    if (*banned)
        return Error{ErrorCode::Forbidden, u"You are banned from this room."_s, u"room"_s};
    if (joining.byThemselves)
        return rights::mayJoin(&room, member.user, rights::Standing(nullptr, member.joinedAt));
    if (room.archived && !joining.evenArchived)
        return Error{ErrorCode::Conflict, u"The room is archived."_s, u"room"_s};
    return Done{};
}

Result<> checkOne(Database &database, const Room &room, const Member &member, const core::Joining &joining)
{
    const auto known = findMember(database, room.id, member.user.id);
    if (!known)
        return known.error();
    if (*known && !(*known)->hasLeft)
        return Done{};
    if (const auto taken = checkRoomTakes(database, room, member, joining); !taken)
        return taken;
    const bool isRemoved = *known && member.user.kind == UserKind::Agent;
    if (isRemoved && joining.former == core::Former::Refuse)
        return Error{
            ErrorCode::Forbidden,
            u"%1 was removed from this room. Only its owner and admins can bring it back."_s.arg(member.user.name),
            u"users"_s};
    if (joining.by)
        return checkMayBeAdded(database, {member.user, *joining.by, member.joinedAt}, {room.kind, u"users"_s});
    return checkIsIn(database, member.user.id, member.joinedAt);
}

} // namespace

Result<> check(Database &database, const Room &room, const core::Joining &joining)
{
    for (const Member &member : joining.members) {
        if (const auto may = checkOne(database, room, member, joining); !may)
            return may;
    }
    return Done{};
}

Result<> checkFirst(Database &database, const core::StoredRoom &made)
{
    const Room &room = made.room;
    if (room.createdBy.isNull())
        return Done{};
    for (const Member &member : made.members) {
        const auto may = checkMayBeAdded(database, {member.user, room.createdBy, room.createdAt},
                                         {room.kind, u"members"_s});
        if (!may)
            return may;
    }
    return Done{};
}

} // namespace confab::storage::newcomers

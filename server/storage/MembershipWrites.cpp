// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MembershipWrites.h"

#include "BanRows.h"
#include "Newcomers.h"
#include "ReaderRows.h"
#include "RoomLog.h"
#include "RoomRows.h"
#include "Succession.h"

using namespace Qt::StringLiterals;

namespace confab::storage {

using core::MembershipChange;

namespace {

//! Who did something to somebody is told unless it was himself.
std::optional<UserId> otherThan(UserId user, UserId by)
{
    return by == user ? std::nullopt : std::optional(by);
}

Error noLonger()
{
    return {ErrorCode::Forbidden, u"This member stands as high as you do by now."_s, u"user"_s};
}

Error noMember()
{
    return {ErrorCode::NotFound, u"There is no such member in this room."_s, u"user"_s};
}

Result<MembershipChange> membershipChange(Database &database, RoomId id, const Member &member, bool fresh)
{
    auto room = roomById(database, id);
    if (!room)
        return room.error();
    return MembershipChange{member, std::move(*room), fresh};
}

//! Who is there now.
Result<std::optional<Member>> present(Database &database, RoomId room, UserId user)
{
    const auto row = findMember(database, room, user);
    if (!row)
        return row.error();
    return *row && !(*row)->hasLeft ? std::optional((*row)->member) : std::nullopt;
}

//! Two acts of the same moment don't make somebody do what he may no more.
Result<> checkStandsAbove(Database &database, RoomId room, UserId by, Role below)
{
    const auto actor = present(database, room, by);
    if (!actor)
        return actor.error();
    return *actor && (*actor)->role < below ? Result<>(Done{}) : Result<>(noLonger());
}

//! One who comes, and what the room is told of him.
Result<MembershipChange> joinOne(Database &database, WriterCache &cache, RoomId id, const Member &asked,
                                 const core::Joining &joining)
{
    const auto known = findMember(database, id, asked.user.id);
    if (!known)
        return known.error();
    const bool staysAway = asked.user.kind == UserKind::Agent && joining.former == core::Former::StayAway;
    if (*known && (!(*known)->hasLeft || staysAway))
        return membershipChange(database, id, (*known)->member, false);
    Member member = asked;
    if (*known)
        member.mutedUntil = (*known)->member.mutedUntil;
    if (member.role == Role::Owner) {
        const auto owner = succession::hasOwner(database, id);
        if (!owner)
            return owner.error();
        member.role = *owner ? Role::Member : Role::Owner;
        // Nobody stands above who could end it.
        if (!*owner)
            member.mutedUntil = std::nullopt;
    }
    if (const auto added = addMember(database, cache, id, member, joining.by); !added)
        return added.error();
    const auto shown = findMember(database, id, member.user.id);
    if (!shown)
        return shown.error();
    // As he is called and looks by now.
    if (*shown)
        member.user = (*shown)->member.user;
    // Nobody with an account was left who could have it.
    const bool mayInherit = member.role != Role::Guest && member.user.kind == UserKind::Person;
    const auto heir = mayInherit ? succession::handOn(database, id, {.now = member.joinedAt, .toGuests = false})
                                 : std::optional<Member>();
    if (!heir)
        return heir.error();
    auto change = membershipChange(database, id, member, true);
    if (change)
        change->heir = *heir;
    return change;
}

//! Nobody is left who could read it.
Result<bool> archiveIfDeserted(Database &database, RoomId id)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    if (room->kind == RoomKind::Direct || room->archived || core::isServers(*room))
        return false;
    const auto person = succession::hasPeople(database, id);
    if (!person || *person)
        return person ? Result<bool>(false) : person;
    if (const auto done = database.execute("UPDATE rooms SET archived = 1 WHERE id = ?", id); !done)
        return done.error();
    const auto logged = logRoom(database, id, LogType::RoomUpdated, std::nullopt);
    return logged ? Result<bool>(true) : Result<bool>(logged.error());
}

Result<QList<Member>> giveRole(Database &database, RoomId id, Member member, Role role, UserId by)
{
    member.role = role;
    const auto done =
        database.execute("UPDATE members SET role = ? WHERE room = ? AND user = ?", role, id, member.user.id);
    if (!done)
        return done.error();
    const UserChange change{member.user.id, otherThan(member.user.id, by), {}, role};
    const auto logged = logUser(database, id, LogType::MemberUpdated, change);
    return logged ? Result<QList<Member>>({member}) : Result<QList<Member>>(logged.error());
}

} // namespace

Result<> addMember(Database &database, WriterCache &cache, RoomId room, const Member &member, std::optional<UserId> by)
{
    if (const auto written = cache.remember(database, member.user); !written)
        return written.error();
    const auto inserted = database.execute(
        "INSERT INTO members (room, user, role, joined_at, muted_until) VALUES (?, ?, ?, ?, ?) ON CONFLICT (room, user)"
        " DO UPDATE SET role = excluded.role, joined_at = excluded.joined_at, muted_until = excluded.muted_until,"
        " has_left = 0",
        room, member.user.id, member.role, member.joinedAt, member.mutedUntil);
    if (!inserted)
        return inserted.error();
    const auto counted = database.execute("UPDATE rooms SET member_count = member_count + 1 WHERE id = ?", room);
    if (!counted)
        return counted.error();
    const auto head =
        logUser(database, room, LogType::UserJoined, {.user = member.user.id, .by = by, .role = member.role});
    if (!head)
        return head.error();
    if (member.user.kind == UserKind::Person)
        cache.cursors().advance(core::CursorKind::Seen, room, member.user.id, head->seq);
    return Done{};
}

Result<QList<MembershipChange>> joinRoom(Database &database, WriterCache &cache, RoomId id,
                                         const core::Joining &joining)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    if (const auto allowed = newcomers::check(database, *room, joining); !allowed)
        return allowed.error();
    QList<MembershipChange> changes;
    for (const Member &member : joining.members) {
        const auto change = joinOne(database, cache, id, member, joining);
        if (!change)
            return change.error();
        changes += *change;
    }
    return changes;
}

Result<MembershipChange> leaveRoom(Database &database, WriterCache &cache, RoomId id, const core::Leaving &leaving)
{
    const UserId user = leaving.user;
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    const auto known = findMember(database, id, user);
    if (!known)
        return known.error();
    if (!*known || (*known)->hasLeft)
        return membershipChange(database, id, *known ? (*known)->member : Member{.user = {.id = user}}, false);
    const Member member = (*known)->member;
    const auto results = {
        database.execute("UPDATE members SET has_left = 1 WHERE room = ? AND user = ?", id, user),
        database.execute("UPDATE rooms SET member_count = member_count - 1 WHERE id = ?", id),
        database.execute("DELETE FROM cursors WHERE room = ? AND kind IN (0, 1) AND user = ?", id, user),
        // An agent may leave a direct room, which is no longer that of them all.
        room->kind == RoomKind::Direct ? database.execute("DELETE FROM direct_rooms WHERE room = ?", id)
                                       : Result<int>(0)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    cache.cursors().forget(id, user);
    if (const auto forgotten = readerrows::forget(database, id, user); !forgotten)
        return forgotten.error();
    const UserChange change{.user = user, .by = leaving.by, .reason = leaving.reason, .role = member.role};
    if (const auto logged = logUser(database, id, LogType::UserLeft, change); !logged)
        return logged.error();
    const auto heir = member.role == Role::Owner ? succession::handOn(database, id, {.now = leaving.at})
                                                 : Result<std::optional<Member>>(std::nullopt);
    if (!heir)
        return heir.error();
    const auto archived = member.user.kind == UserKind::Person ? archiveIfDeserted(database, id) : Result<bool>(false);
    if (!archived)
        return archived.error();
    auto left = membershipChange(database, id, member, true);
    if (left) {
        left->heir = *heir;
        left->archived = *archived;
    }
    return left;
}

Result<QList<MembershipChange>> leaveRooms(Database &database, WriterCache &cache, const QList<RoomId> &rooms,
                                           const core::Leaving &leaving)
{
    QList<MembershipChange> changes;
    for (const RoomId id : rooms) {
        const auto room = roomById(database, id);
        const bool isGone = !room && room.error().code == ErrorCode::NotFound;
        if (!room && !isGone)
            return room.error();
        if (isGone || room->kind == RoomKind::Direct)
            continue;
        const auto left = leaveRoom(database, cache, id, leaving);
        if (!left)
            return left.error();
        if (left->fresh)
            changes += *left;
    }
    return changes;
}

Result<core::RoleChanges> setRole(Database &database, RoomId id, const core::RoleChange &change)
{
    const auto member = present(database, id, change.user);
    if (!member)
        return member.error();
    if (!*member)
        return noMember();
    core::RoleChanges changes{.member = **member};
    if (changes.member.role != change.role) {
        const bool isOneself = change.user == change.by;
        // Who stood above both; the owner hands his own over.
        const Role highest = std::min(change.role, changes.member.role);
        const Role below = change.role == Role::Owner ? Role::Admin : highest;
        if (isOneself && (change.role < changes.member.role || changes.member.role == Role::Owner))
            return noLonger();
        if (const auto above = isOneself ? Result<>(Done{}) : checkStandsAbove(database, id, change.by, below); !above)
            return above.error();
        const auto changed = change.role == Role::Owner
                                 ? succession::handOver(database, id, changes.member, change.by)
                                 : giveRole(database, id, changes.member, change.role, change.by);
        if (!changed)
            return changed.error();
        changes.changed = *changed;
        changes.member = changed->first();
    }
    auto room = roomById(database, id);
    if (!room)
        return room.error();
    changes.room = std::move(*room);
    return changes;
}

Result<MembershipChange> muteMember(Database &database, RoomId id, const core::Muting &muting)
{
    auto member = present(database, id, muting.user);
    if (!member)
        return member.error();
    if (!*member)
        return noMember();
    Member muted = **member;
    if (const auto above = checkStandsAbove(database, id, muting.by, muted.role); !above)
        return above.error();
    if (muted.mutedUntil == muting.until)
        return membershipChange(database, id, muted, false);
    muted.mutedUntil = muting.until;
    const auto done = database.execute("UPDATE members SET muted_until = ? WHERE room = ? AND user = ?", muting.until,
                                       id, muting.user);
    if (!done)
        return done.error();
    const auto logged =
        logUser(database, id, LogType::MemberUpdated, {.user = muting.user, .by = muting.by, .role = muted.role});
    return logged ? membershipChange(database, id, muted, true) : Result<MembershipChange>(logged.error());
}

Result<MembershipChange> banFromRoom(Database &database, WriterCache &cache, RoomId id, const Ban &ban)
{
    if (const auto room = roomById(database, id); !room)
        return room.error();
    const auto member = present(database, id, ban.user.id);
    if (!member)
        return member.error();
    // Who is no member stands below all who manage.
    const Role below = *member ? (*member)->role : Role::Member;
    if (const auto above = checkStandsAbove(database, id, ban.by, below); !above)
        return above.error();
    if (const auto known = cache.remember(database, ban.user); !known)
        return known.error();
    const auto number = banrows::write(database, id, ban, member->has_value());
    if (!number)
        return number.error();
    auto left =
        leaveRoom(database, cache, id, {.user = ban.user.id, .by = ban.by, .reason = ban.reason, .at = ban.at});
    if (left)
        left->banNumber = *number;
    return left;
}

Result<qint64> liftBan(Database &database, RoomId id, UserId user)
{
    if (const auto room = roomById(database, id); !room)
        return room.error();
    return banrows::lift(database, id, user);
}

} // namespace confab::storage

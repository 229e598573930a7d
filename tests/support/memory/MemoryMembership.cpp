// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryMembership.h"

#include "protocol/Heir.h"

#include <algorithm>

namespace confab::support::membership {

using namespace Qt::StringLiterals;
using core::MembershipChange;
using Logged = MemoryData::Logged;
using RoomRow = MemoryData::RoomRow;

namespace {

bool isPresent(const RoomRow &row, UserId user)
{
    return row.members.contains(user) && !row.members.value(user).hasLeft;
}

QList<Member> present(const MemoryData &data, const RoomRow &row)
{
    QList<Member> members;
    for (auto it = row.members.cbegin(); it != row.members.cend(); ++it) {
        if (!it->hasLeft)
            members.append(data.memberOf(row, it.key()));
    }
    return members;
}

std::optional<Member> ownerOf(const MemoryData &data, const RoomRow &row)
{
    const auto members = present(data, row);
    const auto owner = std::ranges::find(members, Role::Owner, &Member::role);
    return owner == members.cend() ? std::nullopt : std::optional(*owner);
}

std::optional<UserId> otherThan(UserId user, UserId by)
{
    return by == user ? std::nullopt : std::optional(by);
}

Member giveRole(MemoryData &data, RoomRow &row, UserId user, Role role, std::optional<UserId> by)
{
    row.members[user].role = role;
    if (role == Role::Owner)
        row.members[user].mutedUntil = std::nullopt;
    MemoryData::log(row, {.what = Logged::MemberUpdated, .user = user, .by = by, .role = role});
    return data.memberOf(row, user);
}

std::optional<Member> handOn(MemoryData &data, RoomRow &row, Timestamp now, bool toGuests)
{
    if (ownerOf(data, row))
        return std::nullopt;
    QList<Member> members = present(data, row);
    if (!toGuests)
        members.removeIf([](const Member &member) { return member.role == Role::Guest; });
    const auto heir = heirOf(row.room, members, now);
    return heir ? std::optional(giveRole(data, row, heir->user.id, Role::Owner, std::nullopt)) : std::nullopt;
}

bool standsAbove(const RoomRow &row, UserId by, Role below)
{
    return isPresent(row, by) && row.members.value(by).role < below;
}

Result<> checkMayCome(const MemoryData &data, const RoomRow &row, const Member &member, const core::Joining &joining)
{
    const UserId user = member.user.id;
    if (isPresent(row, user))
        return Done{};
    const auto ban = row.bans.constFind(user);
    if (ban != row.bans.cend() && ban->until.value_or(core::kForGood) > member.joinedAt)
        return Error{ErrorCode::Forbidden, {}, joining.by ? u"users"_s : u"room"_s};
    if (joining.byThemselves && row.room.kind != RoomKind::Public)
        return ErrorCode::NotFound;
    if (joining.byThemselves && member.user.kind != UserKind::Person)
        return ErrorCode::Forbidden;
    if (row.room.archived && !joining.evenArchived)
        return Error{ErrorCode::Conflict, {}, u"room"_s};
    const bool isRemoved = row.members.contains(user) && member.user.kind == UserKind::Agent;
    if (isRemoved && joining.former == core::Former::Refuse)
        return Error{ErrorCode::Forbidden, {}, u"users"_s};
    if (joining.by)
        return data.mayBeAdded(member.user, *joining.by, member.joinedAt, {row.room.kind, u"users"_s});
    return data.isOut(user, member.joinedAt) ? Error{ErrorCode::Forbidden, {}, u"room"_s} : Result<>(Done{});
}

MembershipChange joinOne(MemoryData &data, RoomRow &row, Member member, const core::Joining &joining)
{
    const UserId user = member.user.id;
    const bool staysAway =
        row.members.contains(user) && member.user.kind == UserKind::Agent && joining.former == core::Former::StayAway;
    if (isPresent(row, user) || staysAway)
        return {data.memberOf(row, user), row.room, false};
    if (member.role == Role::Owner && ownerOf(data, row))
        member.role = Role::Member;
    if (member.role != Role::Owner)
        member.mutedUntil = row.members.value(user).mutedUntil;
    add(data, row, member, joining.by);
    member.user = data.memberOf(row, user).user;
    const bool mayInherit = member.role != Role::Guest && member.user.kind == UserKind::Person;
    const auto heir = mayInherit ? handOn(data, row, member.joinedAt, false) : std::nullopt;
    return {member, row.room, true, heir};
}

bool archiveIfDeserted(MemoryData &data, RoomRow &row)
{
    const auto members = present(data, row);
    const bool hasPeople =
        std::ranges::any_of(members, [](const Member &member) { return member.user.kind == UserKind::Person; });
    if (row.room.kind == RoomKind::Direct || row.room.archived || core::isServers(row.room) || hasPeople)
        return false;
    row.room.archived = true;
    MemoryData::log(row, {.what = Logged::RoomUpdated});
    return true;
}

} // namespace

void add(MemoryData &data, RoomRow &row, const Member &member, std::optional<UserId> by)
{
    const UserId user = member.user.id;
    data.remember(member.user);
    row.members.insert(user, {member.role, member.joinedAt, false, member.mutedUntil});
    ++row.room.memberCount;
    MemoryData::log(row, {.what = Logged::UserJoined, .user = user, .by = by, .role = member.role});
    if (member.user.kind == UserKind::Person)
        row.seen[user] = std::max(row.seen.value(user), row.room.seq);
}

Result<QList<MembershipChange>> join(MemoryData &data, RoomId id, const core::Joining &joining)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    for (const Member &member : joining.members) {
        if (const auto allowed = checkMayCome(data, *row, member, joining); !allowed)
            return allowed.error();
    }
    QList<MembershipChange> changes;
    for (const Member &member : joining.members)
        changes.append(joinOne(data, *row, member, joining));
    return changes;
}

Result<MembershipChange> leave(MemoryData &data, RoomId id, const core::Leaving &leaving)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    const auto it = row->members.find(leaving.user);
    if (it == row->members.end())
        return MembershipChange{Member{.user = {.id = leaving.user}}, row->room, false};
    const Member member = data.memberOf(*row, leaving.user);
    if (it->hasLeft)
        return MembershipChange{member, row->room, false};
    it->hasLeft = true;
    --row->room.memberCount;
    row->delivered.remove(leaving.user);
    row->seen.remove(leaving.user);
    row->marks.remove(leaving.user);
    row->settings.remove(leaving.user);
    MemoryData::log(*row, {.what = Logged::UserLeft,
                           .user = leaving.user,
                           .by = leaving.by,
                           .reason = leaving.reason,
                           .role = member.role});
    MembershipChange change{.member = member};
    if (member.role == Role::Owner)
        change.heir = handOn(data, *row, leaving.at, true);
    change.archived = member.user.kind == UserKind::Person && archiveIfDeserted(data, *row);
    change.room = row->room;
    return change;
}

Result<QList<MembershipChange>> leaveAll(MemoryData &data, const QList<RoomId> &rooms, const core::Leaving &leaving)
{
    QList<MembershipChange> changes;
    for (const RoomId id : rooms) {
        const RoomRow *row = data.find(id);
        if (!row || row->room.kind == RoomKind::Direct)
            continue;
        if (const auto left = leave(data, id, leaving); left && left->fresh)
            changes.append(*left);
    }
    return changes;
}

QList<Member> giveToOwner(MemoryData &data, RoomRow &row, UserId owner, std::optional<UserId> by)
{
    const auto former = ownerOf(data, row);
    QList<Member> changed;
    if (former && former->user.id == owner)
        return changed;
    if (isPresent(row, owner))
        changed.append(giveRole(data, row, owner, Role::Owner, by));
    if (former)
        changed.append(giveRole(data, row, former->user.id, Role::Admin, by == former->user.id ? std::nullopt : by));
    return changed;
}

Result<core::RoleChanges> setRole(MemoryData &data, RoomId id, const core::RoleChange &change)
{
    RoomRow *row = data.find(id);
    if (!row || !isPresent(*row, change.user))
        return Error{ErrorCode::NotFound, {}, u"user"_s};
    core::RoleChanges changes{.member = data.memberOf(*row, change.user)};
    const Role before = changes.member.role;
    if (before != change.role) {
        const bool isOneself = change.user == change.by;
        const bool mayLower = isOneself && change.role > before && before != Role::Owner;
        const Role below = change.role == Role::Owner ? Role::Admin : std::min(change.role, before);
        if (isOneself ? !mayLower : !standsAbove(*row, change.by, below))
            return Error{ErrorCode::Forbidden, {}, u"user"_s};
        const auto former = change.role == Role::Owner ? ownerOf(data, *row) : std::nullopt;
        changes.member = giveRole(data, *row, change.user, change.role, otherThan(change.user, change.by));
        changes.changed.append(changes.member);
        if (former)
            changes.changed.append(
                giveRole(data, *row, former->user.id, Role::Admin, otherThan(former->user.id, change.by)));
    }
    changes.room = row->room;
    return changes;
}

Result<MembershipChange> mute(MemoryData &data, RoomId id, const core::Muting &muting)
{
    RoomRow *row = data.find(id);
    if (!row || !isPresent(*row, muting.user))
        return Error{ErrorCode::NotFound, {}, u"user"_s};
    const Role role = row->members[muting.user].role;
    if (!standsAbove(*row, muting.by, role))
        return Error{ErrorCode::Forbidden, {}, u"user"_s};
    const bool fresh = row->members[muting.user].mutedUntil != muting.until;
    if (fresh) {
        row->members[muting.user].mutedUntil = muting.until;
        MemoryData::log(*row, {.what = Logged::MemberUpdated, .user = muting.user, .by = muting.by, .role = role});
    }
    return MembershipChange{data.memberOf(*row, muting.user), row->room, fresh};
}

Result<MembershipChange> ban(MemoryData &data, RoomId id, const Ban &ban)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    const UserId user = ban.user.id;
    if (!standsAbove(*row, ban.by, isPresent(*row, user) ? row->members[user].role : Role::Member))
        return Error{ErrorCode::Forbidden, {}, u"user"_s};
    data.remember(ban.user);
    const auto before = row->bans.constFind(user);
    const bool isReplacing = before != row->bans.cend() && before->until.value_or(core::kForGood) > ban.at;
    if (isPresent(*row, user))
        row->expelled.insert(user);
    else if (!isReplacing)
        row->expelled.remove(user);
    row->bans.insert(user, ban);
    const qint64 number = ++row->banNumber;
    auto left = leave(data, id, {.user = user, .by = ban.by, .reason = ban.reason, .at = ban.at});
    if (left)
        left->banNumber = number;
    return left;
}

core::BanPage bans(const MemoryData &data, RoomId id, const core::BanQuery &query)
{
    const auto place = [](const Ban &ban) { return std::pair(-ban.at, ban.user.id); };
    QList<Ban> all;
    for (Ban ban : data.rooms.value(id).bans) {
        ban.user = data.people.value(ban.user.id);
        const bool isBehind = !query.after || place(ban) > std::pair(-query.after->first, query.after->second);
        if (isBehind && ban.until.value_or(core::kForGood) > query.now)
            all.append(ban);
    }
    std::ranges::sort(all, {}, place);
    return {all.first(std::min(qsizetype(query.limit), all.size())), all.size() > query.limit};
}

} // namespace confab::support::membership

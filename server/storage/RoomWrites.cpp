// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomWrites.h"

#include "RoomLog.h"
#include "RoomNameRows.h"
#include "RoomRows.h"

using namespace Qt::StringLiterals;

namespace confab::storage {

using core::MembershipChange;

namespace {

// Also for who comes back: the row of then is taken up again.
Result<> addMember(Database &database, WriterCache &cache, RoomHead &head, RoomId room, const Member &member,
                   std::optional<UserId> by)
{
    if (const auto written = cache.remember(database, member.user); !written)
        return written.error();
    const auto inserted = database.execute(
        "INSERT INTO members (room, user, role, joined_at) VALUES (?, ?, ?, ?) ON CONFLICT (room, user)"
        " DO UPDATE SET role = excluded.role, joined_at = excluded.joined_at, has_left = 0",
        room, member.user.id, member.role, member.joinedAt);
    if (!inserted)
        return inserted.error();
    const auto counted = database.execute("UPDATE rooms SET member_count = member_count + 1 WHERE id = ?", room);
    if (!counted)
        return counted.error();
    const auto ev = logUser(database, head, room, LogType::UserJoined, {member.user.id, by});
    if (!ev)
        return ev.error();
    if (member.user.kind == UserKind::Person)
        cache.cursors().advance(core::CursorKind::Seen, room, member.user.id, head.seq);
    return Done{};
}

Result<MembershipChange> membershipChange(Database &database, RoomId id, const Member &member, bool fresh)
{
    auto room = roomById(database, id);
    if (!room)
        return room.error();
    return MembershipChange{member, std::move(*room), fresh};
}

// Whom the room is to go to; roles are stored in their order.
Result<std::optional<Member>> heirOf(Database &database, const Room &room)
{
    if (room.kind == RoomKind::Direct || room.createdBy.isNull())
        return std::optional<Member>();
    const auto next = database.first(
        "SELECT m.user, m.role FROM members m JOIN authors a ON a.id = m.user"
        " WHERE m.room = ? AND m.has_left = 0 AND m.role < ? AND a.kind = ? ORDER BY m.role, m.joined_at, m.user",
        [](const Row &row) { return std::pair(row.id<UserId>(0), row.enumeration<Role>(1)); }, room.id, Role::Guest,
        UserKind::Person);
    if (!next)
        return next.error();
    if (!*next || (*next)->second == Role::Owner)
        return std::optional<Member>();
    const auto row = findMember(database, room.id, (*next)->first);
    if (!row)
        return row.error();
    Member heir = (*row)->member;
    heir.role = Role::Owner;
    return std::optional(heir);
}

Result<std::optional<Member>> handOn(Database &database, RoomHead &head, RoomId id)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    const auto heir = heirOf(database, *room);
    if (!heir || !*heir)
        return heir;
    const UserId user = (*heir)->user.id;
    const auto raised =
        database.execute("UPDATE members SET role = ? WHERE room = ? AND user = ?", Role::Owner, id, user);
    if (!raised)
        return raised.error();
    if (const auto ev = logUser(database, head, id, LogType::MemberUpdated, {user}); !ev)
        return ev.error();
    return heir;
}

// Before anybody is added: all come or none.
Result<> checkNobodyHasLeft(Database &database, RoomId id, const QList<Member> &members)
{
    for (const Member &member : members) {
        const auto known = findMember(database, id, member.user.id);
        if (!known)
            return known.error();
        if (*known && (*known)->hasLeft)
            return Error{
                ErrorCode::Forbidden,
                u"%1 was removed from this room. Only its owner and admins can bring it back."_s.arg(member.user.name),
                u"users"_s};
    }
    return Done{};
}

} // namespace

Result<Room> createRoom(Database &database, WriterCache &cache, const core::StoredRoom &stored)
{
    const Room &room = stored.room;
    if (room.kind == RoomKind::Public) {
        if (const auto free = roomnamerows::checkIsFree(database, room.id, room.name); !free)
            return free.error();
    }
    const auto inserted =
        database.execute("INSERT INTO rooms (id, name, kind, topic, epoch, member_count, created_at, created_by)"
                         " VALUES (?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING",
                         room.id, room.name, room.kind, room.topic, room.epoch, room.createdAt, room.createdBy);
    if (!inserted)
        return inserted.error();
    if (*inserted == 0)
        return Error{ErrorCode::Conflict, u"A room with this id exists."_s};
    if (room.kind == RoomKind::Public) {
        if (const auto claimed = roomnamerows::claim(database, room.id, room.name); !claimed)
            return claimed.error();
    }
    const auto head = cache.head(database, room.id);
    if (!head)
        return head.error();
    if (const auto ev = logRoom(database, **head, room.id, LogType::RoomCreated); !ev)
        return ev.error();
    for (const Member &member : stored.members) {
        if (const auto added = addMember(database, cache, **head, room.id, member, std::nullopt); !added)
            return added.error();
    }
    return roomById(database, room.id);
}

Result<Room> updateRoom(Database &database, WriterCache &cache, RoomId id, const std::optional<QString> &name,
                        const std::optional<QString> &topic)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    const bool moves = name && *name != room->name && room->kind == RoomKind::Public;
    if (moves) {
        if (const auto free = roomnamerows::checkIsFree(database, id, *name); !free)
            return free.error();
    }
    const auto head = cache.head(database, id);
    if (!head)
        return head.error();
    const auto written = database.execute("UPDATE rooms SET name = ?, topic = ? WHERE id = ?",
                                          name.value_or(room->name), topic.value_or(room->topic), id);
    if (!written)
        return written.error();
    if (moves) {
        if (const auto claimed = roomnamerows::claim(database, id, *name); !claimed)
            return claimed.error();
    }
    if (const auto ev = logRoom(database, **head, id, LogType::RoomUpdated); !ev)
        return ev.error();
    return roomById(database, id);
}

Result<Done> removeRoom(Database &database, WriterCache &cache, RoomId id)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    if (const auto released = roomnamerows::release(database, id); !released)
        return released.error();
    const auto results = {database.execute("DELETE FROM rooms WHERE id = ?", id),
                          database.execute("DELETE FROM cursors WHERE room = ?", id),
                          database.execute("INSERT INTO purges (room) VALUES (?)", id)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    cache.forgetRoom(id);
    return Done{};
}

Result<QList<MembershipChange>> joinRoom(Database &database, WriterCache &cache, RoomId id,
                                         const core::Joining &joining)
{
    const auto head = cache.head(database, id);
    if (!head)
        return head.error();
    if (joining.former == core::Former::Refuse) {
        if (const auto allowed = checkNobodyHasLeft(database, id, joining.members); !allowed)
            return allowed.error();
    }
    QList<MembershipChange> changes;
    for (const Member &member : joining.members) {
        const auto known = findMember(database, id, member.user.id);
        if (!known)
            return known.error();
        const bool stays = *known && (!(*known)->hasLeft || joining.former == core::Former::StayAway);
        if (!stays) {
            if (const auto added = addMember(database, cache, **head, id, member, joining.by); !added)
                return added.error();
        }
        const auto change = membershipChange(database, id, stays ? (*known)->member : member, !stays);
        if (!change)
            return change.error();
        changes += *change;
    }
    return changes;
}

Result<MembershipChange> leaveRoom(Database &database, WriterCache &cache, RoomId id, const core::Leaving &leaving)
{
    const UserId user = leaving.user;
    const auto head = cache.head(database, id);
    if (!head)
        return head.error();
    const auto present = findMember(database, id, user);
    if (!present)
        return present.error();
    if (!*present)
        return membershipChange(database, id, Member{.user = {.id = user}}, false);
    if ((*present)->hasLeft)
        return membershipChange(database, id, (*present)->member, false);
    const auto results = {
        database.execute("UPDATE members SET has_left = 1 WHERE room = ? AND user = ?", id, user),
        database.execute("UPDATE rooms SET member_count = member_count - 1 WHERE id = ?", id),
        database.execute("DELETE FROM cursors WHERE room = ? AND kind IN (0, 1) AND user = ?", id, user)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    cache.cursors().forget(id, user);
    if (const auto ev = logUser(database, **head, id, LogType::UserLeft, {user, leaving.by, leaving.reason}); !ev)
        return ev.error();
    std::optional<Member> heir;
    if ((*present)->member.role == Role::Owner) {
        const auto found = handOn(database, **head, id);
        if (!found)
            return found.error();
        heir = *found;
    }
    auto change = membershipChange(database, id, (*present)->member, true);
    if (change)
        change->heir = heir;
    return change;
}

} // namespace confab::storage

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Succession.h"

#include "RoomLog.h"
#include "RoomRows.h"

namespace confab::storage::succession {

namespace {

using Next = std::optional<UserId>;

//! Roles are stored in their order.
Result<Next> nextOwner(Database &database, RoomId room, const Rule &rule)
{
    const Role lowest = rule.toGuests ? Role::Guest : Role::Member;
    return database.first(
        "SELECT m.user FROM members m JOIN authors a ON a.id = m.user"
        " WHERE m.room = ? AND m.has_left = 0 AND m.role <= ? AND a.kind = ?"
        " ORDER BY COALESCE(m.muted_until, 0) > ?, m.role, m.joined_at, m.user LIMIT 1",
        [](const Row &row) { return row.id<UserId>(0); }, room, lowest, UserKind::Person, rule.now);
}

//! He isn't muted any more: nobody stands above who could end it.
Result<> raise(Database &database, RoomId room, UserId user, std::optional<UserId> by)
{
    const auto raised = database.execute("UPDATE members SET role = ?, muted_until = NULL WHERE room = ? AND user = ?",
                                         Role::Owner, room, user);
    if (!raised)
        return raised.error();
    const auto logged = logUser(database, room, LogType::MemberUpdated, {user, by, {}, Role::Owner});
    return logged ? Result<>(Done{}) : Result<>(logged.error());
}

//! Who did something to somebody is told unless it was himself.
std::optional<UserId> otherThan(UserId user, std::optional<UserId> by)
{
    return by == user ? std::nullopt : by;
}

} // namespace

Result<std::optional<Member>> ownerOf(Database &database, RoomId room)
{
    const auto owner = database.first(
        "SELECT user FROM members WHERE room = ? AND has_left = 0 AND role = 0 LIMIT 1",
        [](const Row &row) { return row.id<UserId>(0); }, room);
    if (!owner)
        return owner.error();
    if (!*owner)
        return std::optional<Member>();
    const auto row = findMember(database, room, **owner);
    return row ? Result<std::optional<Member>>((*row)->member) : Result<std::optional<Member>>(row.error());
}

Result<bool> hasOwner(Database &database, RoomId room)
{
    const auto owner = ownerOf(database, room);
    return owner ? Result<bool>(owner->has_value()) : Result<bool>(owner.error());
}

Result<bool> hasPeople(Database &database, RoomId room)
{
    const auto person = database.first(
        "SELECT 1 FROM members m JOIN authors a ON a.id = m.user"
        " WHERE m.room = ? AND m.has_left = 0 AND a.kind = ? LIMIT 1",
        [](const Row &) { return true; }, room, UserKind::Person);
    return person ? Result<bool>(person->has_value()) : Result<bool>(person.error());
}

Result<QList<Member>> handOver(Database &database, RoomId room, const Member &heir, std::optional<UserId> by)
{
    const auto former = ownerOf(database, room);
    if (!former)
        return former.error();
    Member owner = heir;
    owner.role = Role::Owner;
    owner.mutedUntil = std::nullopt;
    if (const auto raised = raise(database, room, heir.user.id, otherThan(heir.user.id, by)); !raised)
        return raised.error();
    const auto lowered = lower(database, room, *former, by);
    return lowered ? Result<QList<Member>>(QList<Member>{owner} + *lowered) : lowered;
}

Result<QList<Member>> lower(Database &database, RoomId room, const std::optional<Member> &owner,
                            std::optional<UserId> by)
{
    if (!owner)
        return QList<Member>();
    Member admin = *owner;
    admin.role = Role::Admin;
    const auto lowered =
        database.execute("UPDATE members SET role = ? WHERE room = ? AND user = ?", Role::Admin, room, admin.user.id);
    if (!lowered)
        return lowered.error();
    const UserChange change{admin.user.id, otherThan(admin.user.id, by), {}, Role::Admin};
    const auto logged = logUser(database, room, LogType::MemberUpdated, change);
    return logged ? Result<QList<Member>>({admin}) : Result<QList<Member>>(logged.error());
}

Result<std::optional<Member>> handOn(Database &database, RoomId id, const Rule &rule)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    if (room->kind == RoomKind::Direct || room->createdBy.isNull())
        return std::optional<Member>();
    const auto owner = hasOwner(database, id);
    if (!owner)
        return owner.error();
    const auto next = *owner ? Result<Next>(std::nullopt) : nextOwner(database, id, rule);
    if (!next)
        return next.error();
    if (!*next)
        return std::optional<Member>();
    if (const auto raised = raise(database, id, **next, std::nullopt); !raised)
        return raised.error();
    return ownerOf(database, id);
}

} // namespace confab::storage::succession

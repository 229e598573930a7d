// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NotedActs.h"

#include "core/people/NotedAct.h"
#include "RoomRows.h"

namespace confab::storage {

namespace {

struct OnServer
{
    Role role = Role::Member;
    bool isOut = false;
};

Result<OnServer> onServer(Database &database, UserId user, Timestamp now)
{
    static constexpr SqlText kText("SELECT role, guest, ended_at IS NOT NULL OR suspended_at IS NOT NULL"
                                   " AND COALESCE(suspended_until > ?, 1) AS is_out FROM accounts WHERE id = ?");
    const auto found = database.first(
        kText,
        [](const Row &row) {
            const bool isGuest = row.integer(kText["guest"]) != 0;
            return OnServer{isGuest ? Role::Guest : row.enumeration<Role>(kText["role"]),
                            row.integer(kText["is_out"]) != 0};
        },
        now, user);
    return found ? Result<OnServer>(found->value_or(OnServer())) : Result<OnServer>(found.error());
}

Result<std::optional<Member>> present(Database &database, RoomId room, UserId user)
{
    const auto row = findMember(database, room, user);
    if (!row)
        return row.error();
    return *row && !(*row)->hasLeft ? std::optional((*row)->member) : std::nullopt;
}

Result<> checkAct(Database &database, const core::AuditNote &note)
{
    const AuditEntry &entry = note.entry;
    const auto actor = onServer(database, entry.by, entry.at);
    if (!actor)
        return actor.error();
    core::ActFacts facts{.actorRole = actor->role, .isActorOut = actor->isOut};
    const std::optional<UserId> whom = entry.target ? entry.target->user : std::nullopt;
    if (whom) {
        const auto target = onServer(database, *whom, entry.at);
        if (!target)
            return target.error();
        facts.targetRole = target->role;
    }
    const std::optional<RoomId> where = core::roomOf(note);
    if (!where)
        return core::mayStill(entry, facts);
    const auto room = roomById(database, *where);
    if (!room)
        return room.error();
    const auto self = present(database, *where, entry.by);
    if (!self)
        return self.error();
    const auto other = whom ? present(database, *where, *whom) : std::optional<Member>();
    if (!other)
        return other.error();
    facts.room = &*room;
    facts.actor = *self ? &**self : nullptr;
    facts.target = *other ? &**other : nullptr;
    return core::mayStill(entry, facts);
}

} // namespace

Result<> checkActs(Database &database, const core::AuditNotes &notes)
{
    for (const core::AuditNote &note : notes) {
        if (const auto may = checkAct(database, note); !may)
            return may;
    }
    return Done{};
}

} // namespace confab::storage

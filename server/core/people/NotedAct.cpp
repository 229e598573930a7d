// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NotedAct.h"

#include "protocol/Commands.h"
#include "protocol/Rights.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

bool isOf(const AuditEntry &entry, std::initializer_list<field::Name> commands)
{
    return std::ranges::any_of(commands, [&entry](field::Name name) { return entry.what == QLatin1String(name); });
}

rights::Target targetOf(const AuditEntry &entry, const ActFacts &facts)
{
    return {.user = entry.target && entry.target->user ? *entry.target->user : UserId{},
            .member = facts.target,
            .guest = facts.targetRole == Role::Guest,
            .agent = facts.target && facts.target->user.kind == UserKind::Agent};
}

rights::Change changeOf(const AuditEntry &entry, const Room &room)
{
    rights::Change change;
    for (const QString &field : entry.fields) {
        if (field == "archived"_L1)
            change.archived = !room.archived;
        else if (field == "kind"_L1)
            change.kind = true;
        else
            change.settings = true;
    }
    return change;
}

Result<> mayStillInRoom(const AuditEntry &entry, const ActFacts &facts)
{
    rights::Standing self(facts.actor, entry.at);
    self.serverRole = facts.actorRole;
    const rights::Target target = targetOf(entry, facts);
    if (isOf(entry, {command::MemberKick::kName}))
        return rights::mayKick(facts.room, self, target);
    if (isOf(entry, {command::MemberBan::kName}))
        return rights::mayBan(facts.room, self, target);
    if (isOf(entry, {command::MemberMute::kName}))
        return rights::mayMute(facts.room, self, target);
    if (isOf(entry, {command::MessageDelete::kName}))
        return rights::mayDelete(facts.room, self, UserId{}, std::nullopt);
    if (isOf(entry, {command::RoomUpdate::kName}) && facts.room)
        return rights::mayUpdate(facts.room, self, changeOf(entry, *facts.room));
    if (isOf(entry, {command::RoomDelete::kName}))
        return rights::mayDeleteRoom(facts.room, self);
    if (isOf(entry, {command::RoomInvite::kName}))
        return rights::mayInvite(facts.room, self);
    if (isOf(entry, {command::InviteCreate::kName}))
        return rights::mayCreateInvite(facts.room, self);
    return Done{};
}

Result<> mayStillOnServer(const AuditEntry &entry, const ActFacts &facts)
{
    const bool isOwners = isOf(entry, {command::UserRole::kName});
    if (!isOwners &&
        !isOf(entry, {command::UserSuspend::kName, command::UserReset::kName, command::ServerUpdate::kName}))
        return Done{};
    if (facts.actorRole != Role::Owner && (isOwners || facts.actorRole != Role::Admin))
        return Error{ErrorCode::Forbidden, u"You may not do this any more."_s};
    if (entry.target && entry.target->user && facts.targetRole <= facts.actorRole)
        return Error{ErrorCode::Forbidden, u"This person stands as high as you do by now."_s, u"user"_s};
    return Done{};
}

} // namespace

std::optional<RoomId> roomOf(const AuditNote &note)
{
    return note.room || !note.entry.target ? note.room : note.entry.target->room;
}

Result<> mayStill(const AuditEntry &entry, const ActFacts &facts)
{
    if (facts.isActorOut)
        return Error{ErrorCode::Forbidden, u"You may not do this any more."_s};
    return facts.room ? mayStillInRoom(entry, facts) : mayStillOnServer(entry, facts);
}

} // namespace confab::core

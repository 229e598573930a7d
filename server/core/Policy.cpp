// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Policy.h"

namespace confab::core::policy {

using namespace Qt::StringLiterals;

namespace {

Result<> requireMember(const Room *room, const Member *member)
{
    if (!room || (!member && room->kind != RoomKind::Public))
        return ErrorCode::NotFound;
    if (!member)
        return Error{ErrorCode::Forbidden, u"Join the room first."_s, u"room"_s};
    return Done{};
}

} // namespace

Result<> mayRead(const Room *room, const Member *member)
{
    if (!room || (!member && room->kind != RoomKind::Public))
        return ErrorCode::NotFound;
    return Done{};
}

Result<> mayPost(const Room *room, const Member *member)
{
    return requireMember(room, member);
}

Result<> mayJoin(const Room *room)
{
    if (!room || room->kind != RoomKind::Public)
        return ErrorCode::NotFound;
    return Done{};
}

Result<> mayManage(const Room *room, const Member *member)
{
    if (auto allowed = requireMember(room, member); !allowed)
        return allowed;
    if (!isModerator(member))
        return Error{ErrorCode::Forbidden, u"Only the room's owner and admins may do this."_s};
    return Done{};
}

Result<> mayAddAgents(const Room *room, const Member *member)
{
    if (auto allowed = requireMember(room, member); !allowed)
        return allowed;
    if (room->kind == RoomKind::Direct)
        return Error{ErrorCode::Forbidden, u"Nobody can be added to a direct room."_s};
    if (room->kind == RoomKind::Private && !isModerator(member))
        return Error{ErrorCode::Forbidden, u"Only the room's owner and admins may add agents to a private room."_s};
    if (member->role == Role::Guest)
        return Error{ErrorCode::Forbidden, u"Guests may not add anybody to a room."_s};
    return Done{};
}

Result<> mayRemove(const Room *room, const Member *member, const Member *target)
{
    if (auto allowed = requireMember(room, member); !allowed)
        return allowed;
    if (room->kind == RoomKind::Direct)
        return Error{ErrorCode::Forbidden, u"Nobody can be removed from a direct room."_s};
    if (target == member)
        return Error{ErrorCode::ValidationFailed, u"You can't remove yourself; you can leave."_s, u"user"_s};
    if (!isModerator(member))
        return Error{ErrorCode::Forbidden, u"Only the room's owner and admins may remove members."_s};
    if (!target)
        return Error{ErrorCode::NotFound, u"There is no such member in this room."_s, u"user"_s};
    if (target->role <= member->role)
        return Error{ErrorCode::Forbidden, u"This member stands as high as you do."_s, u"user"_s};
    return Done{};
}

Result<> mayEdit(const Message &message, const Room *room, const Member *member)
{
    if (auto allowed = requireMember(room, member); !allowed)
        return allowed;
    if (message.author.id != member->user.id)
        return Error{ErrorCode::Forbidden, u"Only the author may edit a message."_s};
    return Done{};
}

Result<> mayDelete(const Message &message, const Room *room, const Member *member)
{
    if (auto allowed = requireMember(room, member); !allowed)
        return allowed;
    const bool asked = message.stream && message.stream->askedBy == member->user.id;
    if (message.author.id != member->user.id && !asked && !isModerator(member))
        return Error{ErrorCode::Forbidden, u"Only the author and the room's admins may delete a message."_s};
    return Done{};
}

bool isModerator(const Member *member)
{
    return member && (member->role == Role::Owner || member->role == Role::Admin);
}

} // namespace confab::core::policy

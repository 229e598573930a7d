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
    if (message.author.id != member->user.id && !isModerator(member))
        return Error{ErrorCode::Forbidden, u"Only the author and the room's admins may delete a message."_s};
    return Done{};
}

bool isModerator(const Member *member)
{
    return member && (member->role == Role::Owner || member->role == Role::Admin);
}

} // namespace confab::core::policy

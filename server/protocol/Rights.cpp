// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Rights.h"

namespace confab::rights {

using namespace Qt::StringLiterals;

namespace {

Error forbidden(const QString &text, const QString &field = {})
{
    return {ErrorCode::Forbidden, text, field};
}

Error senseless(const QString &text, const QString &field = u"user"_s)
{
    return {ErrorCode::ValidationFailed, text, field};
}

Result<> isNotArchived(const Room &room)
{
    if (room.archived)
        return Error{ErrorCode::Conflict, u"The room is archived."_s, u"room"_s};
    return Done{};
}

Result<> isNotDirect(const Room &room)
{
    if (room.kind == RoomKind::Direct)
        return forbidden(u"Nobody leads a direct room."_s, u"room"_s);
    return Done{};
}

Result<> isNotMuted(const Standing &self)
{
    if (self.isMuted())
        return forbidden(u"You are muted in this room."_s, u"room"_s);
    return Done{};
}

//! A member of a room that people lead, who may do something in it now.
Result<> mayAct(const Room *room, const Standing &self)
{
    if (auto in = mayTakePart(room, self); !in)
        return in;
    if (auto led = isNotDirect(*room); !led)
        return led;
    return isNotMuted(self);
}

//! Whoever stands below.
Result<> stands(const Standing &self, const Target &target)
{
    if (target.member && target.member->role <= self.member->role)
        return forbidden(u"This member stands as high as you do."_s, u"user"_s);
    return Done{};
}

//! Somebody else, by who manages the room.
Result<> mayModerate(const Room *room, const Standing &self, const Target &target, const QString &aboutOneself)
{
    if (auto in = mayTakePart(room, self); !in)
        return in;
    if (auto led = isNotDirect(*room); !led)
        return led;
    if (target.user == self.member->user.id)
        return senseless(aboutOneself);
    return mayManage(room, self);
}

Error noMember()
{
    return {ErrorCode::NotFound, u"There is no such member in this room."_s, u"user"_s};
}

Result<> mayLowerOneself(const Standing &self, Role role)
{
    if (role < self.member->role)
        return forbidden(u"Nobody raises himself."_s, u"role"_s);
    if (self.isOwner() && role != Role::Owner)
        return forbidden(u"Give the room to somebody else first."_s, u"role"_s);
    return Done{};
}

//! Whether the target may have it at all.
Result<> fits(const Target &target, Role role)
{
    if (target.agent && role != Role::Member)
        return senseless(u"An agent is a plain member."_s, u"role"_s);
    if (target.guest && role != Role::Guest)
        return senseless(u"Who has no account stays a guest."_s, u"role"_s);
    return Done{};
}

} // namespace

bool Standing::isMuted() const
{
    return member && member->mutedUntil && *member->mutedUntil > now;
}

bool Standing::isModerator() const
{
    return member && (member->role == Role::Owner || member->role == Role::Admin) && !isMuted();
}

Result<> mayRead(const Room *room, const Standing &self)
{
    const bool isSeen = room && (self.member || room->kind == RoomKind::Public);
    if (!isSeen)
        return ErrorCode::NotFound;
    if (self.banned)
        return forbidden(u"You are banned from this room."_s, u"room"_s);
    return Done{};
}

Result<> mayJoin(const Room *room, const User &who, const Standing &self)
{
    // He knows it: he was told why he had to leave.
    if (room && self.banned)
        return forbidden(u"You are banned from this room."_s, u"room"_s);
    if (auto seen = mayRead(room, self); !seen || self.member)
        return seen;
    if (who.kind != UserKind::Person)
        return forbidden(u"Agents are put into a room."_s);
    return isNotArchived(*room);
}

Result<> mayLeave(const Room *room, const Standing &self)
{
    if (auto seen = mayRead(room, self); !seen)
        return seen;
    if (room->kind == RoomKind::Direct)
        return forbidden(u"A direct room can't be left; it can be hidden."_s, u"room"_s);
    return Done{};
}

Result<> mayTakePart(const Room *room, const Standing &self)
{
    if (auto seen = mayRead(room, self); !seen)
        return seen;
    if (!self.member)
        return forbidden(u"Join the room first."_s, u"room"_s);
    return Done{};
}

Result<> mayPost(const Room *room, const Standing &self)
{
    if (auto in = mayTakePart(room, self); !in)
        return in;
    if (auto speaks = isNotMuted(self); !speaks)
        return speaks;
    if (self.blocked)
        return forbidden(u"You can't write to this person."_s, u"room"_s);
    return isNotArchived(*room);
}

Result<> mayAskAgents(const Room *room, const Standing &self)
{
    if (auto posts = mayPost(room, self); !posts)
        return posts;
    if (room->agents == MayAsk::Nobody)
        return forbidden(u"Agents can't be asked in this room."_s);
    if (room->agents == MayAsk::Managers && !self.isModerator())
        return forbidden(u"Only the room's owner and admins may ask agents here."_s);
    return Done{};
}

Result<> mayMakeRoomWith(bool isGuest, RoomKind kind, qsizetype others)
{
    if (isGuest && others > (kind == RoomKind::Direct ? 1 : 0))
        return forbidden(u"Guests may not add anybody to a room."_s, u"members"_s);
    return Done{};
}

Result<> mayManage(const Room *room, const Standing &self)
{
    if (auto acts = mayAct(room, self); !acts)
        return acts;
    if (!self.isModerator())
        return forbidden(u"Only the room's owner and admins may do this."_s);
    return Done{};
}

Result<> mayUpdate(const Room *room, const Standing &self, const Change &change)
{
    const bool isArchivingOnly = change.archived && !change.settings && !change.kind;
    if (room && room->kind != RoomKind::Direct && isArchivingOnly && self.leadsServer())
        return Done{};
    if (auto manages = mayManage(room, self); !manages)
        return manages;
    if ((change.kind || change.archived) && !self.isOwner())
        return forbidden(u"Only the room's owner may do this."_s);
    return change.archived == false ? Result<>(Done{}) : isNotArchived(*room);
}

Result<> mayDeleteRoom(const Room *room, const Standing &self)
{
    if (room && room->kind != RoomKind::Direct && self.leadsServer())
        return Done{};
    if (auto manages = mayManage(room, self); !manages)
        return manages;
    if (!self.isOwner())
        return forbidden(u"Only the room's owner may delete it."_s);
    return Done{};
}

Result<> mayInvite(const Room *room, const Standing &self)
{
    if (auto acts = mayAct(room, self); !acts)
        return acts;
    if (self.member->role == Role::Guest)
        return forbidden(u"Guests may not add anybody to a room."_s);
    return isNotArchived(*room);
}

Result<> mayCreateInvite(const Room *room, const Standing &self)
{
    if (auto invites = mayInvite(room, self); !invites)
        return invites;
    if (room->kind != RoomKind::Public && !self.isModerator())
        return forbidden(u"Only the owner and admins of a private room may make invites to it."_s);
    return Done{};
}

Result<> mayRevokeInvite(const Room *room, const Standing &self, UserId createdBy)
{
    if (auto acts = mayAct(room, self); !acts)
        return acts;
    const bool isOwn = room->kind == RoomKind::Public && createdBy == self.member->user.id;
    if (!isOwn && !self.isModerator())
        return forbidden(u"Only the room's owner and admins may do this."_s);
    return Done{};
}

Result<> mayKick(const Room *room, const Standing &self, const Target &target)
{
    if (auto leads = mayModerate(room, self, target, u"You can't remove yourself; you can leave."_s); !leads)
        return leads;
    return target.member ? stands(self, target) : noMember();
}

Result<> mayBan(const Room *room, const Standing &self, const Target &target)
{
    if (auto leads = mayModerate(room, self, target, u"You can't ban yourself; you can leave."_s); !leads)
        return leads;
    if (target.agent)
        return senseless(u"An agent comes only where it is put; it can be removed."_s);
    return stands(self, target);
}

Result<> mayMute(const Room *room, const Standing &self, const Target &target)
{
    if (auto leads = mayModerate(room, self, target, u"You can't mute yourself."_s); !leads)
        return leads;
    if (!target.member)
        return noMember();
    if (target.agent)
        return senseless(u"An agent speaks only when it is asked; it can be removed."_s);
    if (auto below = stands(self, target); !below)
        return below;
    return isNotArchived(*room);
}

Result<> mayGiveRole(const Room *room, const Standing &self, const Target &target, Role role, bool isDeserted)
{
    const bool isLed = room && room->kind != RoomKind::Direct;
    if (isLed && isDeserted && role == Role::Owner && self.leadsServer())
        return fits(target, role);
    if (auto in = mayTakePart(room, self); !in)
        return in;
    if (auto led = isNotDirect(*room); !led)
        return led;
    const bool isOneself = target.user == self.member->user.id;
    if (auto lowers = isOneself ? mayLowerOneself(self, role) : mayManage(room, self); !lowers)
        return lowers;
    if (!target.member)
        return noMember();
    const bool handsOver = self.isOwner() && role == Role::Owner;
    if (!isOneself && role <= self.member->role && !handsOver)
        return forbidden(u"This role stands as high as you do."_s, u"role"_s);
    if (auto below = isOneself ? Result<>(Done{}) : stands(self, target); !below)
        return below;
    if (auto fitting = isOneself && role == self.member->role ? Result<>(Done{}) : fits(target, role); !fitting)
        return fitting;
    return isNotArchived(*room);
}

Result<> mayEdit(const Room *room, const Standing &self, UserId author)
{
    if (auto posts = mayPost(room, self); !posts)
        return posts;
    if (author != self.member->user.id)
        return forbidden(u"Only the author may edit a message."_s);
    return Done{};
}

Result<> mayDelete(const Room *room, const Standing &self, UserId author, std::optional<UserId> askedBy)
{
    if (auto in = mayTakePart(room, self); !in)
        return in;
    const UserId id = self.member->user.id;
    if (author == id || askedBy == id)
        return Done{};
    if (!mayManage(room, self))
        return forbidden(u"Only the author and the room's admins may delete a message."_s);
    return isNotArchived(*room);
}

Result<> mayStop(const Room *room, const Standing &self, UserId who, UserId askedBy)
{
    if (auto seen = mayRead(room, self); !seen)
        return seen;
    if (who != askedBy && !mayManage(room, self))
        return forbidden(u"Only who asked and the room's admins may stop an answer."_s);
    return Done{};
}

QStringList mayDo(const Room *room, const User &who, const Standing &self)
{
    QStringList commands;
    const auto add = [&commands](const Result<> &allowed, std::initializer_list<QLatin1String> names) {
        if (!allowed)
            return;
        for (const QLatin1String name : names)
            commands.append(name);
    };
    // One who stands lowest: whether there is anybody to whom it may be done.
    const Member lowest{.user = {.id = UserId::make()}, .role = Role::Guest};
    const Target anybody{.user = lowest.user.id, .member = &lowest};
    add(mayRead(room, self),
        {"room:get"_L1, "room:members"_L1, "room:since"_L1, "message:get"_L1, "message:history"_L1, "presence:get"_L1});
    add(mayJoin(room, who, self), {"room:join"_L1});
    add(mayTakePart(room, self), {"room:notify"_L1, "room:read"_L1, "message:seen"_L1, "message:delivered"_L1,
                                  "message:delete"_L1, "message:report"_L1});
    add(self.member ? mayLeave(room, self) : Result<>(ErrorCode::Forbidden), {"room:leave"_L1});
    add(mayPost(room, self), {"message:send"_L1, "message:edit"_L1, "typing:start"_L1, "typing:stop"_L1});
    add(mayAskAgents(room, self), {"stream:request"_L1});
    add(mayDelete(room, self, lowest.user.id, std::nullopt), {"message:delete:any"_L1});
    add(mayInvite(room, self), {"room:invite"_L1});
    add(mayCreateInvite(room, self), {"invite:create"_L1, "invite:list"_L1, "invite:revoke"_L1});
    // An archived room is taken back by this.
    const bool isArchived = room && room->archived;
    add(mayUpdate(room, self, isArchived ? Change{.archived = false} : Change{.settings = true}), {"room:update"_L1});
    add(mayDeleteRoom(room, self), {"room:delete"_L1});
    add(mayManage(room, self), {"ban:list"_L1, "audit:list"_L1});
    add(mayKick(room, self, anybody), {"member:kick"_L1, "member:ban"_L1});
    add(mayMute(room, self, anybody), {"member:mute"_L1, "member:role"_L1});
    return commands;
}

} // namespace confab::rights

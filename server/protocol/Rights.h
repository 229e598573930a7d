// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Result.h"
#include "Types.h"

#include <QStringList>

//! Who may do what, in one place for the server, which decides, and the app, which shows only what will be allowed:
//! pure functions of the room (null: there is none), of who asks as he stands in it, and of what it is done to.
//! A room that somebody may not even know of is NotFound, one that he may read but not change is Forbidden, and what an
//! archived one takes no more is Conflict (field "room").
namespace confab::rights {

//! Who asks. A member stands for himself as one who is not banned and is nothing special on the server.
struct Standing
{
    Standing() = default;
    Standing(const Member *who, Timestamp at = 0)
        : member(who)
        , now(at)
    {
    }
    bool isOwner() const { return member && member->role == Role::Owner; }
    bool isMuted() const;
    //! The owner and the admins, while they aren't muted.
    bool isModerator() const;
    //! The owner and the admins of the server.
    bool leadsServer() const { return serverRole == Role::Owner || serverRole == Role::Admin; }

    const Member *member = nullptr; //!< null: he is none
    bool banned = false;
    bool blocked = false; //!< by the only other one in a direct room
    Role serverRole = Role::Member;
    Timestamp now = 0; //!< when he asks, which mutes end by; 0: none has ended yet
};

//! To whom something is done.
struct Target
{
    UserId user = {};
    const Member *member = nullptr; //!< null: he is none
    bool guest = false;             //!< without an account
    bool agent = false;
};

//! What of a room is to be changed.
struct Change
{
    bool settings = false;             //!< name, topic, picture, receipts, agents
    bool kind = false;                 //!< public or private
    std::optional<bool> archived = {}; //!< not set: it stays
};

//! Public rooms may be read by everybody, others by members; by nobody who is banned.
Result<> mayRead(const Room *room, const Standing &self);
//! People come by themselves into public rooms, agents into none; who is in may come again.
Result<> mayJoin(const Room *room, const User &who, const Standing &self);
//! Members leave, but for direct rooms. Who is no member of a public room has left it already.
Result<> mayLeave(const Room *room, const Standing &self);
//! What every member may: say how far he has read, report, set how loud the room is.
Result<> mayTakePart(const Room *room, const Standing &self);
Result<> mayPost(const Room *room, const Standing &self);
//! By whichever way; a running answer goes on.
Result<> mayAskAgents(const Room *room, const Standing &self);
//! Guests put nobody into a room that they make, save one person whom they write to.
Result<> mayMakeRoomWith(bool isGuest, RoomKind kind, qsizetype others);

//! What only the owner and the admins see and do, in no direct room: bans, the audit of the room.
Result<> mayManage(const Room *room, const Standing &self);
//! The server's owner and admins archive a room and take it back, and do no more in one that isn't theirs.
Result<> mayUpdate(const Room *room, const Standing &self, const Change &change);
//! The owner, and the server's owner and admins.
Result<> mayDeleteRoom(const Room *room, const Standing &self);

//! Adds people and agents: every member but guests.
Result<> mayInvite(const Room *room, const Standing &self);
//! Makes a way in for who knows its code: those who manage, and in public rooms every member but guests.
Result<> mayCreateInvite(const Room *room, const Standing &self);
//! Sees and ends one: those who manage, and its maker in a public room.
Result<> mayRevokeInvite(const Room *room, const Standing &self, UserId createdBy);

Result<> mayKick(const Room *room, const Standing &self, const Target &target);
//! Also of who is no member.
Result<> mayBan(const Room *room, const Standing &self, const Target &target);
Result<> mayMute(const Room *room, const Standing &self, const Target &target);
//! By who stands above the target and above the role; the owner hands his own over. Who leads the server gives a room
//! in which no person is left (`isDeserted`) to somebody with an account.
Result<> mayGiveRole(const Room *room, const Standing &self, const Target &target, Role role, bool isDeserted = false);

//! Authors edit their own messages, nobody else does.
Result<> mayEdit(const Room *room, const Standing &self, UserId author);
//! Authors and moderators delete, and an agent's answer whoever asked for it.
Result<> mayDelete(const Room *room, const Standing &self, UserId author, std::optional<UserId> askedBy);
//! Whoever asked for an answer stops it, be he a member or no more, and moderators.
Result<> mayStop(const Room *room, const Standing &self, UserId who, UserId askedBy);

//! The names of the commands that `who` may give in the room now, whoever the target; and "message:delete:any".
QStringList mayDo(const Room *room, const User &who, const Standing &self);

} // namespace confab::rights

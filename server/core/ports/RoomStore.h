// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Membership.h"
#include "core/ports/PictureStore.h"
#include "core/Reply.h"

#include <QHash>
#include <QSet>

namespace confab::core {

struct StoredRoom
{
    Room room = {};
    QList<Member> members = {};
    QHash<UserId, Ban> bans = {}; //!< of its user each has the id alone
    QSet<UserId> expelled = {};   //!< of the banned, who were members until then
    std::optional<Timestamp> lastMessageAt = {};
    qint64 banNumber = 0; //!< of the last change of the bans (core::BanChange); 0: there was none
};

//! Of a room, what is to be other than it is; what is not set stays.
struct RoomChange
{
    std::optional<QString> name = {};
    std::optional<QString> topic = {};
    std::optional<RoomKind> kind = {};
    std::optional<bool> archived = {};
    std::optional<bool> receipts = {};
    std::optional<MayAsk> agents = {};
    std::optional<Picture> picture = {};
    std::optional<UserId> by = {};
    AuditNotes notes = {};
};

//! A room after a change, with the number of its row in the log; not fresh: it was so before, and nothing was written.
struct ChangedRoom
{
    Room room = {};
    bool fresh = true;
};

//! How many messages rooms have had since a time; those without any are left out.
using RoomActivity = QHash<RoomId, int>;

//! Rooms and memberships. Every change is logged in the room's log in the same transaction, and `notes` are kept in it,
//! where there is a change. Called and answered on the room thread; writes take effect in the order of the calls, together with those of the other stores.
class RoomStore
{
public:
    virtual ~RoomStore() = default;
    virtual void loadAll(Reply<QList<StoredRoom>> reply) = 0;
    //! Logs room:created, then user:joined for each member. Conflict (field "name"): the room is public, and there is a
    //! public one that looks like it (core/RoomNames.h). NotFound, Forbidden (field "members"): who makes it may not add
    //! one of them (core/people/AddedPerson.h).
    virtual void create(const StoredRoom &room, Reply<Room> reply) = 0;
    //! The one direct room of exactly these members: the given one, unless they have one already, which is not fresh.
    //! The same errors but for the name.
    virtual void openDirect(const StoredRoom &room, Reply<ChangedRoom> reply) = 0;
    //! The same Conflict of the name, where a public one changes or a room becomes public.
    virtual void update(RoomId room, const RoomChange &change, Reply<ChangedRoom> reply) = 0;
    //! Answers with the number of room:deleted, the last one of the room: its log goes with it.
    virtual void remove(RoomId room, const AuditNotes &notes, Reply<qint64> reply) = 0;
    //! Of public rooms.
    virtual void activity(Timestamp since, Reply<RoomActivity> reply) = 0;

    //! Idempotent. Sets the member's read cursor to the room's seq when fresh. A room that leave() could hand on to
    //! nobody goes to the first who may have it; one that has an owner gets no second one. He comes by himself, as
    //! rights::mayJoin() says of the room as it is when this is written. Forbidden (field "room"): he is banned, or off
    //! the server. NotFound: the room is not public. Conflict (field "room"): it is archived.
    virtual void join(RoomId room, const Member &member, Reply<MembershipChange> reply) = 0;
    //! The same for several, in one transaction, each with its own log row; all or none, into whichever room unless they
    //! come by themselves. Where somebody else put them there, core/people/AddedPerson.h says who may not be, and errors
    //! have the field "users".
    virtual void joinAll(RoomId room, const Joining &joining, Reply<QList<MembershipChange>> reply) = 0;
    //! The owner's room goes to the admin, else the member, else the guest, who is there longest, who is muted last, to
    //! people only. Direct rooms and those that the server made go to nobody. Where no person is left, the room is
    //! archived, unless the server made it.
    virtual void leave(RoomId room, const Leaving &leaving, Reply<MembershipChange> reply) = 0;
    //! Whose role becomes Owner takes it from the former, who becomes an admin, and is muted no more. Forbidden: who
    //! does it stands no longer above. NotFound: the target is no member.
    virtual void setRole(RoomId room, const RoleChange &change, Reply<RoleChanges> reply) = 0;
    //! The same errors.
    virtual void mute(RoomId room, const Muting &muting, Reply<MembershipChange> reply) = 0;
    //! Keeps somebody from coming, in place of an earlier ban; a member leaves by it, and is known as expelled until
    //! the ban ends, or the one that takes its place before. Not fresh: he was none; the ban has its number all the same.
    //! Forbidden: who does it stands no longer above.
    virtual void ban(RoomId room, const Ban &ban, const AuditNotes &notes, Reply<MembershipChange> reply) = 0;
    //! Answers with the number of the change (core::BanChange), or 0: he wasn't banned, and nothing was changed.
    virtual void unban(RoomId room, UserId user, const AuditNotes &notes, Reply<qint64> reply) = 0;
    virtual void bans(RoomId room, const BanQuery &query, Reply<BanPage> reply) = 0;
};

} // namespace confab::core

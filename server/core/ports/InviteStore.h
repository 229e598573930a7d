// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "core/ports/Membership.h"

namespace confab::core {

struct StoredInvite
{
    InviteId id = {};   //!< tells of it where its code is not told
    Invite invite = {}; //!< without its url
    bool revoked = false;
    friend bool operator==(const StoredInvite &, const StoredInvite &) = default;
};

//! Who comes by an invite of this room.
struct Coming
{
    QString code = {};
    RoomId room = {};
    Member member = {};
    Timestamp now = 0;
};

struct Came
{
    MembershipChange change = {};
    int used = 0; //!< of the invite by now
};

//! Invites, which end with their room. Called and answered on the room thread; writes take effect in the order of the
//! calls, together with those of the other stores; `notes` are kept in the same transaction.
class InviteStore
{
public:
    virtual ~InviteStore() = default;
    //! Revoked and used up ones, too.
    virtual void load(Reply<QList<StoredInvite>> reply) = 0;
    //! And forgets others, of which nobody needs to know any more.
    virtual void create(const StoredInvite &invite, const QStringList &forgotten, const AuditNotes &notes,
                        Reply<Done> reply) = 0;
    //! NotFound: the room has no such invite.
    virtual void revoke(RoomId room, const QString &code, const AuditNotes &notes, Reply<Done> reply) = 0;
    //! Makes a membership and counts it, in one transaction: never more than the invite allows. Not fresh: he was a
    //! member, and nothing is counted. NotFound: it is revoked, used up, over or gone, or who made it may make none in
    //! this room by now, if only because it is archived. Forbidden (field "room"): he is banned.
    virtual void accept(const Coming &coming, Reply<Came> reply) = 0;
    //! The same together with AccountStore::createUser(), whose Conflict has the field "name" here; all of it or
    //! nothing. NotFound has the field "invite".
    virtual void createUser(const StoredUser &user, const StoredSession &session, const QByteArray &refreshHash,
                            const Coming &coming, Reply<Came> reply) = 0;
};

} // namespace confab::core

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/KnownPerson.h"
#include "core/ports/Membership.h"
#include "core/ports/PictureStore.h"
#include "core/Reply.h"

#include <QStringList>

namespace confab::core {

//! Kept off the server.
struct Suspension
{
    std::optional<Timestamp> until = {}; //!< nothing: for good
    QString reason = {};
    friend bool operator==(const Suspension &, const Suspension &) = default;
};

struct NewName
{
    QString name = {};
    QString folded = {};
    QStringList keys = {};         //!< what it looks like
    Timestamp now = 0;             //!< keys that are free by then are given away
    Timestamp formerKeptUntil = 0; //!< the name of before stays his until then
};

//! What is not set stays as it is.
struct ProfileChange
{
    std::optional<NewName> name = {};
    std::optional<QString> about = {};
    std::optional<Picture> picture = {};
};

struct SuspensionChange
{
    UserId user = {};
    std::optional<Suspension> suspension = {}; //!< nothing: it is lifted
    Timestamp now = 0;
    AuditNotes notes = {};
};

//! Who has another role on the server now, and what that means for the rooms that the server made.
struct ServerRoleChanges
{
    QList<KnownPerson> people = {};
    QList<RoleChanges> rooms = {};
};

//! When somebody was here last, by which sign-in, and what that says of its device.
struct Sighting
{
    UserId user = {};
    SessionId session = {};
    QString device = {}; //!< empty: as before
    QString client = {}; //!< empty: as before
    Timestamp at = 0;
};

//! Who people are, and what the server's owner has decided about them. Called and answered on the room thread; writes
//! take effect in the order of the calls, together with those of the other stores, and are answered after a commit that
//! survives a power cut. NotFound: there is no such person, or no more.
class PeopleStore
{
public:
    virtual ~PeopleStore() = default;
    //! Conflict (field "name"): somebody else has one of the name's keys, or would be taken for whom it speaks. What
    //! shows a name shows the new one from then on.
    virtual void changeProfile(UserId user, const ProfileChange &change, Reply<KnownPerson> reply) = 0;
    //! Of an account. Owner: who was it before is an admin from then on, also in the rooms that the server made, which
    //! are the new owner's where he is a member.
    virtual void changeRole(UserId user, Role role, const AuditNotes &notes, Reply<ServerRoleChanges> reply) = 0;
    //! A suspension ends all sessions but that of a guest, who has nothing else to come back by: it rests. The answer
    //! names all that were living.
    virtual void suspend(const SuspensionChange &change, Reply<QList<SessionId>> reply) = 0;
    virtual void block(const Block &block, bool on, Timestamp now, Reply<Done> reply) = 0;
    virtual void noteSightings(const QList<Sighting> &sightings, Reply<Done> reply) = 0;
};

} // namespace confab::core

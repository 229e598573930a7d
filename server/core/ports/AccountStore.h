// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/KnownPerson.h"
#include "core/ports/Membership.h"
#include "core/Reply.h"
#include "protocol/Types.h"

#include <QStringList>

namespace confab::core {

struct StoredUser
{
    User user = {};
    bool guest = false;
    Role role = Role::Member;     //!< Owner or Member of the server
    QString folded = {};          //!< the name without regard to case
    QStringList nameKeys = {};    //!< what it looks like; no living user shares one
    QByteArray passwordHash = {}; //!< empty: can't log in
    Timestamp createdAt = 0;
};

//! A login on one device. Its refresh tokens are one family.
struct StoredSession
{
    SessionId id = {};
    UserId user = {};
    QString device = {};
    bool guest = false;
    Timestamp createdAt = 0;
    Timestamp expiresAt = 0;
    QString client = {}; //!< name and version, as its connections say
    Timestamp lastSeenAt = 0;
};

//! When a refresh happens, and how long what it touches lives on.
struct RefreshTimes
{
    Timestamp now = 0;
    qint64 graceMs = 0;
    qint64 guestMs = 0;
    qint64 accountMs = 0;
};

//! What became of a refresh token.
struct Rotation
{
    enum class Outcome {
        Rotated,   //!< the new one is stored
        Unknown,   //!< never given, expired, or its session has ended
        Reused,    //!< used before the grace: the session has been ended with it
        Suspended, //!< its user is, and nothing has changed
    };
    Outcome outcome = Outcome::Unknown;
    StoredUser user = {};
    StoredSession session = {}; //!< with the new end
};

struct SessionChoice
{
    std::optional<SessionId> only = {};
    SessionId keep = {}; //!< where it isn't one only
};

struct ResetPassword
{
    UserId user = {};
    QList<SessionId> ended = {};
};

//! What somebody has left by his end.
struct EndedUser
{
    QList<SessionId> sessions = {}; //!< that were living
    QList<MembershipChange> left = {};
};

struct AccountsSnapshot
{
    bool hasOwner = false;
    QList<KnownPerson> people = {};
    QList<Block> blocks = {};
    QList<StoredSession> guests = {};                  //!< that have not ended, expired or not
    QList<std::pair<SessionId, Timestamp>> ended = {}; //!< ended since the time asked for, and when
};

//! Users, sessions and refresh tokens, of which only SHA-256 hashes are known here. Called and answered on the room
//! thread; writes take effect in the order of the calls, together with those of the other stores, and are answered
//! after a commit that survives a power cut.
class AccountStore
{
public:
    virtual ~AccountStore() = default;
    virtual void load(Timestamp endedSince, Reply<AccountsSnapshot> reply) = 0;
    //! User and first session in one transaction. Conflict: one of the name's keys is taken, or the name is that of the
    //! server's owner or an agent but for accents; keys that are free by user.createdAt are given away.
    virtual void createUser(const StoredUser &user, const StoredSession &session, const QByteArray &refreshHash,
                            Reply<Done> reply) = 0;
    //! Living users with a password, by folded name.
    virtual void findAccount(const QString &folded, Reply<std::optional<StoredUser>> reply) = 0;
    virtual void findUser(UserId user, Reply<std::optional<StoredUser>> reply) = 0;
    //! And ends all sessions of the user but one, in the same transaction; the answer names those that were living.
    //! Unauthorized: that one was ended meanwhile.
    virtual void setPasswordHash(UserId user, const QByteArray &hash, SessionId keep, Timestamp now,
                                 Reply<QList<SessionId>> reply) = 0;

    //! Of an account whose password was found right. Unauthorized: the account has ended, or has another password by
    //! now than the one of `passwordHash`. Forbidden: it is suspended at session.createdAt.
    virtual void openSession(const StoredSession &session, const QByteArray &refreshHash,
                             const QByteArray &passwordHash, Reply<Done> reply) = 0;
    //! Marks `oldHash` used, stores `newHash`, which is known already when this is a repetition and is the session's
    //! only unused token otherwise, and moves the session's end to now + guestMs or accountMs. A token that was used
    //! less than graceMs ago is taken again. A guest's end is not judged: the caller knows it better.
    virtual void rotateRefresh(const QByteArray &oldHash, const QByteArray &newHash, const RefreshTimes &times,
                               Reply<Rotation> reply) = 0;
    virtual void slideSession(SessionId session, Timestamp expiresAt) = 0;
    virtual void endSession(SessionId session, Timestamp now, Reply<Done> reply) = 0;
    //! That live, the newest first.
    virtual void sessionsOf(UserId user, Timestamp now, Reply<QList<StoredSession>> reply) = 0;
    //! One of the user's sessions, or all but one; the answer names those that were living. NotFound: it never was his.
    virtual void endSessionsOf(UserId user, const SessionChoice &which, Timestamp now, Reply<QList<SessionId>> reply) = 0;
    //! By this code somebody may set a new password once, until then; an earlier code of his is void.
    virtual void allowReset(UserId user, const QByteArray &codeHash, Timestamp until, const AuditNotes &notes,
                            Reply<Done> reply) = 0;
    //! NotFound: there is no such code, or it has ended, was used, or its user is gone.
    virtual void findReset(const QByteArray &codeHash, Timestamp now, Reply<UserId> reply) = 0;
    //! The same; sets the password, and ends all sessions of the user, which the answer names.
    virtual void resetPassword(const QByteArray &codeHash, const QByteArray &passwordHash, Timestamp now,
                               Reply<ResetPassword> reply) = 0;
    //! Ends an account with all its sessions and its memberships but those in direct rooms (RoomStore::leave()), in one
    //! transaction. What it wrote stays; its name is free from `nameFreeAt`, its id never.
    virtual void endAccount(UserId user, Timestamp now, Timestamp nameFreeAt, Reply<EndedUser> reply) = 0;
    //! The same of a guest with its session. Nothing is done where he has ended.
    virtual void endGuest(UserId user, Timestamp now, Timestamp nameFreeAt, Reply<EndedUser> reply) = 0;
    //! Drops expired sessions and refresh tokens that no longer matter.
    virtual void purge(Timestamp now) = 0;
};

} // namespace confab::core

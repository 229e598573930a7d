// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountPasswords.h"
#include "core/accounts/AccountSessions.h"
#include "core/invites/RegistrationInvite.h"
#include "core/LineBudget.h"
#include "core/ports/InviteStore.h"

#include <QString>

#include <functional>

namespace confab::core {

class Clock;
class PasswordHasher;
class People;

struct Registration
{
    QString name = {};
    QString password = {};
    QString invite = {}; //!< the claim is taken here, too
    QString claim = {};
    QString device = {};
    std::optional<RegistrationInvite> invitation = {}; //!< what the invite is, where it is one to a room
};

//! Who people are: guests, accounts, their sessions and tokens. Rooms are not its business: it tells by hooks whom to
//! let in and whose memberships have ended. Here is decided who comes to have an account or a session; what becomes of
//! those is up to AccountSessions and AccountPasswords. Lives on the room thread; every Reply comes there.
class AccountService
{
public:
    struct Options
    {
        int nameChars = 60;
        bool guests = true;
        bool registration = true; //!< anyone; otherwise only with the claim or the invite code
        QString inviteCode = {};
        bool takesInvites = false; //!< invites of rooms make accounts, also where there is no such code
        QByteArray claim = {}; //!< the one-time secret that makes the owner; empty: the server can't be claimed
        qint64 guestMs = 3'600'000;
        qint64 accountMs = 30LL * 24 * 3'600'000; //!< without a refresh
        qint64 nameHoldMs = 24LL * 3'600'000;     //!< after a guest has ended
        qint64 refreshGraceMs = 10'000;
    };
    //! Called when a new user is stored and before its sign-in is answered, which waits for `joined`.
    //! The role is Guest, or what the account is on this server.
    using UserCreated = std::function<void(const User &user, Role role, Reply<Done> joined)>;
    using SessionEnded = AccountSessions::SessionEnded;
    using UserEnded = AccountSessions::UserEnded;
    //! The membership that was made together with the user.
    using UserInvited = std::function<void(const QString &code, const Came &came)>;

    AccountService(AccountStore &store, SessionBook &book, PasswordHasher &hasher, AccessTokens tokens,
                   const Clock &clock, Options options);

    //! To be kept in line with the accounts; before start(), and outliving this.
    void keep(People &people);
    //! Who is let in from now on, in place of what the options say.
    void setEntry(bool guests, SignUp accounts);
    //! Reads what is needed in memory; nothing else may be called before its answer. Guests that ended meanwhile are
    //! told through the hooks, so set those first.
    void start(Reply<Done> reply);
    //! Ends the guests whose time is over. Call it about once a second.
    void expire() { m_sessions.expire(); }

    void onUserCreated(UserCreated hook) { m_userCreated = std::move(hook); }
    //! Connections of this session are to be closed.
    void onSessionEnded(SessionEnded hook) { m_sessions.onSessionEnded(std::move(hook)); }
    //! Connections of this lodger are to be closed: no session tells of them.
    void onLodgerOut(std::function<void(UserId user)> hook) { m_sessions.onLodgerOut(std::move(hook)); }
    //! A guest or an account has ended, and its memberships with it.
    void onUserEnded(UserEnded hook) { m_sessions.onUserEnded(std::move(hook)); }

    //! Lets people come by invites, and tells when somebody has.
    void takeInvites(InviteStore &store, UserInvited hook);

    //! Conflict (field "name"): a living user's name looks the same. NotFound (field "invite"): the invite was used up
    //! meanwhile, and there is no guest then.
    void guest(const QString &name, const QString &device, Reply<SignedIn> reply,
               const std::optional<RegistrationInvite> &invitation = {});
    void registerAccount(const Registration &registration, Reply<SignedIn> reply);
    //! Somebody whom another door knows by a key of its own, with the id that it keeps for that: a guest without end,
    //! of whom no token speaks, in no room by himself. Made when there is none of this id, else under the name that he
    //! has by now. Conflict (field "name"), as of guest(). Forbidden: he is suspended.
    void lodger(UserId id, const QString &name, Reply<Identity> reply);
    //! Ends him as a guest ends; done as well where there is none of this id.
    void endLodger(UserId id, Reply<Done> reply) { m_sessions.endLodger(id, std::move(reply)); }
    //! Forbidden: he is suspended. Who comes by a token needs no asking.
    Result<> mayEnter(UserId user) const { return m_sessions.mayEnter(user); }
    //! Unauthorized, with the same text and after the same time, for an unknown name and a wrong password.
    //! `from` is whence, for the log, which tells of wrong passwords.
    void login(const QString &name, const QString &password, const QString &device, const QString &from,
               Reply<SignedIn> reply);
    //! Tells the log that somebody there has to wait, for all the wrong passwords that came before.
    void tellTooManyTries(const QString &from);
    //! Gives a new pair. A token that is used again within the grace gives the same next refresh token: its answer may
    //! have been lost. One that was used longer ago ends its whole session.
    void refresh(const QByteArray &refreshToken, Reply<SignedIn> reply)
    {
        m_sessions.refresh(refreshToken, std::move(reply));
    }
    void logout(const Identity &identity, Reply<Done> reply) { m_sessions.logout(identity, std::move(reply)); }
    AccountPasswords &passwords() { return m_passwords; }

    //! Ends the account of who knows its password, with its memberships and sessions. The server's owner hands the
    //! server over first.
    void removeAccount(const Identity &identity, const QString &password, Reply<Done> reply);
    //! Sessions of somebody, as it is stored already; a guest ends with his, but for a suspension.
    void end(UserId user, const QList<SessionId> &sessions, SessionEnd why) { m_sessions.end(user, sessions, why); }
    //! His suspension is over.
    void letBackIn(UserId user) { m_sessions.letBackIn(user); }

    //! Signature, time, and that the session has not ended; gives who it is by now.
    Result<Identity> verify(QByteArrayView token) const { return m_sessions.verify(token); }
    //! The session is in use: a guest's end moves to now + guestMs.
    void touch(SessionId session) { m_sessions.touch(session); }
    //! Somebody is connected by the session, or no longer: a guest who is has no end. Each call of the first is
    //! followed by one of the second.
    void connected(SessionId session) { m_sessions.connected(session); }
    void disconnected(SessionId session) { m_sessions.disconnected(session); }
    //! Whether this user has no account, but a guest's session that lives, or is a lodger.
    bool isGuest(UserId user) const { return m_sessions.isGuest(user); }
    bool isClaimed() const { return m_claimed; }
    //! Whether it is a code of the server itself, and no invite to a room.
    bool knowsCode(const QString &code) const;

private:
    using Opened = AccountSessions::Opened;

    //! Settles who owns the server before it answers.
    Reply<SignedIn> claiming(Reply<SignedIn> reply);
    void create(const StoredUser &user, const QString &device, const std::optional<RegistrationInvite> &invitation,
                Reply<SignedIn> reply);
    void createInvited(const StoredUser &user, const Opened &opened, const RegistrationInvite &invitation,
                       Reply<SignedIn> reply);
    void letIn(const StoredUser &user, const Opened &opened, std::optional<RoomId> room, Reply<SignedIn> reply);
    void openFor(const StoredUser &user, const QString &device, Reply<SignedIn> reply);
    void welcome(const StoredUser &user);
    void createLodger(const StoredUser &user, Reply<Identity> reply);
    Result<StoredUser> newUser(const QString &name) const;
    //! The code that makes the owner is taken from either field.
    Result<Role> roleFor(const Registration &registration) const;
    Result<Role> ownerBy(const QString &claim, const QString &field) const;
    void endAccount(UserId user, Reply<Done> reply);
    void tell(const QString &failure);

    AccountStore &m_store;
    PasswordHasher &m_hasher;
    const Clock &m_clock;
    Options m_options;
    QString m_inviteCode; //!< as it was configured, whoever is let in now
    People *m_people = nullptr; //!< null: nobody wants to know
    AccountSessions m_sessions;
    AccountPasswords m_passwords;
    bool m_claimed = false;
    bool m_claiming = false; // an owner is being made
    LineBudget m_failures{20};
    InviteStore *m_invites = nullptr; //!< null: nobody comes by one
    UserInvited m_userInvited;
    UserCreated m_userCreated;
    Life m_life;
};

} // namespace confab::core

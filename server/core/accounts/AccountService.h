// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccessTokens.h"
#include "core/accounts/SessionRegistry.h"
#include "core/ports/AccountStore.h"

#include <QString>

#include <functional>

namespace confab::core {

class Clock;
class PasswordHasher;

//! What sign-in, registration and refresh give: the body of their answers.
struct SignedIn
{
    QByteArray token = {};
    Timestamp expiresAt = 0; //!< of the token
    QByteArray refreshToken = {};
    User user = {};
    SessionId session = {};
    bool guest = false;
    Role serverRole = Role::Member;
};

struct Registration
{
    QString name = {};
    QString password = {};
    QString invite = {}; //!< the claim is taken here, too
    QString claim = {};
    QString device = {};
};

//! Who people are: guests, accounts, their sessions and tokens. Rooms are not its business: it tells by hooks whom to
//! let in and whose memberships end. Lives on the room thread; every Reply comes there.
class AccountService
{
public:
    struct Options
    {
        int nameChars = 60;
        bool guests = true;
        bool registration = true; //!< anyone; otherwise only with the claim or the invite code
        QString inviteCode = {};
        QByteArray claim = {}; //!< the one-time secret that makes the owner; empty: the server can't be claimed
        qint64 guestMs = 3'600'000;
        qint64 accountMs = 30LL * 24 * 3'600'000; //!< without a refresh
        qint64 nameHoldMs = 24LL * 3'600'000;     //!< after a guest has ended
        qint64 refreshGraceMs = 10'000;
    };
    //! Called when a new user is stored and before its sign-in is answered, which waits for `joined`.
    //! The role is Guest, or what the account is on this server.
    using UserCreated = std::function<void(const User &user, Role role, Reply<Done> joined)>;
    using SessionEnded = std::function<void(SessionId session, UserId user, SessionEnd why)>;
    using GuestExpired = std::function<void(UserId user)>;

    AccountService(AccountStore &store, PasswordHasher &hasher, AccessTokens tokens, const Clock &clock,
                   Options options);

    //! Reads what is needed in memory; nothing else may be called before its answer. Guests that ended meanwhile are
    //! told through the hooks, so set those first.
    void start(Reply<Done> reply);
    //! Ends the guests whose time is over. Call it about once a second.
    void expire();

    void onUserCreated(UserCreated hook) { m_userCreated = std::move(hook); }
    //! Connections of this session are to be closed.
    void onSessionEnded(SessionEnded hook) { m_sessionEnded = std::move(hook); }
    //! Memberships of this guest are to end: its session expired, or it signed out.
    void onGuestExpired(GuestExpired hook) { m_guestExpired = std::move(hook); }

    //! Conflict (field "name"): a living user's name looks the same.
    void guest(const QString &name, const QString &device, Reply<SignedIn> reply);
    void registerAccount(const Registration &registration, Reply<SignedIn> reply);
    //! Unauthorized, with the same text and after the same time, for an unknown name and a wrong password.
    void login(const QString &name, const QString &password, const QString &device, Reply<SignedIn> reply);
    //! Gives a new pair. A token that is used again within the grace gives the same next refresh token: its answer may
    //! have been lost. One that was used longer ago ends its whole session.
    void refresh(const QByteArray &refreshToken, Reply<SignedIn> reply);
    void logout(const Identity &identity, Reply<Done> reply);
    //! Ends the other sessions of the account.
    void changePassword(const Identity &identity, const QString &current, const QString &next, Reply<Done> reply);

    //! Signature, time, and that the session has not ended.
    Result<Identity> verify(QByteArrayView token) const;
    //! The session is in use: a guest's end moves to now + guestMs.
    void touch(SessionId session);
    //! Somebody is connected by the session, or no longer: a guest who is has no end. Each call of the first is
    //! followed by one of the second.
    void connected(SessionId session);
    void disconnected(SessionId session);
    //! Whether this user has no account, but a guest's session that lives.
    bool isGuest(UserId user) const { return m_sessions.isGuest(user); }
    bool isClaimed() const { return m_claimed; }

private:
    struct Opened
    {
        StoredSession session;
        QByteArray refreshToken;
    };
    Opened open(const StoredUser &user, const QString &device) const;
    SignedIn signedIn(const StoredUser &user, const StoredSession &session, const QByteArray &refreshToken) const;
    void create(const StoredUser &user, const QString &device, Reply<SignedIn> reply);
    Result<StoredUser> newUser(const QString &name) const;
    //! The code that makes the owner is taken from either field.
    Result<Role> roleFor(const Registration &registration) const;
    Result<Role> ownerBy(const QString &claim, const QString &field) const;
    void answerRotation(const Rotation &rotation, const QByteArray &next, const Reply<SignedIn> &reply);
    void replacePassword(const Identity &identity, const QString &next, Reply<Done> reply);
    void endGuest(SessionId session, UserId user, SessionEnd why, Reply<Done> reply);
    void sessionEnded(SessionId session, UserId user, SessionEnd why);

    AccountStore &m_store;
    PasswordHasher &m_hasher;
    AccessTokens m_tokens;
    const Clock &m_clock;
    Options m_options;
    SessionRegistry m_sessions;
    bool m_claimed = false;
    bool m_claiming = false; // an owner is being made
    qint64 m_purgedAt = 0;
    UserCreated m_userCreated;
    SessionEnded m_sessionEnded;
    GuestExpired m_guestExpired;
};

} // namespace confab::core

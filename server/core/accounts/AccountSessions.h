// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccessTokens.h"
#include "core/accounts/SessionRegistry.h"
#include "core/accounts/SignedIn.h"
#include "core/ports/AccountStore.h"

#include <functional>

namespace confab::core {

class Clock;
class People;

//! Sessions from their opening to their end, and the tokens that speak of them; those who are here without one, too.
//! How people come to have a session is not its business. Room thread.
class AccountSessions
{
public:
    struct Times
    {
        qint64 guestMs = 0;        //!< a guest's life without use
        qint64 accountMs = 0;      //!< without a refresh
        qint64 nameHoldMs = 0;     //!< after a guest has ended
        qint64 refreshGraceMs = 0; //!< within which a refresh token may be used again
    };
    struct Opened
    {
        StoredSession session;
        QByteArray refreshToken;
    };
    using SessionEnded = std::function<void(SessionId session, UserId user, SessionEnd why)>;
    using UserEnded = std::function<void(UserId user, const QList<MembershipChange> &left)>;

    //! `store` and `book` outlive it.
    AccountSessions(AccountStore &store, SessionBook &book, AccessTokens tokens, const Clock &clock,
                    const Times &times);

    //! Outlives this.
    void keep(People &people) { m_people = &people; }
    void onSessionEnded(SessionEnded hook) { m_sessionEnded = std::move(hook); }
    void onLodgerOut(std::function<void(UserId user)> hook) { m_lodgerOut = std::move(hook); }
    void onUserEnded(UserEnded hook) { m_userEnded = std::move(hook); }

    //! How long a token may be good after its session has ended, if nobody looked.
    qint64 tokenLifeMs() const { return m_tokens.lifetimeMs() + AccessTokens::kLeewayMs; }
    //! What is stored of sessions, before anything else.
    void take(const AccountsSnapshot &snapshot);
    //! Ends the guests whose time is over.
    void expire();

    //! Not stored yet.
    Opened open(const StoredUser &user, const QString &device) const;
    SignedIn signedIn(const StoredUser &user, const StoredSession &session, const QByteArray &refreshToken) const;
    //! A guest's session, which is stored by now.
    void addGuest(const StoredSession &session);
    //! Somebody is here without a session that tokens speak of.
    Identity lodging(const User &user);
    void endLodger(UserId user, Reply<Done> reply);

    void refresh(const QByteArray &refreshToken, Reply<SignedIn> reply);
    void logout(const Identity &identity, Reply<Done> reply);
    Result<Identity> verify(QByteArrayView token) const;
    void touch(SessionId session);
    void connected(SessionId session);
    void disconnected(SessionId session);
    bool isGuest(UserId user) const { return m_registry.isGuest(user) || m_lodgers.contains(user); }
    //! Sessions of somebody, as it is stored already; a guest ends with his, but for a suspension, in which it rests for
    //! Times::accountMs at most.
    void end(UserId user, const QList<SessionId> &sessions, SessionEnd why);
    //! His suspension is over: a guest has as much time to come back as who has just gone.
    void letBackIn(UserId user);
    //! By the clock. Forbidden: he is suspended, which the text tells until when and why.
    Result<> mayEnter(UserId user) const;
    //! Nobody finds him any more, and his memberships are over, as it is stored already.
    void userEnded(UserId user, const QList<MembershipChange> &left);

private:
    Result<SignedIn> answerTo(const Rotation &rotation, const QByteArray &next);
    const KnownPerson *suspended(UserId user) const; //!< null: he isn't, as far as it was noticed
    bool isFreeAgain(UserId user) const; //!< his suspension is over, and nobody has let him back in yet
    bool isResting(UserId user) const;
    void endGuest(SessionId session, UserId user, SessionEnd why, Reply<Done> reply);
    void writeGuestsEnd(UserId user, Reply<Done> reply);
    void slide(SessionId session);
    void sessionEnded(SessionId session, UserId user, SessionEnd why);

    AccountStore &m_store;
    AccessTokens m_tokens;
    const Clock &m_clock;
    Times m_times;
    People *m_people = nullptr; //!< null: nobody wants to know
    SessionRegistry m_registry;
    QSet<UserId> m_lodgers; //!< that were asked for
    qint64 m_purgedAt = 0;
    SessionEnded m_sessionEnded;
    std::function<void(UserId)> m_lodgerOut;
    UserEnded m_userEnded;
    Life m_life;
};

} // namespace confab::core

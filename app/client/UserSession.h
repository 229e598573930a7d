// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Farewell.h"
#include "ServerAddress.h"
#include "SessionTokens.h"
#include "SignIn.h"

#include <QObject>

namespace confab::client {

class Connection;

//! What lets one user in at one server, and how that ends: gives the connection its token, keeps the tokens fresh, and
//! finds out why the server lets the user go. Once it has ended nothing is tried again; what waits in the outbox stays.
//! On the thread of the connection.
class UserSession : public QObject
{
    Q_OBJECT
public:
    //! `store` may be null; it and the connection outlive this.
    UserSession(const ServerAddress &address, const Credentials &credentials, CredentialStore *store,
                const Timing &timing, Connection &connection);

    //! Connects as this user, and does so again until stop().
    void start();
    void stop();
    //! Stops, forgets the sign-in here, and ends the session on the server. Answers once.
    void signOut(Callback<> reply);

    bool isGuest() const { return m_isGuest; }
    //! For the server's REST interface.
    QString token() const { return m_tokens.credentials().token; }
    //! Whether who was signed out by this error has nothing else to come back by when it is over: a guest who is
    //! suspended. His sign-in is kept then.
    bool mayComeBack(const Error &error) const;

    //! As SignIn does it, of this user.
    void changePassword(const QString &before, const QString &after, Callback<> reply);
    void removeAccount(const QString &password, Callback<> reply);

    //! Prolongs the tokens now: the server says that they are about to end.
    void refresh() { m_tokens.refresh(); }
    //! What the server says before it closes. False for a notice that is about something else.
    bool takeFarewell(const event::ServerNotice &notice) { return m_farewell.take(notice); }

Q_SIGNALS:
    //! The user has to sign in again. The error's text is for people.
    void ended(const confab::Error &error);
    //! The sign-in that is used from now on could not be saved: after a restart the user may have to sign in again.
    void unsaved();

private:
    void onRefused(quint16 code, const QString &reason);
    void end(const Error &error);

    ServerAddress m_address;
    bool m_isGuest;
    CredentialStore *m_store;
    Connection &m_connection;
    SignIn m_signIn;
    SessionTokens m_tokens;
    Farewell m_farewell;
};

} // namespace confab::client

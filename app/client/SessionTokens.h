// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SignIn.h"
#include "Timing.h"

#include <QTimer>

namespace confab::client {

//! Keeps the tokens of one signed-in user fresh: prolongs them ahead of their end, and again when told that they were
//! refused. One refresh at a time. Rotated tokens are saved before they are used: until then the server takes the old
//! ones too, and a crash loses nothing.
class SessionTokens : public QObject
{
    Q_OBJECT
public:
    //! `store` may be null and must outlive this.
    SessionTokens(Credentials credentials, SignIn &signIn, CredentialStore *store, Timing timing,
                  QObject *parent = nullptr);

    const Credentials &credentials() const { return m_credentials; }
    bool isExpired() const;
    //! Prolongs now, if no refresh is under way.
    void refresh();
    //! The server does not take the token. One that it calls wrong although it is new will not get better: then the
    //! sign-in has ended. The same one, tried again before there is another, says nothing more.
    void renewRefused(bool expired);
    //! It does.
    void noteTaken() { m_wasRefused = false; }
    //! Starts to watch the clock.
    void start();
    void stop();

Q_SIGNALS:
    void refreshed(const confab::client::Credentials &credentials);
    //! What is used from now on could not be saved: after a restart the user may have to sign in again.
    void unsaved(const confab::Error &error);
    //! The server refused for good: the user has to sign in again.
    void ended(const confab::Error &error);

private:
    void plan();
    void onRefreshed(const Result<Credentials> &result);
    void save(const Credentials &credentials, int tries);
    void onSaved(const Credentials &credentials, int tries, const Result<> &saved);
    void use(const Credentials &credentials);

    Credentials m_credentials;
    SignIn &m_signIn;
    CredentialStore *m_store;
    Timing m_timing;
    QTimer m_timer;
    bool m_running = false;
    bool m_refreshing = false;
    bool m_wasRefused = false; // one that had not expired, and no other one was taken since
    bool m_isNew = false;      // got since then
    int m_failures = 0;
    int m_saving = 0; // counts, so that a late answer is known as such
};

} // namespace confab::client

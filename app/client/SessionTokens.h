// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SignIn.h"
#include "Timing.h"

#include <QTimer>

namespace confab::client {

//! Keeps the tokens of one signed-in user fresh: prolongs them ahead of their end, and again when told that they were
//! refused. One refresh at a time. Rotated tokens are saved before they are used.
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
    //! Starts to watch the clock.
    void start();
    void stop();

Q_SIGNALS:
    void refreshed(const confab::client::Credentials &credentials);
    //! The server refused for good: the user has to sign in again.
    void ended(const confab::Error &error);

private:
    void plan();
    void onRefreshed(const Result<Credentials> &result);

    Credentials m_credentials;
    SignIn &m_signIn;
    CredentialStore *m_store;
    Timing m_timing;
    QTimer m_timer;
    bool m_running = false;
    bool m_refreshing = false;
    int m_failures = 0;
};

} // namespace confab::client

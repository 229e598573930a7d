// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "Credentials.h"
#include "Rest.h"

#include <QObject>

namespace confab::client {

//! Signing in to one server over REST: guest, account, prolonging, leaving. Never follows a redirect. Each call answers
//! exactly once, unless this object is destroyed first. Without the network the error is `unavailable`: isOffline().
class SignIn : public QObject
{
    Q_OBJECT
public:
    explicit SignIn(ServerAddress address, QObject *parent = nullptr);

    const ServerAddress &address() const { return m_rest.address(); }

    void guest(const QString &name, Callback<Credentials> reply) { guest(name, {}, std::move(reply)); }
    //! `invite` is the code of a room's invite, and may be empty.
    void guest(const QString &name, const QString &invite, Callback<Credentials> reply);
    //! `claim` is the secret that makes the account owner of a new server, `invite` a code of either kind; both may be
    //! empty.
    void registerAccount(const QString &name, const QString &password, const QString &claim, const QString &invite,
                         Callback<Credentials> reply);
    void login(const QString &name, const QString &password, Callback<Credentials> reply);
    //! New tokens for the same user; the old refresh token must not be used again.
    void refresh(const Credentials &old, Callback<Credentials> reply);
    void logout(const Credentials &credentials, Callback<> reply);
    void changePassword(const Credentials &credentials, const QString &oldPassword, const QString &newPassword,
                        Callback<> reply);
    //! Ends the account for good.
    void removeAccount(const Credentials &credentials, const QString &password, Callback<> reply);

    //! True when the server was not reached, or did not answer like one; trying later can help.
    static bool isOffline(const Error &error);

private:
    void authenticate(QStringView path, const QByteArray &body, bool guest, Callback<Credentials> reply);

    Rest m_rest;
};

} // namespace confab::client

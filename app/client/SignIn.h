// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Credentials.h"

#include <QJsonObject>
#include <QObject>

class QNetworkAccessManager;
class QNetworkReply;

namespace confab::client {

//! Signing in to one server over REST: guest, account, prolonging, leaving. Never follows a redirect. Each call answers
//! exactly once, unless this object is destroyed first. Without the network the error is `unavailable`: isOffline().
class SignIn : public QObject
{
    Q_OBJECT
public:
    explicit SignIn(ServerAddress address, QObject *parent = nullptr);
    ~SignIn() override;

    const ServerAddress &address() const { return m_address; }

    void guest(const QString &name, Reply<Credentials> reply);
    //! `claim` is the secret that makes the account owner of a new server, `invite` a code of either kind; both may be
    //! empty.
    void registerAccount(const QString &name, const QString &password, const QString &claim, const QString &invite,
                         Reply<Credentials> reply);
    void login(const QString &name, const QString &password, Reply<Credentials> reply);
    //! New tokens for the same user; the old refresh token must not be used again.
    void refresh(const Credentials &old, Reply<Credentials> reply);
    void logout(const Credentials &credentials, Reply<> reply);
    void changePassword(const Credentials &credentials, const QString &oldPassword, const QString &newPassword,
                        Reply<> reply);

    //! True when the server was not reached, or did not answer like one; trying later can help.
    static bool isOffline(const Error &error);

private:
    void post(QStringView path, const QJsonObject &body, const QString &token, Reply<QJsonObject> reply);
    void authenticate(QStringView path, const QJsonObject &body, bool guest, Reply<Credentials> reply);
    static Result<QJsonObject> read(QNetworkReply &reply);

    ServerAddress m_address;
    QNetworkAccessManager *m_network = nullptr;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "client/Credentials.h"
#include "SecretStore.h"

namespace confab::platform {

//! The credentials of one account among several, kept in a SecretStore under the account's id.
class AccountCredentials final : public client::CredentialStore
{
public:
    //! What the sign-in of this account is called among the secrets.
    static QString keyOf(const QString &accountId);

    //! `secrets` must outlive this.
    AccountCredentials(SecretStore &secrets, const QString &accountId);

    void load(const client::ServerAddress &address, client::Callback<client::Credentials> reply) override;
    void save(const client::ServerAddress &address, const client::Credentials &credentials,
              client::Callback<> reply = {}) override;
    void clear(const client::ServerAddress &address) override;

private:
    SecretStore &m_secrets;
    QString m_key;
};

} // namespace confab::platform

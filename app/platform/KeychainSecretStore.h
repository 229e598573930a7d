// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "SecretStore.h"

#include <QObject>

namespace confab::platform {

//! The key store of the system: Secret Service or KWallet, the macOS keychain, the Windows credential store.
//! Never falls back to anything insecure by itself: where there is none, each call answers `unavailable`.
class KeychainSecretStore final : public SecretStore
{
public:
    //! `service` is the name that the entries are filed under.
    explicit KeychainSecretStore(QString service);
    ~KeychainSecretStore() override;

    void read(const QString &key, client::Callback<QByteArray> reply) override;
    void write(const QString &key, const QByteArray &secret, client::Callback<> reply) override;
    void remove(const QString &key, client::Callback<> reply) override;

private:
    QString m_service;
    QObject m_context; //!< jobs that are still running when the store goes answer nobody
};

} // namespace confab::platform

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "FileSecretStore.h"
#include "MemorySecretStore.h"

#include <QObject>

#include <memory>

namespace confab::platform {

//! Decides where a secret goes: into the system's key store; where that can't be used, into a file if the user asked to
//! stay signed in on this machine, else into memory. Finds it again wherever it went, and there it stays: what is
//! chosen for one secret says nothing of the others.
class SecretChooser final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    SecretChooser(std::unique_ptr<SecretStore> keyStore, const QString &fallbackFile, QObject *parent = nullptr);

    void read(const QString &key, client::Callback<QByteArray> reply) override;
    void write(const QString &key, const QByteArray &secret, client::Callback<> reply) override;
    void remove(const QString &key, client::Callback<> reply) override;

    //! Asks the key store for something that isn't there, to learn whether it can be used.
    void probe();
    //! True until the key store has failed.
    bool isKeyStoreAvailable() const { return m_keyStoreAvailable; }
    //! Whether a file may be used, where there is no key store, for secrets that are new from now on.
    bool isFileAllowed() const { return m_fileAllowed; }
    void setFileAllowed(bool allowed) { m_fileAllowed = allowed; }
    //! Whether this one outlives the app.
    bool isKept(const QString &key) const;
    //! Puts it into the file, or takes it out and leaves it in memory. Does nothing where there is a key store.
    void setKept(const QString &key, bool kept);

Q_SIGNALS:
    void keyStoreAvailableChanged();

private:
    void writeFallback(const QString &key, const QByteArray &secret, bool isNew, const client::Callback<> &reply);
    void setKeyStoreFailed();

    std::unique_ptr<SecretStore> m_keyStore;
    FileSecretStore m_file;
    MemorySecretStore m_memory;
    bool m_keyStoreAvailable = true;
    bool m_fileAllowed = false;
};

} // namespace confab::platform

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FileSecretStore.h"
#include "MemorySecretStore.h"

#include <QObject>

#include <memory>

namespace confab::platform {

//! Decides where a secret goes: into the system's key store; where that can't be used, into a file if the user asked to
//! stay signed in on this machine, else into memory. Finds it again wherever it went.
class SecretChooser final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    SecretChooser(std::unique_ptr<SecretStore> keyStore, const QString &fallbackFile, QObject *parent = nullptr);

    void read(const QString &key, Reply<QByteArray> reply) override;
    void write(const QString &key, const QByteArray &secret, Reply<> reply) override;
    void remove(const QString &key, Reply<> reply) override;

    //! Asks the key store for something that isn't there, to learn whether it can be used.
    void probe();
    //! True until the key store has failed.
    bool isKeyStoreAvailable() const { return m_keyStoreAvailable; }
    //! Whether a file may be used where there is no key store. Allowing it keeps what is in
    //! memory so far; taking it back deletes the file.
    bool isFileAllowed() const { return m_fileAllowed; }
    void setFileAllowed(bool allowed);

Q_SIGNALS:
    void keyStoreAvailableChanged();

private:
    void writeFallback(const QString &key, const QByteArray &secret, const Reply<> &reply);
    void setKeyStoreFailed();

    std::unique_ptr<SecretStore> m_keyStore;
    FileSecretStore m_file;
    MemorySecretStore m_memory;
    bool m_keyStoreAvailable = true;
    bool m_fileAllowed = false;
};

} // namespace confab::platform

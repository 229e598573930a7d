// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SecretChooser.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace confab::platform {

SecretChooser::SecretChooser(std::unique_ptr<SecretStore> keyStore, const QString &fallbackFile, QObject *parent)
    : QObject(parent)
    , m_keyStore(std::move(keyStore))
    , m_file(fallbackFile)
    , m_fileAllowed(m_file.exists())
{
}

void SecretChooser::read(const QString &key, Reply<QByteArray> reply)
{
    // Memory and file first: what is there is newer than what the key store may still hold.
    std::optional<QByteArray> found;
    const auto take = [&found](const Result<QByteArray> &result) {
        if (result)
            found = *result;
    };
    m_memory.read(key, take);
    if (!found)
        m_file.read(key, take);
    if (found) {
        reply(*found);
        return;
    }
    m_keyStore->read(key, [this, reply = std::move(reply)](Result<QByteArray> result) {
        if (!result && result.error().code == ErrorCode::Unavailable)
            setKeyStoreFailed();
        reply(std::move(result));
    });
}

void SecretChooser::write(const QString &key, const QByteArray &secret, Reply<> reply)
{
    // Readable at once, and kept when the program goes on after a failing key store.
    m_memory.write(key, secret, [](const Result<> &) {});
    m_keyStore->write(key, secret, [this, key, secret, reply = std::move(reply)](const Result<> &result) {
        if (result) {
            m_file.remove(key, [](const Result<> &) {});
            reply(Done{});
            return;
        }
        setKeyStoreFailed();
        writeFallback(key, secret, reply);
    });
}

void SecretChooser::writeFallback(const QString &key, const QByteArray &secret, const Reply<> &reply)
{
    if (m_fileAllowed)
        m_file.write(key, secret, reply);
    else
        reply(Done{});
}

void SecretChooser::remove(const QString &key, Reply<> reply)
{
    m_memory.remove(key, [](const Result<> &) {});
    m_file.remove(key, [](const Result<> &) {});
    m_keyStore->remove(key, [this, reply = std::move(reply)](const Result<> &result) {
        if (!result)
            setKeyStoreFailed();
        reply(Done{});
    });
}

void SecretChooser::probe()
{
    read(u"probe"_s, [](const Result<QByteArray> &) {});
}

void SecretChooser::setFileAllowed(bool allowed)
{
    m_fileAllowed = allowed;
    if (!allowed) {
        m_file.removeAll();
        return;
    }
    if (m_keyStoreAvailable)
        return;
    const auto secrets = m_memory.all();
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        m_file.write(it.key(), it.value(), [](const Result<> &) {});
}

void SecretChooser::setKeyStoreFailed()
{
    if (std::exchange(m_keyStoreAvailable, false))
        Q_EMIT keyStoreAvailableChanged();
}

} // namespace confab::platform

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

void SecretChooser::read(const QString &key, client::Callback<QByteArray> reply)
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

void SecretChooser::write(const QString &key, const QByteArray &secret, client::Callback<> reply)
{
    const bool isNew = !m_memory.all().contains(key);
    // Readable at once, and kept when the program goes on after a failing key store.
    m_memory.write(key, secret, [](const Result<> &) {});
    m_keyStore->write(key, secret, [this, key, secret, isNew, reply = std::move(reply)](const Result<> &result) {
        if (result) {
            m_file.remove(key, [](const Result<> &) {});
            reply(Done{});
            return;
        }
        setKeyStoreFailed();
        writeFallback(key, secret, isNew, reply);
    });
}

void SecretChooser::writeFallback(const QString &key, const QByteArray &secret, bool isNew,
                                  const client::Callback<> &reply)
{
    if (m_file.contains(key) || (isNew && m_fileAllowed))
        m_file.write(key, secret, reply);
    else
        reply(Done{});
}

void SecretChooser::remove(const QString &key, client::Callback<> reply)
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

bool SecretChooser::isKept(const QString &key) const
{
    return m_keyStoreAvailable || m_file.contains(key);
}

void SecretChooser::setKept(const QString &key, bool kept)
{
    if (m_keyStoreAvailable || kept == isKept(key))
        return;
    if (kept) {
        if (const auto secrets = m_memory.all(); secrets.contains(key))
            m_file.write(key, secrets.value(key), [](const Result<> &) {});
        return;
    }
    m_file.read(key, [this, key](const Result<QByteArray> &secret) {
        if (secret)
            m_memory.write(key, *secret, [](const Result<> &) {});
    });
    m_file.remove(key, [](const Result<> &) {});
}

void SecretChooser::setKeyStoreFailed()
{
    if (std::exchange(m_keyStoreAvailable, false))
        Q_EMIT keyStoreAvailableChanged();
}

} // namespace confab::platform

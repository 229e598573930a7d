// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemorySecretStore.h"

namespace confab::platform {

void MemorySecretStore::read(const QString &key, client::Callback<QByteArray> reply)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.cend())
        reply(ErrorCode::NotFound);
    else
        reply(*found);
}

void MemorySecretStore::write(const QString &key, const QByteArray &secret, client::Callback<> reply)
{
    m_secrets.insert(key, secret);
    reply(Done{});
}

void MemorySecretStore::remove(const QString &key, client::Callback<> reply)
{
    m_secrets.remove(key);
    reply(Done{});
}

} // namespace confab::platform

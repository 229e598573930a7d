// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "SecretStore.h"

#include <QHash>

namespace confab::platform {

//! Secrets that end with the process.
class MemorySecretStore final : public SecretStore
{
public:
    void read(const QString &key, client::Callback<QByteArray> reply) override;
    void write(const QString &key, const QByteArray &secret, client::Callback<> reply) override;
    void remove(const QString &key, client::Callback<> reply) override;
    const QHash<QString, QByteArray> &all() const { return m_secrets; }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace confab::platform

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SecretStore.h"

#include <QHash>

namespace confab::platform {

//! Secrets that end with the process.
class MemorySecretStore final : public SecretStore
{
public:
    void read(const QString &key, Reply<QByteArray> reply) override;
    void write(const QString &key, const QByteArray &secret, Reply<> reply) override;
    void remove(const QString &key, Reply<> reply) override;
    const QHash<QString, QByteArray> &all() const { return m_secrets; }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace confab::platform

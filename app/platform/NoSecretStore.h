// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SecretStore.h"

namespace confab::platform {

//! Stands in where the system's key store is not to be used.
class NoSecretStore final : public SecretStore
{
public:
    void read(const QString &, Reply<QByteArray> reply) override { reply(ErrorCode::Unavailable); }
    void write(const QString &, const QByteArray &, Reply<> reply) override { reply(ErrorCode::Unavailable); }
    void remove(const QString &, Reply<> reply) override { reply(ErrorCode::Unavailable); }
};

} // namespace confab::platform

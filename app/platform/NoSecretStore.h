// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "SecretStore.h"

namespace confab::platform {

//! Stands in where the system's key store is not to be used.
class NoSecretStore final : public SecretStore
{
public:
    void read(const QString &, client::Callback<QByteArray> reply) override { reply(ErrorCode::Unavailable); }
    void write(const QString &, const QByteArray &, client::Callback<> reply) override
    {
        reply(ErrorCode::Unavailable);
    }
    void remove(const QString &, client::Callback<> reply) override { reply(ErrorCode::Unavailable); }
};

} // namespace confab::platform

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Result.h"

#include <QByteArray>
#include <QString>

namespace confab::platform {

//! Keeps small secrets under keys. Used from the GUI thread; never blocks it. Each call answers exactly once:
//! `not_found` for a missing key, `unavailable` when there is no store that can be used, `forbidden`
//! when it stays locked.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual void read(const QString &key, client::Callback<QByteArray> reply) = 0;
    virtual void write(const QString &key, const QByteArray &secret, client::Callback<> reply) = 0;
    virtual void remove(const QString &key, client::Callback<> reply) = 0;
};

} // namespace confab::platform

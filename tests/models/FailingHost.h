// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/RoomHost.h"

namespace confab::models::test {

//! A host that can't start.
class FailingHost final : public RoomHost
{
public:
    bool hasRoom() const override { return false; }
    bool isRunning() const override { return false; }
    void start(client::Callback<HostedRoom> reply) override
    {
        reply(Error{ErrorCode::Unavailable, QStringLiteral("The disk is full.")});
    }
    Result<> saveOwner(const HostOwner &) override { return Done{}; }
    Result<> renameOwner(const QString &, const QString &) override { return Done{}; }
};

} // namespace confab::models::test

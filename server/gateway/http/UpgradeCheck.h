// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Forwarding.h"
#include "HttpFront.h"
#include "RequestHead.h"

namespace confab::gateway {

//! Verdict on a request to the gateway's path. Without a refusal the upgrade may go on, after the bearer check.
struct UpgradeVerdict
{
    std::optional<HttpResponse> refusal = {};
    UpgradeRequest request = {};
};

//! Checks everything that can be judged from the head: method, upgrade tokens, version, key, sub-protocols, origin.
//! Pure; the Host was checked before.
UpgradeVerdict checkUpgrade(const RequestHead &head, const FrontPolicy &policy, const Forwarding &forwarding);
//! The same of one that may bring a bearer token, and nothing else of that kind.
UpgradeVerdict checkGatewayUpgrade(const RequestHead &head, const FrontPolicy &policy, const Forwarding &forwarding);

} // namespace confab::gateway

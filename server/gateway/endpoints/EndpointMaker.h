// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Endpoint.h"

namespace confab::gateway {

class ClientSocket;
class DeadlineWheel;
struct UpgradeRequest;

bool hasWebSockets(WebSockets kind);

//! Takes over a socket whose upgrade request is accepted and read, and answers that. `settings` outlives it.
Endpoint *makeEndpoint(quint64 connection, ClientSocket *socket, const UpgradeRequest &request,
                       const EndpointSettings &settings, DeadlineWheel &wheel, EndpointEvents &events, QObject *parent);

} // namespace confab::gateway

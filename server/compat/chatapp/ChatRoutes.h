// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpRouter.h"

namespace confab::core {
class Life;
}

namespace confab::compat {
class Ground;
}

namespace confab::compat::chatapp {

class ChatApp;
class ChatSockets;

struct RouteParts
{
    ChatApp &app;
    ChatSockets &sockets;
    Ground &ground;
    const core::Life &life; //!< of the handlers
};

//! REST and WebSockets of the chat application. The parts outlive the router's requests.
void addRoutes(gateway::HttpRouter &router, const RouteParts &parts);

} // namespace confab::compat::chatapp

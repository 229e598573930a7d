// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/documents/ApiRoute.h"

//! What /openapi.json tells of the chat application's routes, which clients are generated from. The examples are
//! requests and answers of a server on which nothing was said yet, in this order.
namespace confab::compat::chatapp::api {

gateway::ApiDocument document();

gateway::ApiRoute openChat();
gateway::ApiRoute getChat();
gateway::ApiRoute listChats();
gateway::ApiRoute deleteChats();
gateway::ApiRoute deleteEmptyChats();
gateway::ApiRoute welcome();
gateway::ApiRoute health();

} // namespace confab::compat::chatapp::api

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/documents/ApiRoute.h"

//! What /openapi.json tells of the routes of either port.
namespace confab::compat::chipiai::told {

gateway::ApiDocument document();
gateway::ApiRoute createRoom();
gateway::ApiRoute history();

gateway::ApiDocument gatewayDocument();
gateway::ApiRoute registration();
gateway::ApiRoute signIn();

} // namespace confab::compat::chipiai::told

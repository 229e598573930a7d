// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/documents/ApiRoute.h"

//! What /openapi.json tells of the chatbot's routes.
namespace confab::compat::aichatbot::told {

gateway::ApiDocument document();
gateway::ApiRoute test();
gateway::ApiRoute health();
gateway::ApiRoute token();
gateway::ApiRoute history();

} // namespace confab::compat::aichatbot::told

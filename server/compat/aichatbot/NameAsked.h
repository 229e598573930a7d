// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpMessage.h"
#include "protocol/Limits.h"

namespace confab::compat::aichatbot {

//! What somebody who asks for a token wants to be called, from a form of either kind, JSON, or the query: trimmed, cut
//! to limits.nameChars. Empty when no name is given, or a body can't be read. Pure.
QString nameAsked(const gateway::HttpRequest &request, const Limits &limits);

} // namespace confab::compat::aichatbot

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpMessage.h"

namespace confab::compat::chipiai {

//! The tokens that a request brings, in the order in which they are tried: the cookie `jwt`, `Authorization` with and
//! without "Bearer", the query's `token`. Each once, none of them empty. Pure.
QByteArrayList broughtTokens(const gateway::HttpHeaders &headers, const QByteArray &query);

} // namespace confab::compat::chipiai

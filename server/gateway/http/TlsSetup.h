// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FrontPolicy.h"
#include "protocol/Result.h"

#include <QSslConfiguration>

namespace confab::gateway {

//! Reads certificate chain and key of the policy (PEM; RSA or EC key) and checks that they are of one kind.
//! TLS 1.2 and up. Reads files: at start only.
Result<QSslConfiguration> loadTls(const FrontPolicy &policy);

} // namespace confab::gateway

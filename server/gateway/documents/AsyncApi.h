// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Limits.h"

#include <QByteArray>

namespace confab::gateway {

//! What goes over the WebSocket, as AsyncAPI 3.0: each command with its answer, and each event.
QByteArray asyncApi(const Limits &limits);

} // namespace confab::gateway

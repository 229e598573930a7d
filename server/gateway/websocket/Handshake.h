// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace confab::gateway {

//! The answer that ends HTTP on a connection, RFC 6455 section 4.2.2. `key` is the client's Sec-WebSocket-Key; an empty
//! `subprotocol` is none.
QByteArray switchingProtocols(const QByteArray &key, const QByteArray &subprotocol);

} // namespace confab::gateway

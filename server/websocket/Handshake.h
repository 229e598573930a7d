// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

class QUrl;

namespace confab::websocket {

//! What a client asks for, RFC 6455 section 4.1: `key` is 16 bytes of its own choice in base64, an empty `subprotocol`
//! is none.
QByteArray upgradeRequest(const QUrl &url, const QByteArray &key, const QByteArray &subprotocol);

//! The answer that ends HTTP on a connection, RFC 6455 section 4.2.2. `key` is the client's Sec-WebSocket-Key; an empty
//! `subprotocol` is none.
QByteArray switchingProtocols(const QByteArray &key, const QByteArray &subprotocol);

//! What is wrong with the head of a server's answer to that request; empty: it has agreed.
QString refusalIn(const QByteArray &head, const QByteArray &key, const QByteArray &subprotocol);

} // namespace confab::websocket

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

class QTcpSocket;
class QWebSocketServer;

namespace confab::gateway {

//! Gives a socket whose request is still unread to a QWebSocketServer (NonSecureMode, also for TLS sockets; never
//! listening), which owns it from then on and emits newConnection(). Does so from the next turn of the loop, because
//! the caller usually stands inside the socket's own readyRead; a socket or server that is gone by then is left alone.
//! Raise QWebSocketServer::setMaxPendingConnections() or take each connection at once: the default of 30 drops bursts.
void handOver(QWebSocketServer &server, QTcpSocket *socket);

} // namespace confab::gateway

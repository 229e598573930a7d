// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSslSocket>

namespace confab::gateway {

//! Bytes that were written to the socket and not taken by the kernel yet. What TLS has encrypted already is no longer
//! in QSslSocket::bytesToWrite(), and waits all the same.
inline qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *encrypted = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0);
}

} // namespace confab::gateway

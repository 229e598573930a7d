// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QSslSocket>

#include <sys/socket.h>

namespace confab::tests {

//! A client, plain or over TLS, that is gone without a goodbye when it is told to. Whose the certificate is doesn't
//! matter to it.
class ResettingClient final : public QSslSocket
{
public:
    explicit ResettingClient(quint16 port, bool isTls = false)
    {
        const QString here = QHostAddress(QHostAddress::LocalHost).toString();
        setPeerVerifyMode(VerifyNone);
        if (isTls)
            connectToHostEncrypted(here, port);
        else
            connectToHost(here, port);
    }

    void askForUpgrade(const QByteArray &path = "/gateway", const QByteArray &headers = {})
    {
        write("GET " + path +
              " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
              headers + "\r\n");
    }
    bool isUpgraded() { return received().contains("\r\n\r\n"); }
    //! Everything so far.
    const QByteArray &received() { return m_received += readAll(); }
    //! The next one that sends to it is told that it is gone.
    void resetConnection()
    {
        const linger now{1, 0};
        if (::setsockopt(int(socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now) != 0)
            qFatal("can't be reset");
        abort();
    }

private:
    QByteArray m_received;
};

//! A frame of up to 64 KiB, masked with zeros, which changes nothing.
inline QByteArray maskedFrame(quint8 first, const QByteArray &payload)
{
    const qsizetype size = payload.size();
    const QByteArray length =
        size < 126 ? QByteArray(1, char(0x80 | size)) : QByteArray(1, char(0xfe)) + char(size >> 8) + char(size & 0xff);
    return QByteArray(1, char(first)) + length + QByteArray(4, '\0') + payload;
}

} // namespace confab::tests

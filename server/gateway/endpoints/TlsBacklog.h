// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace confab::gateway {

class ClientSocket;

//! What waits to be encrypted for one TLS connection: the socket is given one record at a time, the next one when the
//! kernel has taken the last. Until then the bytes are shared with the other connections that they are meant for. Loop
//! thread.
class TlsBacklog
{
public:
    //! The socket outlives it.
    explicit TlsBacklog(ClientSocket &socket);

    void append(const QByteArray &frames);
    //! Sends as much as the kernel takes. To be called again whenever it has taken something.
    void send();
    //! Bytes that were appended and not encrypted yet.
    qint64 bytes() const { return m_bytes; }

private:
    QByteArray takeRecord();

    ClientSocket &m_socket;
    QList<QByteArray> m_frames = {};
    qsizetype m_taken = 0; //!< of the first one
    qint64 m_bytes = 0;
    bool m_isSending = false;
};

} // namespace confab::gateway

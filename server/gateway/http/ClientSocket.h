// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConnectionCensus.h"
#include "TlsContext.h"

#include <QByteArray>
#include <QTcpSocket>

#include <memory>
#include <optional>

namespace confab::gateway {

class TlsSession;

//! A client's connection, plain or TLS, as the front and the WebSockets see it: what is read and written is in the
//! clear, and nothing can go past the encryption. Counted as long as it lives, in whatever hands. No call ends it for
//! its user: what a call finds broken is told in a later turn. Loop thread.
class ClientSocket final : public QObject
{
    Q_OBJECT

public:
    explicit ClientSocket(ConnectionTicket ticket);
    ~ClientSocket() override;

    //! Takes over a connected descriptor. False: it can't be used, and remains the caller's.
    bool adopt(qintptr descriptor);
    //! From now on it counts for another address than it came from; false: that has as many as it may.
    bool countFor(const QHostAddress &client) { return !m_ticket || m_ticket.moveTo(client); }
    //! Before anything is read or written. encrypted() follows, or disconnected(); or plainSpoken() where the client's
    //! first byte is none of TLS: all goes in the clear then.
    void startTls(const TlsContext &context);
    bool isTls() const { return m_tls != nullptr; }
    bool isConnected() const { return m_tcp.state() == QAbstractSocket::ConnectedState; }

    //! Bounds what is taken from the kernel before it is read here.
    void setReadBufferSize(qint64 bytes);
    qint64 bytesAvailable();
    //! As many bytes as there are, up to `most`.
    qint64 read(char *data, qint64 most);
    QByteArray read(qint64 most);
    QByteArray peek(qint64 most);
    qint64 skip(qint64 most);

    //! Without TLS the bytes are shared until the kernel takes them; with it they are encrypted at once. Dropped once the
    //! connection has ended.
    void write(const QByteArray &bytes);
    //! Bytes that the kernel has not taken yet, as they go over the wire.
    qint64 unsentBytes() const { return m_tcp.bytesToWrite(); }
    //! Offers them to the kernel now. False: it took none.
    bool flush() { return m_tcp.flush(); }
    //! Where bytes may be sent past this object while nothing is unsent; with TLS nowhere, which is -1.
    qintptr openDescriptor() const { return m_tls ? -1 : m_tcp.socketDescriptor(); }

    //! Says that nothing follows; what still comes is for discard(). With TLS nothing may be read or written after it.
    void endWriting();
    //! Throws away what has come since. Its bytes, as they go over the wire.
    qint64 discard() { return m_tcp.skip(m_tcp.bytesAvailable()); }
    //! Says that nothing follows, and ends when what was written is sent.
    void disconnectFromHost();
    void abort() { m_tcp.abort(); }

Q_SIGNALS:
    void encrypted();
    void plainSpoken();
    void readyRead();
    //! The kernel has taken some. Also in the middle of flush().
    void bytesWritten();
    //! Also just before the descriptor is given back. Also in the middle of any call.
    void stateChanged();
    //! The end, however it came. Never in the middle of a call.
    void disconnected();

private:
    void onReadyRead();
    void onError();
    void answerFirstByte();
    void shakeHands();
    void decrypt(qint64 most);
    void endIfNeeded();

    ConnectionTicket m_ticket;
    QTcpSocket m_tcp;
    std::optional<TlsContext> m_offered; //!< until the client has begun
    std::unique_ptr<TlsSession> m_tls;
    QByteArray m_clear = {}; //!< decrypted and not read
};

} // namespace confab::gateway

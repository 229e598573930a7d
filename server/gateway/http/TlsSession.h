// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <memory>

class QTcpSocket;
struct ssl_st;

namespace confab::gateway {

class TlsContext;

//! The server's side of TLS on one connected socket: OpenSSL reads from the socket and writes to the kernel, or where that
//! is full to the socket's own buffer, so that a record never waits half sent. Holds no buffers between records. Whoever
//! has it answer (key updates) without reading the answers is bounded: it fails.
class TlsSession
{
public:
    enum class State { Handshake, Open, Ended, Failed };

    //! The socket outlives it.
    TlsSession(const TlsContext &context, QTcpSocket &socket);
    ~TlsSession();
    Q_DISABLE_COPY_MOVE(TlsSession)

    State state() const { return m_state; }
    //! To be called when something came, as long as the state is Handshake.
    void shakeHands();
    //! Decrypts as much as there is, up to `most` bytes. Ended: the other side has said goodbye.
    qint64 read(char *data, qint64 most);
    //! All of it, while Open; a failure shows in the state.
    void write(const char *data, qint64 size);
    //! Also the answer to the other side's. Once.
    void sayGoodbye();
    //! The socket has failed. It still counts as connected, but the number of its descriptor may be somebody else's
    //! already: nothing is sent any more.
    void abandon() { m_state = State::Failed; }

private:
    void judge(int result);

    QTcpSocket &m_socket;
    std::unique_ptr<ssl_st, void (*)(ssl_st *)> m_ssl;
    State m_state = State::Handshake;
    bool m_hasSaidGoodbye = false;
};

} // namespace confab::gateway

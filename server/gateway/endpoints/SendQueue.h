// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Endpoint.h"
#include "QueueBound.h"
#include "TlsBacklog.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <memory>

namespace confab::gateway {

class ClientSocket;

//! The bounded queue of frames that wait for one connection, and their way into the socket: straight to the kernel
//! while the socket's own buffer is empty, else through that buffer, which shares the bytes with other connections; or
//! by TlsBacklog, which does so as well.
//! Only what the kernel has been offered, and has not taken, speaks against a reader, within QueueBound. Whole frames
//! only, in the order of enqueue(). Loop thread.
class SendQueue
{
public:
    //! Beyond `maxBytes` the queue overflows, from half of it on ephemeral frames are dropped.
    SendQueue(ClientSocket &socket, qint64 maxBytes);

    //! False: it has overflowed, and the connection is to be closed as a slow reader; or it has ended.
    bool enqueue(const QByteArray &frames, Delivery delivery);
    //! Writes what was enqueued since the last flush, with one call to the kernel if it can be.
    void flush();
    //! Has what flush() touches brought into the cache: with thousands of connections it is not there.
    void prefetch() const;
    //! Nothing was enqueued since the last flush.
    bool isFlushed() const { return m_pending.isEmpty(); }
    //! The socket is about to give its descriptor back, which may be somebody else's from then on.
    void forgetDescriptor() { m_descriptor = kNoDescriptor; }
    //! TLS only: the kernel has taken something, and there may be more for it.
    void goOn();
    //! Takes nothing more, and drops what was not flushed.
    void end();
    //! Flushes and ends, with this as the last.
    void endWith(const QByteArray &frame);
    //! Some of what was flushed the socket has not been given yet.
    bool isHoldingBack() const { return m_tls && m_tls->bytes() > 0; }
    //! Bytes that the kernel has not taken yet.
    qint64 waitingBytes() const;
    //! Bytes that the kernel has taken so far, as good as it is known: only whether they become more matters.
    qint64 sentBytes() const;

private:
    bool hasRoomFor(qint64 bytes, qint64 most);
    qint64 sendDirectly();
    void writeBuffered(qint64 alreadySent);
    void write(const QByteArray &frames);
    qint64 unsent() const;

    static constexpr qintptr kNoDescriptor = -1;

    // As a rule a flush asks nothing of the socket: with thousands of connections its fields are not in the cache.
    ClientSocket &m_socket;
    qintptr m_descriptor = kNoDescriptor; //!< where frames may go past the socket
    QueueBound m_bound;
    qint64 m_pendingBytes = 0;
    bool m_isBuffering = true; //!< the socket's own buffer may hold some: only then it is asked
    bool m_hasEnded = false;
    QVarLengthArray<QByteArray, 2> m_pending;
    std::unique_ptr<TlsBacklog> m_tls = {};
};

} // namespace confab::gateway

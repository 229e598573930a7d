// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SendQueue.h"

#include "gateway/http/ClientSocket.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace confab::gateway {

SendQueue::SendQueue(ClientSocket &socket, qint64 maxBytes)
    : m_socket(socket)
    , m_descriptor(socket.openDescriptor())
    , m_bound(maxBytes)
{
    if (socket.isTls())
        m_tls = std::make_unique<TlsBacklog>(socket);
}

bool SendQueue::enqueue(const QByteArray &frames, Delivery delivery)
{
    if (m_hasEnded)
        return false;
    const bool isDurable = delivery == Delivery::Durable;
    if (!hasRoomFor(frames.size(), isDurable ? m_bound.maxBytes() : m_bound.maxBytes() / 2)) {
        if (isDurable)
            end();
        return !isDurable;
    }
    m_pending.append(frames);
    m_pendingBytes += frames.size();
    m_bound.add(frames.size());
    return true;
}

bool SendQueue::hasRoomFor(qint64 bytes, qint64 most)
{
    if (m_bound.fits(bytes, m_pendingBytes + (m_isBuffering ? unsent() : 0), most))
        return true;
    // One turn may hold a lot for a reader who keeps up.
    flush();
    m_socket.flush();
    return !m_hasEnded && m_bound.fits(bytes, unsent(), most);
}

void SendQueue::flush()
{
    if (m_pending.isEmpty())
        return;
    if (m_isBuffering)
        m_isBuffering = unsent() > 0;
    const qint64 sent = m_isBuffering || m_descriptor == kNoDescriptor ? 0 : sendDirectly();
    m_isBuffering = sent < m_pendingBytes;
    if (m_isBuffering)
        writeBuffered(sent);
    m_pending.clear();
    m_pendingBytes = 0;
}

void SendQueue::prefetch() const
{
#ifdef __GNUC__
    constexpr size_t kCacheLine = 64;
    const auto *const bytes = reinterpret_cast<const char *>(this);
    for (size_t at = 0; at < sizeof *this; at += kCacheLine)
        __builtin_prefetch(bytes + at, 1);
#endif
}

void SendQueue::goOn()
{
    if (m_tls)
        m_tls->send();
}

void SendQueue::endWith(const QByteArray &frame)
{
    flush();
    end();
    write(frame);
    goOn();
}

void SendQueue::end()
{
    m_hasEnded = true;
    m_pending.clear();
    m_pendingBytes = 0;
}

qint64 SendQueue::waitingBytes() const
{
    return m_pendingBytes + unsent();
}

qint64 SendQueue::sentBytes() const
{
    return m_bound.addedBytes() - waitingBytes();
}

qint64 SendQueue::unsent() const
{
    return m_socket.unsentBytes() + (m_tls ? m_tls->bytes() : 0);
}

qint64 SendQueue::sendDirectly()
{
#ifdef Q_OS_UNIX
    int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
    flags |= MSG_NOSIGNAL;
#endif
    // An error here comes again to the socket, which knows how to end.
    const int descriptor = int(m_descriptor);
    if (m_pending.size() == 1) {
        const QByteArray &frames = m_pending.front();
        return std::max<qint64>(0, ::send(descriptor, frames.constData(), size_t(frames.size()), flags));
    }
    constexpr qsizetype kMaxVectors = 64;
    const auto count = std::min(qsizetype(m_pending.size()), kMaxVectors);
    QVarLengthArray<iovec, 8> vectors(count);
    for (qsizetype i = 0; i < count; ++i)
        vectors[i] = {const_cast<char *>(m_pending[i].constData()), size_t(m_pending[i].size())};
    msghdr message{};
    message.msg_iov = vectors.data();
    message.msg_iovlen = size_t(count);
    return std::max<qint64>(0, ::sendmsg(descriptor, &message, flags));
#else
    return 0;
#endif
}

void SendQueue::writeBuffered(qint64 alreadySent)
{
    for (const QByteArray &frames : std::as_const(m_pending)) {
        if (alreadySent >= frames.size()) {
            alreadySent -= frames.size();
            continue;
        }
        write(alreadySent == 0 ? frames : frames.sliced(alreadySent));
        alreadySent = 0;
    }
    goOn();
}

void SendQueue::write(const QByteArray &frames)
{
    if (m_tls)
        m_tls->append(frames);
    else
        m_socket.write(frames);
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Outbox.h"

#include "gateway/http/ClientSocket.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace confab::gateway {

Outbox::Outbox(ClientSocket &socket, qint64 maxBytes)
    : m_socket(socket)
    , m_descriptor(socket.openDescriptor())
    , m_maxBytes(maxBytes)
{
    if (socket.isTls())
        m_tls = std::make_unique<TlsBacklog>(socket);
}

bool Outbox::enqueue(const QByteArray &frames, Delivery delivery)
{
    if (m_hasEnded)
        return false;
    const bool isDurable = delivery == Delivery::Durable;
    if (!hasRoomFor(frames.size(), isDurable ? m_maxBytes : m_maxBytes / 2)) {
        if (isDurable)
            end();
        return !isDurable;
    }
    m_pending.append(frames);
    m_pendingBytes += frames.size();
    return true;
}

//! One page may exceed the bound on an empty queue: what counts is a reader who lets things pile up.
bool Outbox::hasRoomFor(qint64 bytes, qint64 maxBytes)
{
    const auto fits = [&](qint64 waiting) { return waiting == 0 || waiting + bytes <= maxBytes; };
    if (fits(m_pendingBytes + (m_isBuffering ? unsent() : 0)))
        return true;
    // One turn may hold a lot for a reader who keeps up.
    flush();
    m_socket.flush();
    return !m_hasEnded && fits(unsent());
}

void Outbox::flush()
{
    if (m_pending.isEmpty())
        return;
    if (m_isBuffering)
        m_isBuffering = unsent() > 0;
    const qint64 sent = m_isBuffering || m_descriptor == kNoDescriptor ? 0 : sendDirectly();
    m_isBuffering = sent < m_pendingBytes;
    if (m_isBuffering)
        writeBuffered(sent);
    m_flushedBytes += m_pendingBytes;
    m_pending.clear();
    m_pendingBytes = 0;
}

void Outbox::prefetch() const
{
#ifdef __GNUC__
    constexpr size_t kCacheLine = 64;
    const auto *const bytes = reinterpret_cast<const char *>(this);
    for (size_t at = 0; at < sizeof *this; at += kCacheLine)
        __builtin_prefetch(bytes + at, 1);
#endif
}

void Outbox::goOn()
{
    if (m_tls)
        m_tls->send();
}

void Outbox::endWith(const QByteArray &frame)
{
    flush();
    end();
    write(frame);
    goOn();
}

void Outbox::end()
{
    m_hasEnded = true;
    m_pending.clear();
    m_pendingBytes = 0;
}

qint64 Outbox::waitingBytes() const
{
    return m_pendingBytes + unsent();
}

qint64 Outbox::sentBytes() const
{
    return m_flushedBytes - unsent();
}

qint64 Outbox::unsent() const
{
    return m_socket.unsentBytes() + (m_tls ? m_tls->bytes() : 0);
}

qint64 Outbox::sendDirectly()
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

void Outbox::writeBuffered(qint64 alreadySent)
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

void Outbox::write(const QByteArray &frames)
{
    if (m_tls)
        m_tls->append(frames);
    else
        m_socket.write(frames);
}

} // namespace confab::gateway

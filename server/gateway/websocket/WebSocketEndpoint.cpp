// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WebSocketEndpoint.h"

#include "Frames.h"
#include "gateway/http/ClientSocket.h"

#include <algorithm>
#include <array>

namespace confab::gateway {

namespace {
// How many times closeMs a slow reader has beyond, who is to learn why: what waits comes before it.
constexpr int kSlowReadersPatience = 5;
constexpr int kMissedBeats = 2;
constexpr qint64 kReadBytes = 16'384;
} // namespace

WebSocketEndpoint::WebSocketEndpoint(quint64 connection, ClientSocket *socket, const EndpointSettings &settings,
                                     DeadlineWheel &wheel, EndpointEvents &events, QObject *parent)
    : QObject(parent)
    , m_outbox(*socket, settings.limits.queueBytes)
    , m_connection(connection)
    , m_socket(socket)
    , m_events(events)
    , m_wheel(wheel)
    , m_reader(settings.limits.frameBytes, settings.limits.fragments)
    , m_settings(settings)
{
    socket->setParent(this);
    socket->setReadBufferSize(kReadBytes);
    connect(socket, &ClientSocket::readyRead, this, &WebSocketEndpoint::onReadyRead);
    connect(socket, &ClientSocket::disconnected, this, &WebSocketEndpoint::onDisconnected);
    if (socket->isTls())
        connect(socket, &ClientSocket::bytesWritten, this, &WebSocketEndpoint::onEncryptedWritten);
    // Emitted before the descriptor is closed, and again after.
    connect(socket, &ClientSocket::stateChanged, this, [this] { m_outbox.forgetDescriptor(); });
    m_deadline = m_wheel.schedule(m_settings.heartbeatMs, [this] { beat(); });
}

WebSocketEndpoint::~WebSocketEndpoint()
{
    m_wheel.cancel(m_deadline);
}

bool WebSocketEndpoint::enqueue(const QByteArray &frames, Delivery delivery)
{
    const bool wasEmpty = m_outbox.isFlushed();
    if (!m_outbox.enqueue(frames, delivery) && !m_isClosing) {
        m_patience = kSlowReadersPatience;
        close(CloseCode::Policy, closereason::kSlowConsumer);
    }
    return wasEmpty && !m_outbox.isFlushed();
}

void WebSocketEndpoint::flush()
{
    m_outbox.flush();
}

void WebSocketEndpoint::close(CloseCode code, const QString &reason)
{
    if (!m_isClosing)
        sayGoodbye(closeFrame(quint16(code), reason));
}

void WebSocketEndpoint::sayGoodbye(const QByteArray &frame)
{
    m_isClosing = true;
    m_outbox.endWith(frame);
    awaitGoodbye();
}

void WebSocketEndpoint::awaitGoodbye()
{
    m_wheel.cancel(m_deadline);
    m_deadline = m_wheel.schedule(m_settings.closeMs, [this] { onGoodbyeUnanswered(); });
}

void WebSocketEndpoint::onGoodbyeUnanswered()
{
    if (m_patience-- <= 0)
        return m_socket->abort();
    // What the kernel has taken still arrives.
    if (m_outbox.waitingBytes() == 0)
        return m_socket->disconnectFromHost();
    awaitGoodbye();
}

void WebSocketEndpoint::whenBelow(qint64 bytes, std::function<void()> callback)
{
    if (m_outbox.waitingBytes() < bytes)
        return callback();
    m_waiters.push_back({bytes, std::move(callback)});
    if (m_waiters.size() > 1)
        return;
    // Queued: a flush in the middle of an enqueue() writes too, and what is called back enqueues more.
    connect(m_socket, &ClientSocket::bytesWritten, this, &WebSocketEndpoint::onWritten, Qt::QueuedConnection);
}

void WebSocketEndpoint::onWritten()
{
    const qint64 waiting = m_outbox.waitingBytes();
    const auto served = std::stable_partition(m_waiters.begin(), m_waiters.end(),
                                              [waiting](const Waiter &waiter) { return waiting >= waiter.bytes; });
    const std::vector<Waiter> ready{std::make_move_iterator(served), std::make_move_iterator(m_waiters.end())};
    m_waiters.erase(served, m_waiters.end());
    if (m_waiters.empty())
        disconnect(m_socket, &ClientSocket::bytesWritten, this, &WebSocketEndpoint::onWritten);
    for (const Waiter &waiter : ready)
        waiter.callback();
}

void WebSocketEndpoint::taken(qint64 bytes)
{
    --m_untaken;
    m_untakenBytes -= bytes;
    if (!m_isPaused || !isReadable())
        return;
    m_isPaused = false;
    QMetaObject::invokeMethod(this, &WebSocketEndpoint::onReadyRead, Qt::QueuedConnection);
}

bool WebSocketEndpoint::isReadable() const
{
    return m_isClosing || (m_untaken < m_settings.commandsInFlight && m_untakenBytes < m_settings.limits.queueBytes);
}

void WebSocketEndpoint::onReadyRead()
{
    // Any bytes are a sign of life.
    m_silentBeats = 0;
    static thread_local std::array<char, kReadBytes> buffer;
    for (qint64 count = buffer.size(); count == qint64(buffer.size());) {
        m_isPaused = !isReadable();
        if (m_isPaused)
            break;
        count = m_socket->read(buffer.data(), qint64(buffer.size()));
        if (count <= 0)
            break;
        if (const auto fault = m_reader.read({buffer.data(), size_t(count)}, *this))
            close(fault->code, fault->reason);
    }
    if (const auto pong = std::exchange(m_pong, std::nullopt)) {
        enqueue(pongFrame(*pong), Delivery::Durable);
        flush();
    }
}

void WebSocketEndpoint::onText(QByteArrayView utf8)
{
    if (m_isClosing)
        return;
    ++m_untaken;
    m_untakenBytes += utf8.size();
    m_events.textReceived(m_connection, utf8);
}

void WebSocketEndpoint::onTooLarge(const TooLargeMessage &message)
{
    if (m_isClosing)
        return;
    ++m_untaken;
    m_untakenBytes += message.heldBytes();
    m_events.tooLargeReceived(m_connection, message);
}

void WebSocketEndpoint::onPing(QByteArrayView payload)
{
    // RFC 6455 section 5.5.3 lets one answer serve for several: a flood of pings makes no flood of pongs.
    m_pong = payload.toByteArray();
}

void WebSocketEndpoint::onClose(std::optional<quint16> code)
{
    if (!m_isClosing)
        sayGoodbye(closeFrame(code));
    m_hasHeardGoodbye = true;
    leave();
}

//! Both have said goodbye: RFC 6455 section 7.1.1 has the server end the connection. The socket sends what it has been
//! given before it ends; what it was not given yet has to be waited for.
void WebSocketEndpoint::leave()
{
    if (m_hasHeardGoodbye && !m_outbox.isHoldingBack())
        m_socket->disconnectFromHost();
}

void WebSocketEndpoint::onEncryptedWritten()
{
    m_outbox.goOn();
    leave();
}

void WebSocketEndpoint::onDisconnected()
{
    m_isClosing = true;
    m_outbox.end();
    m_wheel.cancel(m_deadline);
    m_events.endpointClosed(m_connection);
}

void WebSocketEndpoint::beat()
{
    // Whoever is not read can't be heard: of them it counts that they read.
    const qint64 sent = m_outbox.sentBytes();
    const bool isStuck = m_outbox.waitingBytes() > 0 && sent <= m_sentAtBeat;
    m_sentAtBeat = sent;
    m_stuckBeats = isStuck ? m_stuckBeats + 1 : 0;
    const bool isSilent = !m_isPaused && ++m_silentBeats >= kMissedBeats;
    if (isSilent || m_stuckBeats >= kMissedBeats)
        return close(CloseCode::HeartbeatMissed, QStringLiteral("heartbeat missed"));
    m_deadline = m_wheel.schedule(m_settings.heartbeatMs, [this] { beat(); });
    enqueue(pingFrame(), Delivery::Durable);
    flush();
}

} // namespace confab::gateway

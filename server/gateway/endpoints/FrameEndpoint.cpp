// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrameEndpoint.h"

#include "gateway/http/ClientSocket.h"
#include "websocket/Frames.h"

#include <array>

namespace confab::gateway {

using websocket::closeFrame;

namespace {
// How many times closeMs a slow reader has beyond, who is to learn why: what waits comes before it.
constexpr int kSlowReadersPatience = 5;
constexpr qint64 kReadBytes = 16'384;

//! What the protocol of the rooms says where that of WebSockets leaves a choice.
std::pair<CloseCode, QString> closeFor(const websocket::FrameFault &fault)
{
    if (fault.code == websocket::Code::NoText)
        return {CloseCode::ProtocolError, fault.reason};
    if (fault.code == websocket::Code::TooManyFragments)
        return {CloseCode::Policy, closereason::kBadInput};
    return {CloseCode(fault.code), fault.reason};
}
} // namespace

FrameEndpoint::FrameEndpoint(quint64 connection, ClientSocket *socket, const EndpointSettings &settings,
                             DeadlineWheel &wheel, EndpointEvents &events, QObject *parent)
    : Endpoint(parent)
    , m_queue(*socket, settings.limits.queueBytes)
    , m_connection(connection)
    , m_socket(socket)
    , m_events(events)
    , m_wheel(wheel)
    , m_reader(websocket::Role::Server, settings.limits.frameBytes, settings.limits.fragments, settings.binary)
    , m_settings(settings)
{
    socket->setParent(this);
    socket->setReadBufferSize(kReadBytes);
    connect(socket, &ClientSocket::readyRead, this, &FrameEndpoint::onReadyRead);
    connect(socket, &ClientSocket::disconnected, this, &FrameEndpoint::onDisconnected);
    if (socket->isTls())
        connect(socket, &ClientSocket::bytesWritten, this, &FrameEndpoint::onEncryptedWritten);
    // Emitted before the descriptor is closed, and again after.
    connect(socket, &ClientSocket::stateChanged, this, [this] { m_queue.forgetDescriptor(); });
    m_deadline = m_wheel.schedule(m_settings.heartbeatMs, [this] { beat(); });
}

FrameEndpoint::~FrameEndpoint()
{
    m_wheel.cancel(m_deadline);
}

bool FrameEndpoint::enqueue(const QByteArray &frames, Delivery delivery)
{
    const bool wasEmpty = m_queue.isFlushed();
    if (!m_queue.enqueue(frames, delivery) && !m_isClosing) {
        m_patience = kSlowReadersPatience;
        close(CloseCode::Policy, closereason::kSlowConsumer);
    }
    return wasEmpty && !m_queue.isFlushed();
}

void FrameEndpoint::flush()
{
    m_queue.flush();
}

void FrameEndpoint::close(CloseCode code, const QString &reason)
{
    if (!m_isClosing)
        sayGoodbye(closeFrame(quint16(code), reason));
}

void FrameEndpoint::sayGoodbye(const QByteArray &frame)
{
    m_isClosing = true;
    m_queue.endWith(frame);
    awaitGoodbye();
}

void FrameEndpoint::awaitGoodbye()
{
    m_wheel.cancel(m_deadline);
    m_deadline = m_wheel.schedule(m_settings.closeMs, [this] { onGoodbyeUnanswered(); });
}

void FrameEndpoint::onGoodbyeUnanswered()
{
    if (m_patience-- <= 0)
        return m_socket->abort();
    // What the kernel has taken still arrives.
    if (m_queue.waitingBytes() == 0)
        return m_socket->disconnectFromHost();
    awaitGoodbye();
}

void FrameEndpoint::whenBelow(qint64 bytes, std::function<void()> callback)
{
    if (m_queue.waitingBytes() < bytes)
        return callback();
    m_waiters.add(bytes, std::move(callback));
    // Queued: a flush in the middle of an enqueue() writes too, and what is called back enqueues more.
    connect(m_socket, &ClientSocket::bytesWritten, this, &FrameEndpoint::onWritten,
            Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
}

void FrameEndpoint::onWritten()
{
    m_waiters.serve(m_queue.waitingBytes());
    if (m_waiters.isEmpty())
        disconnect(m_socket, &ClientSocket::bytesWritten, this, &FrameEndpoint::onWritten);
}

void FrameEndpoint::taken(qint64 bytes)
{
    m_inFlight.remove(bytes);
    if (!m_isPaused || !isReadable())
        return;
    m_isPaused = false;
    QMetaObject::invokeMethod(this, &FrameEndpoint::onReadyRead, Qt::QueuedConnection);
}

void FrameEndpoint::onReadyRead()
{
    m_pulse.heard();
    static thread_local std::array<char, kReadBytes> buffer;
    for (qint64 count = buffer.size(); count == qint64(buffer.size());) {
        m_isPaused = !isReadable();
        if (m_isPaused)
            break;
        count = m_socket->read(buffer.data(), qint64(buffer.size()));
        if (count <= 0)
            break;
        if (const auto fault = m_reader.read({buffer.data(), size_t(count)}, *this)) {
            const auto [code, reason] = closeFor(*fault);
            close(code, reason);
        }
    }
    if (const auto pong = std::exchange(m_pong, std::nullopt)) {
        enqueue(websocket::pongFrame(*pong), Delivery::Durable);
        flush();
    }
}

void FrameEndpoint::onText(QByteArrayView utf8)
{
    if (m_isClosing)
        return;
    m_inFlight.add(utf8.size());
    m_events.textReceived(m_connection, utf8);
}

void FrameEndpoint::onTooLarge(const websocket::TooLargeMessage &message)
{
    if (m_isClosing)
        return;
    m_inFlight.add(message.heldBytes());
    m_events.tooLargeReceived(m_connection, message);
}

void FrameEndpoint::onPing(QByteArrayView payload)
{
    // RFC 6455 section 5.5.3 lets one answer serve for several: a flood of pings makes no flood of pongs.
    m_pong = payload.toByteArray();
}

void FrameEndpoint::onClose(std::optional<quint16> code, QByteArrayView)
{
    if (!m_isClosing)
        sayGoodbye(closeFrame(code));
    m_hasHeardGoodbye = true;
    leave();
}

//! Both have said goodbye: RFC 6455 section 7.1.1 has the server end the connection. The socket sends what it has been
//! given before it ends; what it was not given yet has to be waited for.
void FrameEndpoint::leave()
{
    if (m_hasHeardGoodbye && !m_queue.isHoldingBack())
        m_socket->disconnectFromHost();
}

void FrameEndpoint::onEncryptedWritten()
{
    m_queue.goOn();
    leave();
}

void FrameEndpoint::onDisconnected()
{
    m_isClosing = true;
    m_queue.end();
    m_wheel.cancel(m_deadline);
    m_events.endpointClosed(m_connection);
}

void FrameEndpoint::beat()
{
    if (!m_pulse.beat(m_queue.waitingBytes(), m_queue.sentBytes(), !m_isPaused))
        return close(CloseCode::HeartbeatMissed, QStringLiteral("heartbeat missed"));
    m_deadline = m_wheel.schedule(m_settings.heartbeatMs, [this] { beat(); });
    enqueue(websocket::pingFrame(), Delivery::Durable);
    flush();
}

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Endpoint.h"
#include "gateway/http/DeadlineWheel.h"
#include "InFlight.h"
#include "Pulse.h"
#include "SendQueue.h"
#include "Waiters.h"
#include "websocket/FrameReader.h"

namespace confab::gateway {

class ClientSocket;

//! A WebSocket of our own making, RFC 6455, over a plain or TLS connection: frames go to the kernel as they come.
class FrameEndpoint final : public Endpoint, private websocket::FrameSink
{
    Q_OBJECT

public:
    //! Takes over a connected socket whose request is read and accepted; writes nothing by itself. `settings` outlives
    //! it.
    FrameEndpoint(quint64 connection, ClientSocket *socket, const EndpointSettings &settings, DeadlineWheel &wheel,
                  EndpointEvents &events, QObject *parent);
    ~FrameEndpoint() override;

    bool enqueue(const QByteArray &frames, Delivery delivery) override;
    void flush() override;
    void prefetch() const override { m_queue.prefetch(); }
    void close(CloseCode code, const QString &reason) override;
    void whenBelow(qint64 bytes, std::function<void()> callback) override;
    void taken(qint64 bytes) override;

private:
    void onReadyRead();
    void onText(QByteArrayView utf8) override;
    void onTooLarge(const websocket::TooLargeMessage &message) override;
    void onPing(QByteArrayView payload) override;
    void onClose(std::optional<quint16> code, QByteArrayView reason) override;
    void onWritten();
    void onEncryptedWritten();
    void onDisconnected();
    void sayGoodbye(const QByteArray &frame);
    void leave();
    void awaitGoodbye();
    void onGoodbyeUnanswered();
    void beat();
    bool isReadable() const { return m_isClosing || !m_inFlight.isFull(m_settings); }

    SendQueue m_queue; // first: what a flush touches lies together
    quint64 m_connection;
    ClientSocket *m_socket;
    EndpointEvents &m_events;
    DeadlineWheel &m_wheel;
    websocket::FrameReader m_reader;
    DeadlineId m_deadline = {};
    std::optional<QByteArray> m_pong = {}; //!< owed for the newest ping
    Waiters m_waiters;
    const EndpointSettings &m_settings;
    InFlight m_inFlight;
    Pulse m_pulse;
    bool m_isPaused = false; //!< bytes wait that are not read for now
    bool m_isClosing = false;
    bool m_hasHeardGoodbye = false;
    int m_patience = 0; //!< how often a goodbye that could not be sent yet is waited for
};

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Endpoint.h"
#include "gateway/http/DeadlineWheel.h"
#include "InFlight.h"
#include "Pulse.h"
#include "QueueBound.h"
#include "Waiters.h"

#include <QPointer>
#include <QWebSocket>

class QWebSocketServer;

namespace confab::gateway {

class ClientSocket;
class QtSocketBridge;
struct UpgradeRequest;

//! A WebSocket of Qt's, with guards around it: limits on what comes in, a count of fragments, a bounded queue, a pause
//! for who has too much in flight. What it does otherwise than FrameEndpoint stands in decision record 7.
class QtEndpoint final : public Endpoint
{
    Q_OBJECT

public:
    //! Takes over a connected socket, plain or TLS, whose request is read and accepted, and has Qt answer that.
    //! `settings` outlives it.
    QtEndpoint(quint64 connection, ClientSocket *socket, const UpgradeRequest &request,
               const EndpointSettings &settings, DeadlineWheel &wheel, EndpointEvents &events, QObject *parent);
    ~QtEndpoint() override;

    bool enqueue(const QByteArray &frames, Delivery delivery) override;
    void flush() override;
    void close(CloseCode code, const QString &reason) override;
    void whenBelow(qint64 bytes, std::function<void()> callback) override;
    void taken(qint64 bytes) override;

private:
    void onUpgraded();
    void onText(const QString &text);
    void onFrame(bool isLast);
    void onWritten();
    void onDisconnected();
    void awaitEnd();
    void beat();
    void resume();
    bool hasRoomFor(qint64 bytes, qint64 most);
    qint64 unsentBytes() const;
    qint64 waitingBytes() const;
    bool isPaused() const;

    quint64 m_connection;
    ClientSocket *m_client;
    const EndpointSettings &m_settings;
    DeadlineWheel &m_wheel;
    EndpointEvents &m_events;
    QPointer<QtSocketBridge> m_bridge;
    QueueBound m_bound;
    QWebSocketServer *m_server;
    QPointer<QWebSocket> m_socket; //!< none until the request is answered
    QByteArrayList m_pending;
    qint64 m_pendingBytes = 0;
    DeadlineId m_deadline = {};
    Waiters m_waiters;
    InFlight m_inFlight;
    Pulse m_pulse;
    int m_fragments = 0;
    int m_patience = 0; //!< how often the end that others' bytes delay is waited for
    bool m_isClosing = false;
    bool m_waits = false; //!< bytes wait that are not read for now
};

} // namespace confab::gateway

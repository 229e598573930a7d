// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/DeadlineWheel.h"
#include "Outbox.h"
#include "protocol/CloseCode.h"
#include "protocol/Limits.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>

class QTcpSocket;
class QWebSocket;

namespace confab::gateway {

//! What an endpoint tells its loop. Called on the loop's thread.
class EndpointEvents
{
public:
    virtual ~EndpointEvents() = default;
    virtual void textReceived(quint64 connection, const QString &text) = 0;
    //! The socket is gone; the endpoint is deleted after this.
    virtual void endpointClosed(quint64 connection) = 0;
};

//! One WebSocket behind whose name the frame codec can be exchanged: takes finished frames, gives whole texts, guards
//! sizes, fragments and the heartbeat. Loop thread.
class WebSocketEndpoint
{
public:
    virtual ~WebSocketEndpoint() = default;
    //! Puts frames into the outbox; a reader who lets it overflow is closed with 1008 slow_consumer. True: they are the
    //! first there, so a flush() is owed from now on.
    virtual bool enqueue(const QByteArray &frames, Delivery delivery) = 0;
    virtual void flush() = 0;
    //! Flushes, says goodbye, and cuts the socket if the other side does not answer in time.
    virtual void close(CloseCode code, const QString &reason) = 0;
    //! Calls back once as soon as fewer than `bytes` wait to be sent; never if the connection ends first.
    virtual void whenBelow(qint64 bytes, std::function<void()> callback) = 0;
};

//! The endpoint on QWebSocket. Its guards: RFC limits set before the first frame, fragments counted, pongs that pile
//! up cut off, any bytes count as a sign of life.
class QtWebSocketEndpoint final : public QObject, public WebSocketEndpoint
{
    Q_OBJECT

public:
    //! Takes the QWebSocket over, which owns the QTcpSocket.
    QtWebSocketEndpoint(quint64 connection, QWebSocket *socket, QTcpSocket *tcp, const Limits &limits, int heartbeatMs,
                        DeadlineWheel &wheel, EndpointEvents &events, QObject *parent);
    ~QtWebSocketEndpoint() override;

    bool enqueue(const QByteArray &frames, Delivery delivery) override;
    void flush() override;
    void close(CloseCode code, const QString &reason) override;
    void whenBelow(qint64 bytes, std::function<void()> callback) override;

private:
    void onFrame(const QString &text, bool isLast);
    void onBytes();
    void onWritten();
    void onDisconnected();
    void beat();

    quint64 m_connection;
    QWebSocket *m_socket;
    QTcpSocket *m_tcp;
    EndpointEvents &m_events;
    DeadlineWheel &m_wheel;
    Outbox m_outbox;
    DeadlineId m_deadline = {};
    QString m_fragments = {};
    std::function<void()> m_belowCallback = {};
    qint64 m_belowBytes = 0;
    qint64 m_queueBytes;
    int m_maxFragments;
    int m_fragmentCount = 0;
    int m_heartbeatMs;
    int m_silentBeats = 0;
    bool m_isClosing = false;
};

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FrameReader.h"
#include "gateway/http/DeadlineWheel.h"
#include "Outbox.h"
#include "protocol/Limits.h"

#include <QObject>

#include <functional>
#include <vector>

namespace confab::gateway {

class ClientSocket;

//! What an endpoint tells its loop. Called on the loop's thread.
class EndpointEvents
{
public:
    virtual ~EndpointEvents() = default;
    //! `utf8` is valid, and lasts as long as the call. taken() is owed for it.
    virtual void textReceived(quint64 connection, QByteArrayView utf8) = 0;
    //! A text was too large to be kept. taken() is owed for its heldBytes().
    virtual void tooLargeReceived(quint64 connection, const TooLargeMessage &message) = 0;
    //! The socket is gone; the endpoint is deleted after this.
    virtual void endpointClosed(quint64 connection) = 0;
};

struct EndpointSettings
{
    Limits limits = {};
    int heartbeatMs = 12'000;
    int closeMs = 2'000; //!< in which the other side has to answer a goodbye
    //! Texts that may wait to be taken, limits.queueBytes in all; who has more there is not read for a while, and feels
    //! it by TCP. Looked at before each read of up to 16 KiB.
    int commandsInFlight = 256;
};

//! The server's side of one WebSocket, RFC 6455: takes finished frames, gives whole texts, answers pings, keeps the
//! heartbeat, says goodbye. Loop thread.
class WebSocketEndpoint final : public QObject, private FrameSink
{
    Q_OBJECT

public:
    //! Takes over a connected socket, plain or TLS, whose request is read and accepted; writes nothing by itself.
    //! `settings` outlives it.
    WebSocketEndpoint(quint64 connection, ClientSocket *socket, const EndpointSettings &settings, DeadlineWheel &wheel,
                      EndpointEvents &events, QObject *parent);
    ~WebSocketEndpoint() override;

    //! Puts frames into the outbox; a reader who lets it overflow is closed with 1008 slow_consumer, and has some
    //! seconds in which to read that far. True: they are the first there, so a flush() is owed from now on.
    bool enqueue(const QByteArray &frames, Delivery delivery);
    void flush();
    //! A flush() follows soon.
    void prefetch() const { m_outbox.prefetch(); }
    //! Flushes, says goodbye, and cuts the socket if the other side does not answer in time.
    void close(CloseCode code, const QString &reason);
    //! Calls back once as soon as fewer than `bytes` wait to be sent; never if the connection ends first.
    void whenBelow(qint64 bytes, std::function<void()> callback);
    //! A received text of so many bytes was dealt with.
    void taken(qint64 bytes);

private:
    void onReadyRead();
    void onText(QByteArrayView utf8) override;
    void onTooLarge(const TooLargeMessage &message) override;
    void onPing(QByteArrayView payload) override;
    void onClose(std::optional<quint16> code) override;
    void onWritten();
    void onEncryptedWritten();
    void onDisconnected();
    void sayGoodbye(const QByteArray &frame);
    void leave();
    void awaitGoodbye();
    void onGoodbyeUnanswered();
    void beat();
    bool isReadable() const;

    Outbox m_outbox; // first: what a flush touches lies together
    quint64 m_connection;
    ClientSocket *m_socket;
    EndpointEvents &m_events;
    DeadlineWheel &m_wheel;
    FrameReader m_reader;
    DeadlineId m_deadline = {};
    std::optional<QByteArray> m_pong = {}; //!< owed for the newest ping
    struct Waiter
    {
        qint64 bytes;
        std::function<void()> callback;
    };
    std::vector<Waiter> m_waiters = {}; //!< of whenBelow()
    const EndpointSettings &m_settings;
    qint64 m_untakenBytes = 0;
    int m_untaken = 0;
    qint64 m_sentAtBeat = 0;
    int m_silentBeats = 0;
    int m_stuckBeats = 0;    //!< in which something waited and nothing was sent
    bool m_isPaused = false; //!< bytes wait that are not read for now
    bool m_isClosing = false;
    bool m_hasHeardGoodbye = false;
    int m_patience = 0; //!< how often a goodbye that could not be sent yet is waited for
};

} // namespace confab::gateway

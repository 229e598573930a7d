// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "http/HttpFront.h"
#include "Mailbox.h"
#include "protocol/Codec.h"
#include "websocket/WebSocketEndpoint.h"

#include <QHash>

namespace confab::gateway {

using Frame = std::variant<CommandFrame, codec::DecodeFailure>;
using Recipients = std::shared_ptr<const std::vector<core::ConnectionId>>;

//! What the loops tell the room thread; called there.
class ConnectionEvents
{
public:
    virtual ~ConnectionEvents() = default;
    virtual void opened(core::ConnectionId connection, const QByteArray &bearer) = 0;
    //! The frame came as a text of so many bytes; SocketLoop::taken() is owed for it.
    virtual void received(core::ConnectionId connection, Frame frame, qint64 bytes) = 0;
    virtual void closed(core::ConnectionId connection) = 0;
};

//! The sockets of one event loop: its HTTP front, its WebSockets, their heartbeats. Decodes what comes in and writes
//! finished frames. Lives on the loop's thread; the methods below `room thread` may be called from the room thread,
//! which may be the same.
class SocketLoop final : public QObject, private EndpointEvents
{
    Q_OBJECT

public:
    //! Connection ids carry the loop's index, 0 to 255, in their highest byte.
    SocketLoop(int index, FrontSetup front, const EndpointSettings &settings, Mailbox &room, ConnectionEvents &events);
    ~SocketLoop() override;

    static int indexOf(core::ConnectionId connection) { return int(connection >> 56); }
    HttpFront &front() { return m_front; }

    // room thread
    void send(core::ConnectionId connection, const QByteArray &frames, Delivery delivery);
    void deliver(const Recipients &recipients, const QByteArray &frames, Delivery delivery);
    //! Writes what was enqueued; from another thread this happens by itself.
    void flush();
    void close(core::ConnectionId connection, CloseCode code, const QString &reason);
    //! For connections to come.
    void setTls(const QSslConfiguration &tls);
    void closeAll(CloseCode code, const std::function<QString()> &reason);
    //! Calls back on the room thread once fewer than `bytes` wait to be sent.
    void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback);
    //! A frame that was received as so many bytes has been dealt with.
    void taken(core::ConnectionId connection, qint64 bytes);

private:
    void adopt(ClientSocket *socket, const UpgradeRequest &request);
    void enqueue(core::ConnectionId connection, const QByteArray &frames, Delivery delivery);
    void flushTouched();
    void textReceived(quint64 connection, QByteArrayView utf8) override;
    void tooLargeReceived(quint64 connection, const TooLargeMessage &message) override;
    void tellReceived(core::ConnectionId connection, Frame frame, qint64 bytes);
    void endpointClosed(quint64 connection) override;

    Mailbox m_mailbox;
    Mailbox &m_room;
    ConnectionEvents &m_events;
    EndpointSettings m_settings;
    HttpFront m_front;
    QHash<core::ConnectionId, WebSocketEndpoint *> m_endpoints;
    std::vector<WebSocketEndpoint *> m_touched; // have something to send at the end of this turn
    quint64 m_nextId;
};

} // namespace confab::gateway

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConnectionLoop.h"
#include "endpoints/Endpoint.h"
#include "http/HttpFront.h"
#include "Mailbox.h"

#include <QHash>

namespace confab::gateway {

//! The sockets of one event loop: its HTTP front, its WebSockets, their heartbeats. Decodes what comes in and writes
//! finished frames. Lives on the loop's thread; the methods below `room thread` may be called from the room thread,
//! which may be the same.
class SocketLoop final : public QObject, public ConnectionLoop, private EndpointEvents
{
    Q_OBJECT

public:
    //! `ids` are those of this loop (idsOf()).
    SocketLoop(core::ConnectionId ids, FrontSetup front, const EndpointSettings &settings, Mailbox &room,
               ConnectionEvents &events);
    ~SocketLoop() override;

    HttpFront &front() { return m_front; }

    // room thread
    void send(core::ConnectionId connection, const QByteArray &frames, Delivery delivery) override;
    void deliver(const Recipients &recipients, const QByteArray &frames, Delivery delivery) override;
    void flush() override;
    void close(core::ConnectionId connection, CloseCode code, const QString &reason) override;
    void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback) override;
    void taken(core::ConnectionId connection, qint64 bytes) override;
    //! For connections to come.
    void setTls(const QSslConfiguration &tls);
    void closeAll(CloseCode code, const std::function<QString()> &reason);

private:
    void adopt(ClientSocket *socket, const UpgradeRequest &request);
    void enqueue(core::ConnectionId connection, const QByteArray &frames, Delivery delivery);
    void flushTouched();
    void textReceived(quint64 connection, QByteArrayView utf8) override;
    void tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message) override;
    void tellReceived(core::ConnectionId connection, Frame frame, qint64 bytes);
    void endpointClosed(quint64 connection) override;

    Mailbox m_mailbox;
    Mailbox &m_room;
    ConnectionEvents &m_events;
    EndpointSettings m_settings;
    HttpFront m_front;
    QHash<core::ConnectionId, Endpoint *> m_endpoints;
    std::vector<Endpoint *> m_touched; // have something to send at the end of this turn
    core::ConnectionId m_nextId;
};

} // namespace confab::gateway

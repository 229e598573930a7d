// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Transport.h"

class QWebSocket;

namespace confab::client {

//! The real transport: a QWebSocket with bounded incoming messages, whose outgoing messages are never split.
class QWebSocketTransport final : public Transport
{
    Q_OBJECT
public:
    static constexpr quint64 kMaxIncoming = 4u * 1024 * 1024;

    explicit QWebSocketTransport(QObject *parent = nullptr);
    ~QWebSocketTransport() override;

    void open(const QUrl &url) override;
    void send(const QByteArray &frame) override;
    void ping() override;
    void close(quint16 code, const QString &reason) override;

    static TransportFactory factory();

private:
    void end();

    QWebSocket *m_socket = nullptr;
    bool m_ended = false;
};

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Transport.h"

#include <QQueue>
#include <QTimer>

class QWebSocket;

namespace confab::client {

//! The real transport: a QWebSocket with bounded incoming messages, whose outgoing messages are never split. However
//! much comes in at once, it is handed on a few milliseconds at a time, and everything else has its turn in between.
class QWebSocketTransport final : public Transport
{
    Q_OBJECT
public:
    static constexpr quint64 kMaxIncoming = 2u * 1024 * 1024;
    //! A server that sends faster than this can be taken in is given up.
    static constexpr qint64 kMaxWaiting = 64 * 1024 * 1024;

    explicit QWebSocketTransport(const ServerKey &key = {}, QObject *parent = nullptr);
    ~QWebSocketTransport() override;

    void open(const QUrl &url) override;
    void send(const QByteArray &frame) override;
    void ping() override;
    void close(quint16 code, const QString &reason) override;

private:
    void take(const QByteArray &frame);
    void handOn();
    void onConnected();
    void onDisconnected();
    QString distrust() const;
    void end();

    const ServerKey m_serverKey;
    QWebSocket *m_socket = nullptr;
    QTimer m_handOn;
    QQueue<QByteArray> m_waiting;
    qint64 m_waitingBytes = 0;
    QString m_distrust; //!< for people: why its key was not taken
    bool m_isDisconnected = false;
    bool m_ended = false;
};

} // namespace confab::client

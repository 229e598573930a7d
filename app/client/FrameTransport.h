// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Transport.h"
#include "websocket/FrameReader.h"

#include <QSslSocket>
#include <QTimer>

namespace confab::client {

//! A WebSocket of our own frames, for systems without Qt's. What comes in is read a few milliseconds at a time; what is
//! not read yet the server keeps.
class FrameTransport final : public Transport, private websocket::FrameSink
{
    Q_OBJECT
public:
    static constexpr qint64 kMaxIncoming = 2 * 1024 * 1024;

    explicit FrameTransport(const ServerKey &key = {}, QObject *parent = nullptr);

    void open(const QUrl &url) override;
    void send(const QByteArray &frame) override;
    void ping() override;
    void close(quint16 code, const QString &reason) override;

private:
    enum class State { Connecting, Shaking, Open, Closing, Ended };

    void onEncrypted();
    void onConnected();
    void readOn();
    bool readAnswer();
    void onText(QByteArrayView utf8) override;
    void onTooLarge(const websocket::TooLargeMessage &) override {}
    void onPing(QByteArrayView payload) override;
    void onPong() override { Q_EMIT pong(); }
    void onClose(std::optional<quint16> code, QByteArrayView reason) override;
    void write(const QByteArray &frame);
    void fail(const QString &reason);
    void distrust(const QString &reason);
    void end();

    const ServerKey m_serverKey;
    QSslSocket m_socket;
    QTimer m_readOn;
    QUrl m_url;
    QByteArray m_key;
    QByteArray m_answer; //!< to the request, as long as it is not complete
    websocket::FrameReader m_reader;
    State m_state = State::Connecting;
    bool m_isDisconnected = false;
    quint16 m_code = 1006;
    QString m_reason;
};

} // namespace confab::client

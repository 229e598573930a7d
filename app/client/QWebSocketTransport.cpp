// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "QWebSocketTransport.h"

#include "protocol/CloseCode.h"

#include <QElapsedTimer>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QtWebSockets/qwebsocketprotocol.h>
#include <QWebSocket>

namespace confab::client {

using namespace Qt::StringLiterals;

QWebSocketTransport::QWebSocketTransport(const ServerKey &key, QObject *parent)
    : Transport(parent)
    , m_serverKey(key)
    , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
{
    // Qt's own limits are 2 GiB: a hostile server could fill the memory.
    m_socket->setMaxAllowedIncomingFrameSize(kMaxIncoming);
    m_socket->setMaxAllowedIncomingMessageSize(kMaxIncoming);
    // Qt splits longer messages even in the middle of a character, which the other end refuses.
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_socket, &QWebSocket::connected, this, &QWebSocketTransport::onConnected);
    connect(m_socket, &QWebSocket::sslErrors, this, [this] {
        if (m_serverKey.isOf(m_socket->sslConfiguration().peerCertificate()))
            m_socket->ignoreSslErrors();
        else
            m_distrust = m_serverKey.isNull() ? ServerKey::unknownKey() : ServerKey::otherKey();
    });
    connect(m_socket, &QWebSocket::pong, this, &Transport::pong);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(text.toUtf8()); });
    // A write to a server that has reset finds that out at once.
    connect(m_socket, &QWebSocket::disconnected, this, &QWebSocketTransport::onDisconnected, Qt::QueuedConnection);
    m_handOn.setSingleShot(true);
    connect(&m_handOn, &QTimer::timeout, this, &QWebSocketTransport::handOn);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto failed = &QWebSocket::errorOccurred;
#else
    const auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
    const auto onFailed = [this] {
        // A handshake that failed is reported by no other signal.
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            onDisconnected();
    };
    connect(m_socket, failed, this, onFailed, Qt::QueuedConnection);
}

QWebSocketTransport::~QWebSocketTransport()
{
    m_ended = true;
}

void QWebSocketTransport::open(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setRawHeader("Sec-WebSocket-Protocol", "confab.v1");
    m_socket->open(request);
}

void QWebSocketTransport::send(const QByteArray &frame)
{
    m_socket->sendTextMessage(QString::fromUtf8(frame));
}

void QWebSocketTransport::ping()
{
    m_socket->ping();
}

void QWebSocketTransport::close(quint16 code, const QString &reason)
{
    m_socket->close(QWebSocketProtocol::CloseCode(code), reason);
}

void QWebSocketTransport::take(const QByteArray &frame)
{
    m_waiting.enqueue(frame);
    m_waitingBytes += frame.size();
    if (m_waitingBytes > kMaxWaiting) {
        m_waiting.clear();
        m_socket->abort();
    } else if (!m_handOn.isActive()) {
        m_handOn.start(0);
    }
}

void QWebSocketTransport::handOn()
{
    constexpr int kSliceMs = 8;
    QElapsedTimer slice;
    slice.start();
    while (!m_waiting.isEmpty() && slice.elapsed() < kSliceMs) {
        const QByteArray frame = m_waiting.dequeue();
        m_waitingBytes -= frame.size();
        Q_EMIT received(frame);
    }
    if (!m_waiting.isEmpty())
        m_handOn.start(0);
    else if (m_isDisconnected)
        end();
}

//! An authority may have signed for somebody else. Nothing secret was said so far.
void QWebSocketTransport::onConnected()
{
    if (!m_serverKey.isNull() && !m_serverKey.isOf(m_socket->sslConfiguration().peerCertificate())) {
        m_distrust = ServerKey::otherKey();
        return m_socket->abort();
    }
    Q_EMIT connected();
}

void QWebSocketTransport::onDisconnected()
{
    m_isDisconnected = true;
    if (m_waiting.isEmpty())
        end();
}

//! Why the way to the server was not taken; empty: for no such reason.
QString QWebSocketTransport::distrust() const
{
    // "Unhandled http status code: 421 (Misdirected Request)." says it nowhere else.
    return m_socket->errorString().contains(" 421 "_L1) ? ServerKey::wantedKey() : m_distrust;
}

void QWebSocketTransport::end()
{
    if (std::exchange(m_ended, true))
        return;
    if (const QString why = distrust(); !why.isEmpty()) {
        Q_EMIT closed(kNotTrusted, why);
        return;
    }
    const auto code = quint16(m_socket->closeCode());
    const bool closedByFrame = !m_socket->closeReason().isEmpty() || code != quint16(CloseCode::Normal);
    if (closedByFrame && code != QWebSocketProtocol::CloseCodeAbnormalDisconnection)
        Q_EMIT closed(code, m_socket->closeReason());
    else
        Q_EMIT closed(1006, m_socket->errorString());
}

} // namespace confab::client

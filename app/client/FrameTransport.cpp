// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrameTransport.h"

#include "websocket/Handshake.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <array>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFragments = 1'024;
constexpr qint64 kReadBytes = 64 * 1024;
constexpr qsizetype kAnswerBytes = 16 * 1024;
constexpr int kSliceMs = 8;
const QByteArray kSubprotocol = "confab.v1";

QByteArray newKey()
{
    std::array<quint32, 4> key{};
    QRandomGenerator::system()->fillRange(key.data(), qsizetype(key.size()));
    return QByteArray(reinterpret_cast<const char *>(key.data()), sizeof key).toBase64();
}

} // namespace

FrameTransport::FrameTransport(const ServerKey &key, QObject *parent)
    : Transport(parent)
    , m_serverKey(key)
    , m_reader(websocket::Role::Client, kMaxIncoming, kFragments)
{
    m_socket.setReadBufferSize(kReadBytes);
    m_readOn.setSingleShot(true);
    connect(&m_readOn, &QTimer::timeout, this, &FrameTransport::readOn);
    connect(&m_socket, &QIODevice::readyRead, this, &FrameTransport::readOn);
    // Queued, as all that tells the end: a write to a server that has reset finds that out at once.
    const auto onEnded = [this] {
        m_isDisconnected = m_socket.state() == QAbstractSocket::UnconnectedState;
        readOn();
    };
    connect(&m_socket, &QAbstractSocket::disconnected, this, onEnded, Qt::QueuedConnection);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, onEnded, Qt::QueuedConnection);
}

void FrameTransport::open(const QUrl &url)
{
    m_url = url;
    if (url.scheme() == "wss"_L1) {
        constexpr int kUsualPort = 443;
        connect(&m_socket, &QSslSocket::encrypted, this, &FrameTransport::onEncrypted);
        connect(&m_socket, &QSslSocket::sslErrors, this, [this] {
            if (m_serverKey.isOf(m_socket.peerCertificate()))
                m_socket.ignoreSslErrors();
            else // which ends it
                distrust(m_serverKey.isNull() ? ServerKey::unknownKey() : ServerKey::otherKey());
        });
        m_socket.connectToHostEncrypted(url.host(), quint16(url.port(kUsualPort)));
    } else {
        constexpr int kUsualPort = 80;
        connect(&m_socket, &QAbstractSocket::connected, this, &FrameTransport::onConnected);
        m_socket.connectToHost(url.host(), quint16(url.port(kUsualPort)));
    }
}

//! An authority may have signed for somebody else.
void FrameTransport::onEncrypted()
{
    if (m_serverKey.isNull() || m_serverKey.isOf(m_socket.peerCertificate()))
        return onConnected();
    distrust(ServerKey::otherKey());
    fail(m_reason);
}

void FrameTransport::onConnected()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_state = State::Shaking;
    m_key = newKey();
    m_socket.write(websocket::upgradeRequest(m_url, m_key, kSubprotocol));
}

void FrameTransport::send(const QByteArray &frame)
{
    if (m_state == State::Open)
        write(websocket::textFrame(frame));
}

void FrameTransport::ping()
{
    if (m_state == State::Open)
        write(websocket::pingFrame());
}

void FrameTransport::close(quint16 code, const QString &reason)
{
    if (m_state == State::Open)
        write(websocket::closeFrame(code, reason));
    m_state = m_state == State::Ended ? State::Ended : State::Closing;
    m_socket.disconnectFromHost();
}

void FrameTransport::readOn()
{
    QElapsedTimer slice;
    slice.start();
    while (m_state == State::Shaking && m_socket.bytesAvailable() > 0) {
        if (!readAnswer())
            break;
    }
    std::array<char, 4 * 1024> buffer; // few frames, between two looks at the time
    while (m_state == State::Open && m_socket.bytesAvailable() > 0) {
        if (slice.elapsed() >= kSliceMs)
            return m_readOn.start(0);
        const qint64 count = m_socket.read(buffer.data(), qint64(buffer.size()));
        if (count <= 0)
            break;
        if (const auto fault = m_reader.read({buffer.data(), size_t(count)}, *this)) {
            write(websocket::closeFrame(quint16(fault->code), fault->reason));
            fail(fault->reason);
        }
    }
    if (m_isDisconnected)
        end();
}

//! False: more is to come first.
bool FrameTransport::readAnswer()
{
    constexpr QByteArrayView kEnd = "\r\n\r\n";
    // No further than its end: frames may follow at once.
    while (m_socket.canReadLine() && !m_answer.endsWith(kEnd) && m_answer.size() < kAnswerBytes)
        m_answer += m_socket.readLine(kAnswerBytes);
    if (!m_answer.endsWith(kEnd)) {
        if (m_answer.size() + m_socket.bytesAvailable() >= kAnswerBytes)
            fail(u"What answers there is no WebSocket."_s);
        return false;
    }
    const QByteArray answer = std::exchange(m_answer, {});
    if (const QString refusal = websocket::refusalIn(answer, m_key, kSubprotocol); !refusal.isEmpty()) {
        m_reason = refusal;
        if (answer.startsWith("HTTP/1.1 421 "))
            distrust(ServerKey::wantedKey());
        fail(m_reason);
        return false;
    }
    m_state = State::Open;
    Q_EMIT connected();
    return true;
}

void FrameTransport::onText(QByteArrayView utf8)
{
    if (m_state == State::Open)
        Q_EMIT received(utf8.toByteArray());
}

void FrameTransport::onPing(QByteArrayView payload)
{
    if (m_state == State::Open)
        write(websocket::pongFrame(payload));
}

void FrameTransport::onClose(std::optional<quint16> code, QByteArrayView reason)
{
    if (code) {
        m_code = *code;
        m_reason = QString::fromUtf8(reason);
    }
    if (m_state == State::Open)
        write(websocket::closeFrame(code));
    m_state = State::Closing;
    m_socket.disconnectFromHost();
}

void FrameTransport::write(const QByteArray &frame)
{
    m_socket.write(websocket::masked(frame, QRandomGenerator::system()->generate()));
}

void FrameTransport::fail(const QString &reason)
{
    m_reason = reason;
    m_state = State::Closing;
    m_socket.disconnectFromHost();
}

void FrameTransport::distrust(const QString &reason)
{
    m_code = kNotTrusted;
    m_reason = reason;
}

void FrameTransport::end()
{
    if (std::exchange(m_state, State::Ended) == State::Ended)
        return;
    Q_EMIT closed(m_code, m_reason.isEmpty() && m_code == 1006 ? m_socket.errorString() : m_reason);
}

} // namespace confab::client

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Connection.h"

#include "Logging.h"
#include "protocol/CloseCode.h"
#include "QWebSocketTransport.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 kNoCloseFrame = 1006;
// Of a hello: what one room takes in it (two ids, a number, names), and what all but rooms and token do.
constexpr int kRoomBytes = 144;
constexpr int kRoomKeys = 3;
constexpr int kHelloBytes = 1'024;
constexpr int kHelloKeys = 16;

Error lost()
{
    return Error{ErrorCode::Unavailable, u"There is no connection to the server."_s};
}

// "restart;retryMs=1234": the server deals out delays, so that not everybody comes back at once.
std::optional<int> announcedDelay(QStringView reason)
{
    const auto at = reason.indexOf("retryMs="_L1);
    if (at < 0)
        return std::nullopt;
    bool ok = false;
    const int delay = reason.mid(at + 8).toInt(&ok);
    return ok && delay >= 0 && delay <= 300'000 ? std::optional(delay) : std::nullopt;
}

QString textOf(quint16 code, const QString &reason)
{
    for (const CloseInfo &info : allCloseCodes()) {
        if (quint16(info.code) == code && (info.reason.isEmpty() || info.reason == reason))
            return info.text;
    }
    return u"The server can't be reached."_s;
}

} // namespace

Connection::Connection(ConnectionSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_backoff(m_setup.timing.backoffMin, m_setup.timing.backoffMax, m_setup.random)
{
    if (!m_setup.makeTransport)
        m_setup.makeTransport = QWebSocketTransport::factory();
    m_retryTimer.setSingleShot(true);
    m_connectTimer.setSingleShot(true);
    m_heartbeat.setInterval(std::max(1, m_setup.timing.ping / 2));
    connect(&m_retryTimer, &QTimer::timeout, this, &Connection::openTransport);
    connect(&m_connectTimer, &QTimer::timeout, this, &Connection::onConnectTimeout);
    connect(&m_heartbeat, &QTimer::timeout, this, &Connection::onHeartbeat);
}

Connection::~Connection()
{
    stop();
}

int Connection::retryInMs() const
{
    return m_retryTimer.isActive() ? m_retryTimer.remainingTime() : -1;
}

void Connection::setToken(const QString &token)
{
    m_token = token;
    if (m_welcome)
        tell(command::SessionRenew{token});
    else if (std::exchange(m_waitsForToken, false) && m_wanted)
        openTransport();
}

void Connection::start()
{
    if (std::exchange(m_wanted, true))
        return;
    m_backoff.reset();
    openTransport();
}

void Connection::stop()
{
    m_wanted = false;
    m_waitsForToken = false;
    if (m_transport)
        m_transport->close(quint16(CloseCode::Normal), {});
    dropTransport();
    setState(State::Offline);
    m_requests.failAll(lost());
}

void Connection::reconnectNow()
{
    if (m_transport)
        return;
    m_wanted = true;
    m_backoff.reset();
    openTransport();
}

void Connection::request(const Command &command, Reply<QJsonObject> reply, int deadlineMs)
{
    const qint64 id = m_requests.add(deadlineMs > 0 ? deadlineMs : m_setup.timing.request, std::move(reply));
    if (m_welcome)
        send(id, command);
    else
        QMetaObject::invokeMethod(
            this, [this, id] { m_requests.finish(id, lost()); }, Qt::QueuedConnection);
}

void Connection::tell(const Command &command)
{
    if (m_welcome)
        send({}, command);
}

void Connection::send(std::optional<qint64> id, const Command &command)
{
    m_transport->send(codec::encodeCommand({id, command}));
}

void Connection::openTransport()
{
    m_retryTimer.stop();
    dropTransport();
    m_transport = m_setup.makeTransport();
    Transport *transport = m_transport.get();
    connect(transport, &Transport::connected, this, &Connection::sayHello);
    connect(transport, &Transport::received, this, &Connection::onFrame);
    connect(transport, &Transport::pong, this, [this] { m_lastHeard.start(); });
    connect(transport, &Transport::closed, this, &Connection::onClosed);
    m_connectTimer.start(m_setup.timing.connect);
    setState(State::Connecting);
    transport->open(m_setup.gateway);
}

void Connection::dropTransport()
{
    m_retryTimer.stop();
    m_connectTimer.stop();
    m_heartbeat.stop();
    m_welcome.reset();
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    // May be called from one of its own signals.
    m_transport.release()->deleteLater();
}

void Connection::sayHello()
{
    command::Hello hello;
    hello.token = m_token;
    hello.device = m_setup.device;
    hello.clientName = u"confab"_s;
    hello.clientVersion = QString::fromLatin1(CONFAB_VERSION);
    if (m_setup.positions)
        hello.rooms = m_setup.positions(roomsInHello());
    m_helloId = m_requests.add(m_setup.timing.connect, [this](const auto &answer) { onWelcome(answer); });
    send(m_helloId, hello);
}

int Connection::roomsInHello() const
{
    if (m_helloWasTooMuch)
        return 0;
    const auto bytes = int(m_limits.frameBytes - kHelloBytes - m_token.size() - m_setup.device.size());
    const int keys = m_limits.jsonKeysFrame - kHelloKeys;
    return std::max(0, std::min({m_limits.jsonKeysObject, keys / kRoomKeys, bytes / kRoomBytes}));
}

void Connection::onWelcome(const Result<QJsonObject> &answer)
{
    if (!m_transport)
        return;
    auto welcome = answer ? codec::decodeWelcome(*answer) : Result<reply::Welcome>(answer.error());
    if (welcome) {
        m_connectTimer.stop();
        m_welcome = std::move(*welcome);
        m_limits = m_welcome->limits;
        m_helloWasTooMuch = false;
        m_lastHeard.start();
        m_heartbeat.start();
        setState(State::CatchingUp);
        Q_EMIT welcomed(*m_welcome);
        return;
    }
    const Error &error = welcome.error();
    switch (error.code) {
    case ErrorCode::TokenExpired:
        return onClosed(quint16(CloseCode::Policy), closereason::kTokenExpired);
    case ErrorCode::Unauthorized:
        return onClosed(quint16(CloseCode::Policy), closereason::kTokenInvalid);
    case ErrorCode::Forbidden:
        return onClosed(quint16(CloseCode::Banned), error.text());
    default:
        // The limits that this server announces are not known yet, and are smaller than the usual ones.
        m_helloWasTooMuch = error.code == ErrorCode::BadRequest || error.code == ErrorCode::TooLarge ||
                            error.code == ErrorCode::ValidationFailed;
        dropTransport();
        retryLater(std::max(error.retryAfterMs, m_backoff.next()), error.text());
    }
}

void Connection::onFrame(const QByteArray &frame)
{
    m_lastHeard.start();
    auto decoded = codec::decodeServerFrame(frame);
    if (!decoded) {
        qCWarning(lcClient) << "a frame could not be read:" << decoded.error().text();
        return;
    }
    if (auto *ack = std::get_if<codec::AckFrame>(&*decoded)) {
        if (ack->id)
            m_requests.finish(*ack->id, ack->error ? Result<QJsonObject>(*ack->error) : Result<QJsonObject>(ack->data));
        else if (ack->error)
            onComplaint(*ack->error);
    } else if (const auto *event = std::get_if<EventFrame>(&*decoded)) {
        onEvent(*event);
    } else if (const auto *unknown = std::get_if<codec::UnknownEventFrame>(&*decoded)) {
        if (m_welcome && unknown->room && unknown->ev > 0)
            Q_EMIT receivedUnknown(*unknown->room, unknown->ev);
    }
}

// What is about a frame that could not be read names no command.
void Connection::onComplaint(const Error &error)
{
    qCWarning(lcClient) << "the server complains:" << error.text();
    if (!m_welcome)
        m_requests.finish(m_helloId, error);
}

void Connection::onEvent(const EventFrame &frame)
{
    if (!m_welcome)
        return;
    const bool done = std::holds_alternative<event::ResumeDone>(frame.event);
    Q_EMIT received(frame);
    if (done && m_welcome) {
        m_backoff.reset();
        setState(State::Live);
    }
}

void Connection::onClosed(quint16 code, const QString &reason)
{
    qCInfo(lcClient) << "the connection ended:" << code << reason;
    if (!m_welcome && code == quint16(CloseCode::TooLarge))
        m_helloWasTooMuch = true;
    dropTransport();
    switch (code == kNoCloseFrame ? Reconnect::Yes : reconnectAfter(code, reason)) {
    case Reconnect::Yes:
        return retryLater(announcedDelay(reason).value_or(m_backoff.next()), textOf(code, reason));
    case Reconnect::AfterSignIn:
        m_waitsForToken = true;
        setState(State::Offline, u"The sign-in is being renewed."_s);
        m_requests.failAll(lost());
        Q_EMIT tokenRefused(reason == closereason::kTokenExpired);
        return;
    case Reconnect::No:
        m_wanted = false;
        setState(State::Offline, textOf(code, reason));
        m_requests.failAll(lost());
        Q_EMIT refused(code, reason);
    }
}

void Connection::onConnectTimeout()
{
    onClosed(kNoCloseFrame, {});
}

void Connection::onHeartbeat()
{
    const qint64 silent = m_lastHeard.elapsed();
    if (silent >= m_setup.timing.silence)
        onClosed(kNoCloseFrame, {});
    else if (silent >= m_setup.timing.ping)
        m_transport->ping();
}

void Connection::retryLater(int delayMs, const QString &reason)
{
    m_retryTimer.start(delayMs);
    setState(State::Offline, reason);
    m_requests.failAll(lost());
}

void Connection::setState(State state, const QString &reason)
{
    if (m_state == state && m_reason == reason)
        return;
    m_state = state;
    m_reason = reason;
    Q_EMIT stateChanged();
}

} // namespace confab::client

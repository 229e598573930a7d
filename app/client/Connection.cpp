// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Connection.h"

#include "ConnectionEnd.h"
#include "Logging.h"
#include "ReadingCommands.h"

#include <limits>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int kConnectSteps = 4;
//! The time to connect holds for it.
constexpr int kNoDeadline = std::numeric_limits<int>::max();

Error lost()
{
    return Error{ErrorCode::Unavailable, u"There is no connection to the server."_s};
}

} // namespace

Connection::Connection(ConnectionSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_outgoing([this](const QByteArray &frame) { m_transport->send(frame); })
    , m_retry(m_setup.timing, m_setup.random)
    , m_heartbeat(m_setup.timing.ping, m_setup.timing.silence)
{
    if (!m_setup.makeTransport)
        m_setup.makeTransport = webSockets();
    connect(&m_retry, &RetryPlan::due, this, &Connection::openTransport);
    connect(&m_retry, &RetryPlan::trusted, this, [this] { m_outgoing.trust(); });
    connect(&m_connectTimer, &QTimer::timeout, this, &Connection::onConnectTimeout);
    connect(&m_heartbeat, &Heartbeat::quiet, this, [this] { m_transport->ping(); });
    connect(&m_heartbeat, &Heartbeat::silent, this, &Connection::onSilence);
    connect(&m_requests, &PendingRequests::finished, this, [this](qint64 id) { m_outgoing.finished(id); });
}

Connection::~Connection()
{
    stop();
}

void Connection::setToken(const QString &token)
{
    m_token = token;
    if (m_welcome)
        tell(command::SessionRenew{token});
    else if (std::exchange(m_waitsForToken, false) && m_wanted)
        m_retry.withNewToken();
}

void Connection::start()
{
    if (std::exchange(m_wanted, true))
        return;
    m_retry.begin();
    setState(State::Connecting);
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
    m_retry.reset();
    openTransport();
}

void Connection::requestAny(const Command &command, Callback<codec::Json> reply, int deadlineMs)
{
    const qint64 id = m_requests.add(deadlineMs > 0 ? deadlineMs : m_setup.timing.request, std::move(reply));
    const std::optional<Error> error = m_welcome ? send(id, command) : std::optional(lost());
    if (error)
        QMetaObject::invokeMethod(
            this, [this, id, error = *error] { m_requests.finish(id, error); }, Qt::QueuedConnection);
}

void Connection::tell(const Command &command)
{
    if (!m_welcome)
        return;
    if (const auto error = send({}, command))
        qCWarning(lcClient) << "not told:" << codec::commandName(command) << error->text();
}

std::optional<Error> Connection::send(std::optional<qint64> id, const Command &command)
{
    const QByteArray frame = codec::encodeCommand({id, command});
    // The server would close the connection, and with it what is under way of others.
    if (frame.size() > m_limits.frameBytes)
        return tooLarge();
    m_outgoing.send(id, frame, onlyReads(command));
    return std::nullopt;
}

void Connection::openTransport()
{
    dropTransport();
    m_transport = m_setup.makeTransport();
    Transport *transport = m_transport.get();
    connect(transport, &Transport::connected, this, &Connection::sayHello);
    connect(transport, &Transport::received, this, &Connection::onFrame);
    connect(transport, &Transport::pong, &m_heartbeat, &Heartbeat::note);
    connect(transport, &Transport::closed, this, &Connection::onClosed);
    m_connectSteps = 0;
    m_connectTimer.start(std::max(1, m_setup.timing.connect / kConnectSteps));
    setState(State::Connecting);
    transport->open(m_setup.gateway);
}

void Connection::dropTransport()
{
    m_retry.stop();
    m_connectTimer.stop();
    m_heartbeat.stop();
    m_outgoing.clear();
    m_welcome.reset();
    m_helloId = 0;
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    m_transport->disconnect(&m_heartbeat);
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
        hello.rooms = m_setup.positions(m_helloSize.rooms(m_limits, m_token.size() + m_setup.device.size()));
    m_helloId = m_requests.add(kNoDeadline, [this](const auto &answer) { onWelcome(answer); });
    m_transport->send(codec::encodeCommand({m_helloId, hello}));
}

void Connection::onWelcome(const Result<codec::Json> &answer)
{
    // Lost with its connection: the next one may have begun.
    if (m_helloId == 0)
        return;
    auto welcome = answer ? codec::decodeReply<reply::Welcome>(*answer) : Result<reply::Welcome>(answer.error());
    if (welcome) {
        m_connectTimer.stop();
        m_welcome = std::move(*welcome);
        m_distrust.clear();
        m_limits = m_welcome->limits;
        m_helloSize.noteTaken();
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
        m_helloSize.noteRefused(error.code == ErrorCode::BadRequest || error.code == ErrorCode::TooLarge ||
                                error.code == ErrorCode::ValidationFailed);
        dropTransport();
        m_retry.afterRefusal(error.retryAfterMs);
        setState(State::Offline, error.text());
        m_requests.failAll(lost());
    }
}

void Connection::onFrame(const QByteArray &frame)
{
    m_heartbeat.note();
    auto decoded = codec::decodeServerFrame(frame);
    if (!decoded) {
        qCWarning(lcClient) << "a frame could not be read:" << decoded.error().text();
        return;
    }
    if (auto *ack = std::get_if<codec::AckFrame>(&*decoded)) {
        if (ack->error && m_setup.isInside)
            ack->error = onThisComputer(*ack->error);
        if (ack->id)
            m_requests.finish(*ack->id, ack->error ? Result<codec::Json>(*ack->error) : Result<codec::Json>(ack->data));
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
    else if (error.code != ErrorCode::BadRequest)
        return;
    else
        onUnreadable(error);
}

void Connection::onUnreadable(const Error &error)
{
    const auto culprit = m_outgoing.unreadable();
    // What is sent later is not to blame for this one.
    if (isLive())
        m_retry.noteLive();
    if (culprit)
        m_requests.finish(*culprit, error);
}

void Connection::onEvent(const EventFrame &frame)
{
    if (!m_welcome)
        return;
    const bool done = std::holds_alternative<event::ResumeDone>(frame.event);
    Q_EMIT received(frame);
    if (done && m_welcome) {
        m_retry.noteLive();
        setState(State::Live);
    }
}

void Connection::onClosed(quint16 code, const QString &reason)
{
    qCInfo(lcClient) << "the connection ended:" << code << reason;
    const ConnectionEnd end{code, reason};
    m_distrust = end.isDistrusted() ? end.text() : QString();
    if (!m_welcome && end.isRefusal())
        m_helloSize.noteRefused(true);
    // What was sent is at fault, not who sent it: the rest can go on. Who only asked is refused for good.
    const bool isForARequest = end.isRefusal() && m_outgoing.isSuspect();
    const std::optional<qint64> culprit = m_outgoing.ended(end.isRefusal());
    dropTransport();
    switch (isForARequest ? Reconnect::Yes : end.reconnect()) {
    case Reconnect::Yes:
        m_retry.afterEnd(end);
        setState(State::Offline, end.text());
        break;
    case Reconnect::AfterSignIn:
        m_waitsForToken = true;
        m_retry.noteTokenRefused();
        setState(State::Offline, u"The sign-in is being renewed."_s);
        m_requests.failAll(lost());
        Q_EMIT tokenRefused(reason == closereason::kTokenExpired, reason);
        return;
    case Reconnect::No:
        m_wanted = false;
        setState(State::Offline, end.text());
        m_requests.failAll(lost());
        Q_EMIT refused(code, reason);
        return;
    }
    if (culprit)
        m_requests.finish(*culprit, end.error());
    m_requests.failAll(lost());
}

void Connection::onConnectTimeout()
{
    if (++m_connectSteps >= kConnectSteps)
        onClosed(ConnectionEnd::kNoCloseFrame, {});
}

void Connection::onSilence()
{
    m_outgoing.clear(); // nobody closed anything
    onClosed(ConnectionEnd::kNoCloseFrame, {});
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

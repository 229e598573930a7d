// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpConnection.h"

#include "ClientSocket.h"
#include "RequestPath.h"
#include "ResponseHead.h"
#include "UpgradeCheck.h"

#include <array>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPeekBytes = 16 * 1024;
constexpr qint64 kReadAheadBytes = 4 * 1024;
constexpr qsizetype kWriteChunk = 64 * 1024;
constexpr qint64 kLingerBytes = 256 * 1024;
constexpr qint64 kLingerMs = 1'000;
constexpr std::array kMethods{"GET"_L1, "HEAD"_L1, "POST"_L1, "PUT"_L1, "PATCH"_L1, "DELETE"_L1, "OPTIONS"_L1};

bool isKnownMethod(const QByteArray &method)
{
    return std::any_of(kMethods.begin(), kMethods.end(),
                       [&](QLatin1String known) { return method == QByteArrayView(known); });
}

bool isReadOnly(const QByteArray &method)
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

//! More than a megabyte may take longer.
qint64 allowance(qint64 baseMs, qint64 bytes, int bytesPerSecond)
{
    return bytes <= 1024 * 1024 ? baseMs : baseMs + bytes * 1'000 / bytesPerSecond;
}

} // namespace

HttpConnection::HttpConnection(HttpFront &front, quint64 id, ClientSocket *socket, const QHostAddress &peer)
    : QObject(&front)
    , m_front(front)
    , m_policy(front.setup().policy)
    , m_id(id)
    , m_socket(socket)
    , m_peer(peer)
    , m_secure(front.setup().tls.has_value())
    , m_forwarding{.client = peer, .secure = m_secure}
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(m_policy.headBytes + kReadAheadBytes);
    connect(m_socket, &ClientSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &ClientSocket::bytesWritten, this, &HttpConnection::pump);
    connect(m_socket, &ClientSocket::disconnected, this, &HttpConnection::close);
    connect(m_socket, &ClientSocket::errorOccurred, this, &HttpConnection::close);
}

HttpConnection::~HttpConnection()
{
    m_phase = Phase::Gone;
    m_front.wheel().cancel(m_deadline);
}

void HttpConnection::start()
{
    setDeadline(m_policy.headMs);
    if (!m_secure)
        return;
    m_phase = Phase::Handshake;
    connect(m_socket, &ClientSocket::encrypted, this, [this] {
        m_phase = Phase::Head;
        onReadyRead();
    });
    m_socket->startTls(*m_front.m_tls);
}

void HttpConnection::setDeadline(qint64 ms)
{
    m_front.wheel().cancel(m_deadline);
    m_deadline = m_front.wheel().schedule(ms, [this] {
        m_deadline = {};
        onDeadline();
    });
}

void HttpConnection::onDeadline()
{
    switch (m_phase) {
    case Phase::Head:
        if (m_socket->bytesAvailable() > 0)
            refuse(408, "The request took too long."_L1);
        else
            close();
        break;
    case Phase::Body:
        refuse(408, "The body took too long."_L1);
        break;
    case Phase::Bearer:
    case Phase::Answer:
        ++m_request; // a late reply must not meet the next request
        refuse(503, "The answer took too long."_L1);
        break;
    case Phase::Handshake:
    case Phase::Write:
    case Phase::Linger:
    case Phase::Gone:
        close();
        break;
    }
}

void HttpConnection::onReadyRead()
{
    switch (m_phase) {
    case Phase::Head:
        readRequestHead();
        break;
    case Phase::Body:
        readBody();
        break;
    case Phase::Linger:
        m_discarded += m_socket->skip(m_socket->bytesAvailable());
        if (m_discarded > kLingerBytes)
            close();
        break;
    default:
        break; // stays in the bounded read buffer
    }
}

void HttpConnection::readRequestHead()
{
    if (m_socket->bytesAvailable() == 0)
        return;
    if (!m_headStarted) {
        m_headStarted = true;
        setDeadline(m_policy.headMs);
    }
    const QByteArray bytes = m_socket->peek(m_policy.headBytes + 1);
    HeadOutcome outcome = readHead(bytes, m_policy);
    if (outcome.state == HeadOutcome::State::Refused) {
        m_originValue = originIn(bytes);
        m_origin = m_policy.judgeOrigin(m_originValue, outcome.head.host, m_secure);
        refuse(outcome.status, outcome.reason);
    }
    if (outcome.state != HeadOutcome::State::Complete)
        return;
    m_head = std::move(outcome.head);
    beginRequest();
}

void HttpConnection::beginRequest()
{
    ++m_request;
    m_clean = m_head.framing == RequestHead::Framing::NoBody;
    m_keepAlive = m_head.keepAlive && m_clean && int(m_request) < m_policy.requestsPerConnection && !m_front.m_draining;
    m_forwarding = forwardingOf(m_head, m_peer, m_secure, m_policy.trustedProxies);
    m_originValue = m_head.headers.value("origin");
    m_origin = m_policy.judgeOrigin(m_originValue, m_forwarding.host, m_forwarding.secure);
    // Both names: a page that points its own here can claim another one to have been forwarded.
    for (const QByteArray &host : {m_head.host, m_forwarding.host}) {
        if (m_policy.isHostAllowed(host))
            continue;
        m_front.setup().refusedNames->tell(host);
        return refuse(403, "This server does not go by that name."_L1);
    }
    if (m_head.isForTls && !m_forwarding.secure)
        return refuse(421, "This connection is not encrypted."_L1);
    const std::optional<QString> path = decodePath(m_head.path());
    if (!path)
        return refuse(400, "The path is malformed."_L1);
    m_path = *path;
    if (m_head.path() == m_policy.gatewayPath)
        return beginUpgrade();
    if (!isKnownMethod(m_head.method))
        return refuse(501, "This method is not known here."_L1);
    if (m_clean)
        m_socket->skip(m_head.size);
    if (passesGate(m_path))
        beginBody();
}

//! What can be said before the body is read. Answers by itself when it returns false; a connection whose request has a
//! body still to come is closed after that.
bool HttpConnection::passesGate(const QString &path)
{
    m_match = m_front.setup().router->match(m_head.method, path);
    if (isPreflight(m_head)) {
        respond(preflightResponse(m_origin, m_match.allow, m_head.headers.value("access-control-request-method")));
    } else if (m_match.allow.isEmpty()) {
        respond(refusal(404, "There is nothing at this address."_L1));
    } else if (!m_match.handler) {
        HttpResponse response = refusal(405, "This method does not fit this address."_L1);
        response.headers.add("allow", m_match.allow);
        respond(std::move(response));
    } else if (m_origin == FrontPolicy::OriginVerdict::Refused && !isReadOnly(m_head.method)) {
        respond(refusal(403, "This origin may not call."_L1));
    } else if (m_head.headers.contains("content-encoding")) {
        respond(refusal(415, "Bodies are taken without content encoding."_L1));
    } else if (m_head.contentLength > m_match.bodyLimit) {
        respond(refusal(413, "The body is too large."_L1));
    } else {
        return true;
    }
    return false;
}

void HttpConnection::beginUpgrade()
{
    UpgradeVerdict verdict = checkUpgrade(m_head, m_policy, m_forwarding);
    if (verdict.refusal)
        return refuse(std::move(*verdict.refusal));
    m_upgrade = std::move(verdict.request);
    if (m_upgrade.bearer.isEmpty())
        return upgrade();
    m_phase = Phase::Bearer;
    m_front.askBearer(m_id, m_upgrade.bearer);
}

void HttpConnection::bearerJudged(const Result<Done> &verdict)
{
    if (m_phase != Phase::Bearer)
        return;
    if (verdict)
        return upgrade();
    HttpResponse response = errorResponse(verdict.error());
    response.headers.add("www-authenticate", "Bearer");
    refuse(std::move(response));
}

void HttpConnection::upgrade()
{
    // RFC 6455 section 4.1 has clients wait for 101: what comes before may be another request that was smuggled in.
    if (m_socket->bytesAvailable() > m_head.size)
        return refuse(400, "A frame came before the upgrade was accepted."_L1);
    // Those who are connected have been told already, and nobody would tell this one.
    if (m_front.m_draining)
        return refuse(503, "The server is going away."_L1);
    if (m_forwarding.isProxied && !m_socket->countFor(m_forwarding.client)) {
        HttpResponse response = refusal(503, "Too many connections come from this address."_L1);
        response.headers.add("retry-after", "5");
        return refuse(std::move(response));
    }
    m_socket->skip(m_head.size);
    ClientSocket *socket = std::exchange(m_socket, nullptr);
    m_phase = Phase::Gone;
    m_front.wheel().cancel(m_deadline);
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_front.forget(this);
    m_front.handOn(socket, std::move(m_upgrade));
}

void HttpConnection::beginBody()
{
    if (m_clean)
        return dispatch();
    m_parser = std::make_unique<BodyParser>(m_match.bodyLimit);
    qsizetype consumed = 0;
    const BodyParser::State state = m_parser->feed(m_socket->read(m_head.size), &consumed);
    if (state != BodyParser::State::NeedsMore || consumed != m_head.size)
        return refuse(400, "The request is malformed."_L1);
    m_phase = Phase::Body;
    setDeadline(allowance(m_policy.bodyMs, m_match.bodyLimit, m_policy.slowestBytesPerSecond));
    if (m_head.expectsContinue && m_socket->bytesAvailable() == 0)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    readBody();
}

void HttpConnection::readBody()
{
    while (m_phase == Phase::Body) {
        const QByteArray bytes = m_socket->peek(kPeekBytes);
        if (bytes.isEmpty())
            return;
        qsizetype consumed = 0;
        const BodyParser::State state = m_parser->feed(bytes, &consumed);
        m_socket->skip(consumed);
        if (state == BodyParser::State::TooLarge)
            return refuse(413, "The body is too large."_L1);
        if (state == BodyParser::State::Malformed || (consumed == 0 && bytes.size() >= kPeekBytes))
            return refuse(400, "The body is malformed."_L1);
        if (state == BodyParser::State::Done) {
            m_clean = true;
            m_keepAlive = m_head.keepAlive && int(m_request) < m_policy.requestsPerConnection && !m_front.m_draining;
            return dispatch();
        }
        if (consumed == 0)
            return;
    }
}

void HttpConnection::dispatch()
{
    HttpRequest request;
    request.method = m_head.method;
    request.path = m_path;
    request.query = m_head.query().toByteArray();
    request.headers = std::move(m_head.headers);
    if (m_parser)
        request.body = m_parser->takeBody();
    m_parser.reset();
    request.peerAddress = m_forwarding.client;
    request.secure = m_forwarding.secure;
    m_phase = Phase::Answer;
    setDeadline(m_policy.answerMs);
    const HttpRouter::Match match = std::exchange(m_match, {});
    m_front.dispatch(m_id, m_request, match, std::move(request));
}

void HttpConnection::answer(quint32 request, HttpResponse response)
{
    if (m_phase == Phase::Answer && request == m_request)
        respond(std::move(response));
}

void HttpConnection::drain()
{
    m_keepAlive = false;
    if (m_phase == Phase::Head && !m_headStarted)
        close();
}

void HttpConnection::refuse(int status, QLatin1String reason)
{
    refuse(refusal(status, reason));
}

void HttpConnection::refuse(HttpResponse response)
{
    m_keepAlive = false;
    m_clean = false;
    respond(std::move(response));
}

void HttpConnection::respond(HttpResponse response)
{
    m_parser.reset();
    const ResponseContext context{.origin = m_origin,
                                  .originValue = m_originValue,
                                  .keepAlive = m_keepAlive,
                                  .secure = m_forwarding.secure,
                                  .hstsSeconds = m_policy.hstsSeconds};
    QByteArray first = responseHead(response, context);
    m_output = m_head.method == "HEAD" || response.status == 204 || response.status == 304 ? QByteArray()
                                                                                           : std::move(response.body);
    m_written = qMin(m_output.size(), kWriteChunk);
    first.append(QByteArrayView(m_output).first(m_written));
    m_phase = Phase::Write;
    setDeadline(allowance(m_policy.writeMs, m_output.size(), m_policy.slowestBytesPerSecond));
    m_socket->write(first);
    pump();
}

void HttpConnection::pump()
{
    if (m_pumping || m_phase != Phase::Write)
        return;
    m_pumping = true; // flush() emits bytesWritten()
    while (m_phase == Phase::Write) {
        if (m_socket->unsentBytes() == 0) {
            if (m_written == m_output.size())
                break;
            const qsizetype size = qMin(m_output.size() - m_written, kWriteChunk);
            m_socket->write(m_output.sliced(m_written, size));
            m_written += size;
        }
        if (m_socket->unsentBytes() > 0 && !m_socket->flush())
            break; // the kernel has no room; bytesWritten() comes when it has
    }
    m_pumping = false;
    if (m_phase == Phase::Write && m_written == m_output.size() && m_socket->unsentBytes() == 0)
        finishResponse();
}

void HttpConnection::finishResponse()
{
    m_output.clear();
    m_written = 0;
    if (!m_keepAlive)
        return linger();
    m_head = {};
    m_path.clear();
    m_origin = FrontPolicy::OriginVerdict::Absent;
    m_phase = Phase::Head;
    m_headStarted = false;
    setDeadline(m_policy.idleMs);
    // The next of pipelined requests waits for the next turn, so that one client does not hold the loop.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

//! Closing with unread input would reset the connection, and the client might lose the answer that says why: so it gets
//! the end of the stream, and a moment in which what it still sends is thrown away.
void HttpConnection::linger()
{
    if (m_clean && m_socket->bytesAvailable() == 0)
        return close();
    m_phase = Phase::Linger;
    setDeadline(kLingerMs);
#ifdef Q_OS_UNIX
    if (!m_secure)
        ::shutdown(int(m_socket->openDescriptor()), SHUT_WR);
#endif
    onReadyRead();
}

void HttpConnection::close()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    m_front.wheel().cancel(m_deadline);
    m_socket->disconnect(this);
    // Everything was flushed, or is not worth waiting for; TLS still says goodbye.
    if (m_secure && m_socket->isConnected()) {
        m_socket->disconnectFromHost();
        m_socket->flush();
    } else {
        m_socket->abort();
    }
    m_front.forget(this);
}

} // namespace confab::gateway

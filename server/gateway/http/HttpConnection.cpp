// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpConnection.h"

#include "ClientSocket.h"
#include "RequestBody.h"
#include "RequestGate.h"
#include "RequestPath.h"
#include "ResponseHead.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReadAheadBytes = 4 * 1024;
constexpr qint64 kLingerBytes = 256 * 1024;
constexpr qint64 kLingerMs = 1'000;
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
    , m_upgrades(front)
    , m_intake(front)
    , m_writer(front, *socket, [this] { return askPiece(); })
    , m_pace(m_policy.bodyMs, m_policy.slowestStream)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(m_policy.headBytes + kReadAheadBytes);
    connect(m_socket, &ClientSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &ClientSocket::bytesWritten, this, &HttpConnection::pump);
    connect(m_socket, &ClientSocket::disconnected, this, &HttpConnection::close);
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
    const auto begin = [this] {
        m_forwarding.secure = m_secure = m_socket->isTls();
        m_phase = Phase::Head;
        onReadyRead();
    };
    connect(m_socket, &ClientSocket::encrypted, this, begin);
    connect(m_socket, &ClientSocket::plainSpoken, this, begin);
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
        if (m_intake.isPieceWanted())
            return refuse(408, "The body took too long."_L1);
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
        readWholeBody();
        break;
    case Phase::Answer:
        givePiece();
        break;
    case Phase::Linger:
        m_discarded += m_socket->discard();
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
    if (!m_forwarding.isProxied && namesClient(m_head))
        m_front.setup().log->unnamedProxy(m_peer);
    m_originValue = m_head.headers.value("origin");
    m_origin = m_policy.judgeOrigin(m_originValue, m_forwarding.host, m_forwarding.secure);
    if (!m_secure && !m_policy.takesPlain(m_peer))
        return refuse(421, "This server takes encrypted connections only. Come by one of its links, or by https."_L1);
    // Both names: a page that points its own here can claim another one to have been forwarded.
    for (const QByteArray &host : {m_head.host, m_forwarding.host}) {
        if (m_policy.isHostAllowed(host))
            continue;
        m_front.setup().log->refusedName(host);
        return refuse(403, "This server does not go by that name."_L1);
    }
    if (m_head.isForTls && !m_forwarding.secure)
        return refuse(421, "This connection is not encrypted."_L1);
    if (const auto path = decodePath(m_head.path()))
        m_path = *path;
    else
        return refuse(400, "The path is malformed."_L1);
    if (m_upgrades.isAsked(m_head, m_path))
        return beginUpgrade();
    if (!isKnownMethod(m_head.method))
        return refuse(501, "This method is not known here."_L1);
    if (m_clean)
        m_socket->skip(m_head.size);
    m_match = m_front.setup().router->match(m_head.method, m_path);
    // A connection whose request has a body still to come is closed after such an answer.
    if (auto answer = answerAtGate(m_head, m_match, m_origin, m_front.setup()))
        respond(std::move(*answer));
    else
        beginBody();
}

void HttpConnection::beginUpgrade()
{
    m_phase = Phase::Bearer;
    m_upgrades.judge(m_head, m_path, m_forwarding, {m_life, [this, number = m_request](Result<UpgradeVerdict> verdict) {
                                                        if (m_phase != Phase::Bearer || number != m_request)
                                                            return;
                                                        if (!verdict)
                                                            return refuse(failure());
                                                        if (verdict->refusal)
                                                            return refuse(std::move(*verdict->refusal));
                                                        handOn(std::move(verdict->request));
                                                    }});
}

void HttpConnection::handOn(UpgradeRequest upgrade)
{
    if (auto refusal = m_upgrades.refuseLate(*m_socket, m_head, m_forwarding))
        return refuse(std::move(*refusal));
    m_socket->skip(m_head.size);
    ClientSocket *socket = std::exchange(m_socket, nullptr);
    m_phase = Phase::Gone;
    m_front.wheel().cancel(m_deadline);
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_front.forget(this);
    m_front.handOn(socket, std::move(upgrade));
}

void HttpConnection::beginBody()
{
    if (m_clean)
        return dispatch();
    if (!m_intake.begin(*m_socket, m_head.size, m_match.bodyLimit))
        return refuse(400, "The request is malformed."_L1);
    if (m_match.isStreaming)
        return dispatch();
    m_phase = Phase::Body;
    setDeadline(allowance(m_policy.bodyMs, m_match.bodyLimit, m_policy.slowestBytesPerSecond));
    sayContinue();
    readWholeBody();
}

//! The body is wanted.
void HttpConnection::sayContinue()
{
    if (std::exchange(m_head.expectsContinue, false) && m_socket->bytesAvailable() == 0)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpConnection::readWholeBody()
{
    if (takes(m_intake.readWhole()))
        dispatch();
}

//! What comes of a step in reading the body; true: one goes on with what there is.
bool HttpConnection::takes(BodyIntake::Step step)
{
    switch (step) {
    case BodyIntake::Step::Done:
        if (m_intake.isRead() && !std::exchange(m_clean, true))
            m_keepAlive = m_head.keepAlive && int(m_request) < m_policy.requestsPerConnection && !m_front.m_draining;
        return true;
    case BodyIntake::Step::TooLarge:
        refuse(413, "The body is too large."_L1);
        return false;
    case BodyIntake::Step::Malformed:
        refuse(400, "The body is malformed."_L1);
        return false;
    case BodyIntake::Step::Waits:
    case BodyIntake::Step::Idle:
        break;
    }
    return false;
}

void HttpConnection::readStream(quint32 request, HttpBody::Piece piece)
{
    if (m_phase != Phase::Answer || request != m_request)
        return m_front.give(std::move(piece), ErrorCode::Unavailable);
    m_intake.wantPiece(std::move(piece));
    sayContinue();
    givePiece();
}

void HttpConnection::givePiece()
{
    const BodyIntake::Step step = m_intake.givePiece();
    if (step == BodyIntake::Step::Waits)
        setDeadline(m_pace.wait(m_intake.received()));
    if (!takes(step))
        return;
    m_pace.rest();
    setDeadline(m_policy.answerMs);
}

void HttpConnection::dispatch()
{
    HttpRequest request = requestOf(m_head, m_path, m_forwarding);
    if (m_match.isStreaming) {
        request.stream = m_intake.open(m_id, m_request, m_head.knownLength());
        m_pace = Pace(m_policy.bodyMs, m_policy.slowestStream);
    } else {
        request.body = m_intake.takeWhole();
    }
    m_phase = Phase::Answer;
    setDeadline(m_policy.answerMs);
    const HttpRouter::Match match = std::exchange(m_match, {});
    m_front.dispatch(match, std::move(request), {m_life, [this, number = m_request](Result<HttpResponse> response) {
                                                     if (m_phase == Phase::Answer && number == m_request)
                                                         respond(response ? *std::move(response) : failure());
                                                 }});
}

HttpResponse HttpConnection::failure() const
{
    const ErrorInfo &info = errorInfo(ErrorCode::Internal);
    return m_front.setup().refuse(info.httpStatus, info.text);
}

void HttpConnection::drain()
{
    m_keepAlive = false;
    if (m_phase == Phase::Head && !m_headStarted)
        close();
}

void HttpConnection::refuse(HttpResponse response)
{
    m_keepAlive = false;
    m_clean = false;
    respond(std::move(response));
}

void HttpConnection::respond(HttpResponse response)
{
    m_intake.end(ErrorCode::Unavailable);
    ResponsePlan plan = planResponse(m_head, std::move(response),
                                     {.origin = m_origin,
                                      .originValue = m_originValue,
                                      .keepAlive = m_keepAlive,
                                      .secure = m_forwarding.secure,
                                      .hstsSeconds = m_policy.hstsSeconds,
                                      .isForPagesElsewhere = m_policy.servesPagesElsewhere});
    m_keepAlive = plan.keepAlive;
    m_phase = Phase::Write;
    if (plan.sendsStream) {
        m_pace = Pace(m_policy.writeMs, m_policy.slowestStream);
        setDeadline(m_pace.wait(0));
    } else {
        setDeadline(allowance(m_policy.writeMs, plan.body.size(), m_policy.slowestBytesPerSecond));
    }
    m_writer.begin(std::move(plan));
    pump();
}

HttpBody::Piece HttpConnection::askPiece()
{
    return {m_life, [this, number = m_request](const Result<QByteArray> &piece) {
                if (m_phase == Phase::Write && number == m_request)
                    takePiece(piece);
            }};
}

void HttpConnection::takePiece(const Result<QByteArray> &piece)
{
    m_writer.give(piece);
    setDeadline(m_pace.wait(m_writer.writtenBytes()));
    pump();
}

void HttpConnection::pump()
{
    if (m_phase != Phase::Write)
        return;
    switch (m_writer.pump()) {
    case ResponseWriter::State::Writing:
        break;
    case ResponseWriter::State::Fetching:
        m_pace.rest();
        setDeadline(m_policy.answerMs);
        break;
    case ResponseWriter::State::Cut: // the only way to say that this was not all
        close();
        break;
    case ResponseWriter::State::Done:
        finishResponse();
        break;
    }
}

void HttpConnection::finishResponse()
{
    m_writer.release();
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
    m_socket->endWriting();
    onReadyRead();
}

void HttpConnection::close()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    m_front.wheel().cancel(m_deadline);
    m_intake.end(ErrorCode::Unavailable);
    m_writer.release();
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

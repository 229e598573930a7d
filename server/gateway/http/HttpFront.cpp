// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpFront.h"

#include "ClientSocket.h"
#include "Descriptor.h"
#include "HttpConnection.h"
#include "RequestBody.h"

#include <QPointer>
#include <QThread>

namespace confab::gateway {

HttpFront::HttpFront(FrontSetup setup, UpgradeHandler onUpgrade, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_onUpgrade(std::move(onUpgrade))
    , m_wheel(this)
{
    Q_ASSERT(m_setup.router && m_onUpgrade);
    if (m_setup.tls)
        setTls(*m_setup.tls);
}

HttpFront::~HttpFront()
{
    // Before the wheel goes: connections cancel their deadlines.
    qDeleteAll(std::exchange(m_connections, {}));
}

void HttpFront::take(qintptr descriptor, const QHostAddress &peer, ConnectionTicket ticket)
{
    Q_ASSERT(QThread::currentThread() == thread());
    auto socket = std::make_unique<ClientSocket>(std::move(ticket));
    // Never in the clear where TLS is asked for.
    const bool isServed = !m_draining && m_tls.has_value() == m_setup.tls.has_value();
    if (!isServed || !socket->adopt(descriptor)) {
        closeDescriptor(descriptor);
        return;
    }
    auto *connection = new HttpConnection(*this, ++m_lastId, socket.release(), peer);
    m_connections.insert(connection->id(), connection);
    connection->start();
}

void HttpFront::setTls(const QSslConfiguration &tls)
{
    const auto context = TlsContext::make(tls);
    Q_ASSERT(context); // loadTls() has tried it
    if (context)
        m_tls = *context;
}

void HttpFront::drain()
{
    m_draining = true;
    const auto connections = m_connections.values(); // closing takes them out
    for (HttpConnection *connection : connections)
        connection->drain();
}

qsizetype HttpFront::connectionCount() const
{
    return m_connections.size();
}

void HttpFront::forget(HttpConnection *connection)
{
    m_connections.remove(connection->id());
    connection->deleteLater();
}

void HttpFront::handOn(ClientSocket *socket, UpgradeRequest request)
{
    m_onUpgrade(socket, std::move(request));
}

HttpReply HttpFront::replyTo(quint64 connection, quint32 request)
{
    return [front = QPointer(this), connection, request](HttpResponse response) {
        if (!front)
            return;
        front->withConnection(connection, [request, response = std::move(response)](HttpConnection &target) mutable {
            target.answer(request, std::move(response));
        });
    };
}

template <class Action>
void HttpFront::onHandlerThread(Action action)
{
    QObject *context = m_setup.handlerContext;
    if (!context || context->thread() == thread())
        action();
    else
        QMetaObject::invokeMethod(context, std::move(action), Qt::QueuedConnection);
}

void HttpFront::dispatch(quint64 connection, quint32 request, const HttpRouter::Match &match, HttpRequest content)
{
    onHandlerThread([handler = match.handler, captures = match.captures, content = std::move(content),
                     reply = replyTo(connection, request)] { (*handler)(content, captures, reply); });
}

void HttpFront::askBearer(quint64 connection, quint32 request, const QByteArray &bearer)
{
    core::Reply<Done> reply{m_life, [this, connection, request](const Result<> &verdict) {
                                HttpConnection *target = m_connections.value(connection);
                                if (target && verdict)
                                    return target->upgradeJudged(request, {});
                                if (!target)
                                    return;
                                HttpResponse refusal = errorResponse(verdict.error());
                                refusal.headers.add("www-authenticate", "Bearer");
                                target->upgradeJudged(request, {.refusal = std::move(refusal)});
                            }};
    if (!m_setup.checkBearer)
        return reply(ErrorCode::Unauthorized);
    onHandlerThread(
        [this, bearer, reply = std::move(reply)]() mutable { m_setup.checkBearer(bearer, std::move(reply)); });
}

void HttpFront::askSocket(quint64 connection, quint32 request, const HttpRouter::SocketMatch &match,
                          HttpRequest content)
{
    SocketReply reply = [front = QPointer(this), connection, request](const SocketVerdict &verdict) {
        if (!front)
            return;
        front->withConnection(connection, [request, verdict](HttpConnection &target) {
            target.upgradeJudged(request, verdict);
        });
    };
    onHandlerThread([handler = match.handler, captures = match.captures, content = std::move(content),
                     reply = std::move(reply)] { (*handler)(content, captures, reply); });
}

void HttpFront::withConnection(quint64 connection, std::function<void(HttpConnection &)> action)
{
    onOwnThread([this, connection, action = std::move(action)] {
        if (HttpConnection *target = m_connections.value(connection))
            action(*target);
    });
}

void HttpFront::readRequest(quint64 connection, quint32 request, std::weak_ptr<RequestBody> body)
{
    onOwnThread([this, connection, request, body = std::move(body)] {
        HttpConnection *target = m_connections.value(connection);
        if (target && target->readStream(request))
            return;
        laterOnHandlerThread([body] {
            if (const auto reader = body.lock())
                reader->give(ErrorCode::Unavailable);
        });
    });
}

void HttpFront::readAnswer(quint64 connection, quint32 request, std::shared_ptr<HttpBody> body,
                           std::optional<qint64> from)
{
    // Never at once: a body that has everything at hand would keep this loop until its end.
    laterOnHandlerThread([front = QPointer(this), connection, request, body = std::move(body), from] {
        if (from)
            body->seek(*from);
        body->read([front, connection, request](const Result<QByteArray> &piece) {
            if (!front)
                return;
            front->withConnection(connection,
                                  [request, piece](HttpConnection &target) { target.takePiece(request, piece); });
        });
    });
}

void HttpFront::release(std::shared_ptr<HttpBody> body)
{
    // Not by a call that is posted: of that a copy may be left here, and be the last.
    struct Keeper : QObject
    {
        std::shared_ptr<HttpBody> body;
    };
    auto *keeper = new Keeper;
    keeper->body = std::move(body);
    if (QObject *context = m_setup.handlerContext)
        keeper->moveToThread(context->thread());
    keeper->deleteLater();
}

void HttpFront::onOwnThread(std::function<void()> action)
{
    if (QThread::currentThread() == thread())
        action();
    else
        QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
}

void HttpFront::laterOnHandlerThread(std::function<void()> action)
{
    QObject *context = m_setup.handlerContext ? m_setup.handlerContext : this;
    QMetaObject::invokeMethod(context, std::move(action), Qt::QueuedConnection);
}

} // namespace confab::gateway

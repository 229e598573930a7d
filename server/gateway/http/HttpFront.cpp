// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpFront.h"

#include "ClientSocket.h"
#include "Descriptor.h"
#include "HttpConnection.h"

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

template <class Action>
void HttpFront::onOwnThread(Action action)
{
    if (QThread::currentThread() == thread())
        action();
    else
        QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
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

template <class Action>
void HttpFront::laterOnHandlerThread(Action action)
{
    QObject *context = m_setup.handlerContext ? m_setup.handlerContext : this;
    QMetaObject::invokeMethod(context, std::move(action), Qt::QueuedConnection);
}

void HttpFront::dispatch(const HttpRouter::Match &match, HttpRequest content, HttpReply reply)
{
    onHandlerThread([handler = match.handler, captures = match.captures, content = std::move(content),
                     reply = std::move(reply)]() mutable { (*handler)(content, captures, std::move(reply)); });
}

void HttpFront::askBearer(const QByteArray &bearer, core::Reply<Done> reply)
{
    if (!m_setup.checkBearer)
        return reply(ErrorCode::Unauthorized);
    onHandlerThread(
        [check = m_setup.checkBearer, bearer, reply = std::move(reply)]() mutable { check(bearer, std::move(reply)); });
}

void HttpFront::askSocket(const HttpRouter::SocketMatch &match, HttpRequest content, SocketReply reply)
{
    onHandlerThread([handler = match.handler, captures = match.captures, content = std::move(content),
                     reply = std::move(reply)]() mutable { (*handler)(content, captures, std::move(reply)); });
}

void HttpFront::readRequest(quint64 connection, quint32 request, HttpBody::Piece piece)
{
    onOwnThread([this, connection, request, piece = std::move(piece)]() mutable {
        if (HttpConnection *target = m_connections.value(connection))
            target->readStream(request, std::move(piece));
        else
            give(std::move(piece), ErrorCode::Unavailable);
    });
}

void HttpFront::give(HttpBody::Piece wanted, Result<QByteArray> piece)
{
    // Never at once: a reader that goes on by itself would need a deep stack, and all of this loop's time.
    laterOnHandlerThread(
        [wanted = std::move(wanted), piece = std::move(piece)]() mutable { wanted(std::move(piece)); });
}

void HttpFront::readAnswer(std::shared_ptr<HttpBody> body, std::optional<qint64> from, HttpBody::Piece piece)
{
    // Never at once: a body that has everything at hand would keep this loop until its end.
    laterOnHandlerThread([body = std::move(body), from, piece = std::move(piece)]() mutable {
        if (from)
            body->seek(*from);
        body->read(std::move(piece));
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

} // namespace confab::gateway

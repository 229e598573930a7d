// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpFront.h"

#include "ClientSocket.h"
#include "Descriptor.h"
#include "HttpConnection.h"

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

void HttpFront::dispatch(quint64 connection, quint32 request, const HttpRouter::Match &match, HttpRequest content)
{
    onHandlerThread([handler = match.handler, captures = match.captures, content = std::move(content),
                     reply = replyTo(connection, request)] { (*handler)(content, captures, reply); });
}

void HttpFront::askBearer(quint64 connection, const QByteArray &bearer)
{
    if (!m_setup.checkBearer) {
        withConnection(connection, [](HttpConnection &target) { target.bearerJudged(ErrorCode::Unauthorized); });
        return;
    }
    const Reply<Done> reply = [front = QPointer(this), connection](Result<Done> verdict) {
        if (!front)
            return;
        front->withConnection(connection, [verdict](HttpConnection &target) { target.bearerJudged(verdict); });
    };
    onHandlerThread([this, bearer, reply] { m_setup.checkBearer(bearer, reply); });
}

void HttpFront::withConnection(quint64 connection, std::function<void(HttpConnection &)> action)
{
    const auto run = [this, connection, action = std::move(action)] {
        if (HttpConnection *target = m_connections.value(connection))
            action(*target);
    };
    if (QThread::currentThread() == thread())
        run();
    else
        QMetaObject::invokeMethod(this, run, Qt::QueuedConnection);
}

void HttpFront::onHandlerThread(std::function<void()> action)
{
    QObject *context = m_setup.handlerContext;
    if (!context || context->thread() == thread())
        action();
    else
        QMetaObject::invokeMethod(context, std::move(action), Qt::QueuedConnection);
}

} // namespace confab::gateway

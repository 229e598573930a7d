// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpFront.h"

#include "Descriptor.h"
#include "HttpConnection.h"

#include <QPointer>
#include <QSslSocket>
#include <QThread>

namespace confab::gateway {

namespace {

struct Counted
{
    ConnectionTicket ticket;
};

//! A socket that is counted as long as it lives, in whatever hands.
template <class Base>
class CountedSocket final : public Base, public Counted
{
public:
    explicit CountedSocket(ConnectionTicket ticket)
        : Counted{std::move(ticket)}
    {
    }
};

} // namespace

HttpFront::HttpFront(FrontSetup setup, UpgradeHandler onUpgrade, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_onUpgrade(std::move(onUpgrade))
    , m_wheel(this)
{
    Q_ASSERT(m_setup.router && m_onUpgrade);
}

HttpFront::~HttpFront()
{
    // Before the wheel goes: connections cancel their deadlines.
    qDeleteAll(std::exchange(m_connections, {}));
}

void HttpFront::take(qintptr descriptor, const QHostAddress &peer, ConnectionTicket ticket)
{
    Q_ASSERT(QThread::currentThread() == thread());
    QTcpSocket *socket = m_draining ? nullptr : makeSocket(descriptor, std::move(ticket));
    if (!socket) {
        closeDescriptor(descriptor);
        return;
    }
    auto *connection = new HttpConnection(*this, ++m_lastId, socket, peer);
    m_connections.insert(connection->id(), connection);
    connection->start();
}

QTcpSocket *HttpFront::makeSocket(qintptr descriptor, ConnectionTicket ticket) const
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_setup.tls) {
        auto encrypted = std::make_unique<CountedSocket<QSslSocket>>(std::move(ticket));
        encrypted->setSslConfiguration(*m_setup.tls);
        socket = std::move(encrypted);
    } else {
        socket = std::make_unique<CountedSocket<QTcpSocket>>(std::move(ticket));
    }
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket.release();
}

bool HttpFront::countFor(QTcpSocket &socket, const QHostAddress &client)
{
    auto *counted = dynamic_cast<Counted *>(&socket);
    return !counted || counted->ticket.moveTo(client);
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

void HttpFront::handOn(QTcpSocket *socket, UpgradeRequest request)
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

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RawHttpPeer.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

namespace {

qsizetype contentLength(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.sliced(15).trimmed().toLongLong();
    }
    return 0;
}

} // namespace

RawHttpPeer::RawHttpPeer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            accept(socket);
    });
}

QUrl RawHttpPeer::url() const
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(m_server.serverPort()));
}

QByteArray RawHttpPeer::okHead(const QByteArray &type)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
}

QByteArray RawHttpPeer::chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

void RawHttpPeer::accept(QTcpSocket *socket)
{
    ++m_open;
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_open;
        socket->deleteLater();
    });
    const auto buffer = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] { read(socket, buffer); });
}

void RawHttpPeer::read(QTcpSocket *socket, const std::shared_ptr<QByteArray> &buffer)
{
    buffer->append(socket->readAll());
    const qsizetype end = buffer->indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = buffer->first(end);
    const qsizetype length = contentLength(head);
    if (buffer->size() < end + 4 + length)
        return;
    requests.append({head, buffer->sliced(end + 4, length)});
    buffer->clear();
    const QList<QByteArray> pieces = answers.size() > 1 ? answers.takeFirst() : answers.value(0);
    writeNext(socket, pieces, 0);
}

void RawHttpPeer::release(const QList<QByteArray> &pieces)
{
    isHeld = false;
    const auto held = std::exchange(m_held, {});
    for (const QPointer<QTcpSocket> &socket : held) {
        if (socket)
            writeNext(socket, pieces, 0);
    }
}

void RawHttpPeer::writeNext(QTcpSocket *socket, const QList<QByteArray> &pieces, int index)
{
    if (index >= pieces.size() && isEndless)
        index = int(pieces.size()) - 1;
    if (index >= pieces.size()) {
        if (isHeld)
            m_held.append(socket);
        else if (resets)
            socket->abort();
        else if (closes)
            socket->disconnectFromHost();
        return;
    }
    // An endless answer waits for its reader, as a kernel would make it.
    if (socket->bytesToWrite() < 1'000'000) {
        socket->write(pieces[index]);
        m_written += pieces[index].size();
        ++index;
    }
    QTimer::singleShot(pauseMs, socket, [this, socket, pieces, index] { writeNext(socket, pieces, index); });
}

} // namespace confab::tests

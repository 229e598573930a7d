// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace confab::client::test {

//! Answers every request with the same bytes and keeps what it was sent.
class TinyHttpServer : public QTcpServer
{
public:
    explicit TinyHttpServer(const QByteArray &answerStatus, const QByteArray &answerBody,
                            const QByteArray &headers = {})
        : status(answerStatus)
        , answer(answerBody)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [=, this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [=, this] {
                request += socket->readAll();
                const auto head = request.indexOf("\r\n\r\n");
                if (head < 0 || !(request.endsWith('}') || request.startsWith("GET") || isWhole(head)))
                    return;
                ++requests;
                socket->write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n" +
                              headers + "Content-Length: " + QByteArray::number(answer.size()) + "\r\n\r\n" + answer);
                socket->disconnectFromHost();
            });
        });
    }
    QJsonObject body() const { return QJsonDocument::fromJson(request.mid(request.indexOf("\r\n\r\n") + 4)).object(); }

    //! As long as it said it would be.
    bool isWhole(qsizetype head) const
    {
        const auto at = request.toLower().indexOf("content-length: ");
        const auto end = request.indexOf('\r', at);
        return at >= 0 && at < head && request.size() >= head + 4 + request.mid(at + 16, end - at - 16).toLongLong();
    }

    QByteArray status;
    QByteArray answer;
    QByteArray request;
    int requests = 0;
};

} // namespace confab::client::test

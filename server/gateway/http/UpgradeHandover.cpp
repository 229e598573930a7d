// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UpgradeHandover.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketServer>

namespace confab::gateway {

void handOver(QWebSocketServer &server, QTcpSocket *socket)
{
    QTimer::singleShot(0, socket, [target = QPointer<QWebSocketServer>(&server), socket] {
        if (!target || socket->state() != QAbstractSocket::ConnectedState) {
            socket->deleteLater();
            return;
        }
        // The request stands in the socket's buffer already, so no readyRead() will come by itself. Newer versions of
        // Qt announce it in handleConnection(); doing so twice could have the first frame taken for a second request.
        bool announced = false;
        const auto connection =
            QObject::connect(socket, &QIODevice::readyRead, socket, [&announced] { announced = true; });
        target->handleConnection(socket);
        QObject::disconnect(connection);
        if (!announced && socket->bytesAvailable() > 0)
            Q_EMIT socket->readyRead();
    });
}

} // namespace confab::gateway

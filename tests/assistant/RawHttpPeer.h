// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace confab::tests {

//! A web server that answers each request byte for byte as the test says, however wrong that is.
class RawHttpPeer : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray head;
        QByteArray body;
    };

    RawHttpPeer();

    QUrl url() const;
    //! What is sent for the next requests, in pieces; the last one is for all further ones.
    QList<QList<QByteArray>> answers;
    //! Between two pieces; 0 writes one a turn of the event loop.
    int pauseMs = 0;
    //! After the last piece: close, or leave the connection open.
    bool closes = true;
    //! Sends the last piece over and over.
    bool isEndless = false;
    //! Instead of a proper close: reset.
    bool resets = false;
    //! After the last piece: wait for release().
    bool isHeld = false;
    //! Sends these further pieces on every connection that is held.
    void release(const QList<QByteArray> &pieces);

    QList<Request> requests;
    int openCount() const { return m_open; }
    qint64 written() const { return m_written; }

    static QByteArray okHead(const QByteArray &type = "text/event-stream");
    static QByteArray chunkOf(const QByteArray &bytes);

private:
    void accept(QTcpSocket *socket);
    void read(QTcpSocket *socket, const std::shared_ptr<QByteArray> &buffer);
    void writeNext(QTcpSocket *socket, const QList<QByteArray> &pieces, int index);

    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_held;
    int m_open = 0;
    qint64 m_written = 0;
};

} // namespace confab::tests

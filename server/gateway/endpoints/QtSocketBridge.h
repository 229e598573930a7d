// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TlsBacklog.h"

#include <QTcpSocket>

#include <functional>
#include <memory>

namespace confab::gateway {

class ClientSocket;

//! A ClientSocket as Qt's WebSockets want to have it, plain or TLS: a QTcpSocket without a descriptor of its own. Reads
//! first what it is told to, and nothing while it is paused, so that a client feels by TCP that it sends too fast; Qt's
//! WebSockets have no such brake. Loop thread.
class QtSocketBridge final : public QTcpSocket
{
    Q_OBJECT

public:
    //! The client's socket outlives it. `first` stands before what comes from there. Up to `most` bytes are kept: Qt
    //! reads a frame when all of it is there.
    QtSocketBridge(ClientSocket &client, QByteArray first, qint64 most, QObject *parent);
    ~QtSocketBridge() override;

    //! Looked at before each message is read: true lets what is there wait for readOn().
    std::function<bool()> isPaused = [] { return false; };
    void readOn() { Q_EMIT readyRead(); }
    //! Bytes that were written so far.
    qint64 writtenBytes() const { return m_written; }

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    bool canReadLine() const override { return true; }
    void close() override;
    void disconnectFromHost() override { close(); }

protected:
    qint64 readData(char *data, qint64 most) override;
    // Those of the base go to a descriptor.
    qint64 readLineData(char *data, qint64 most) override { return QIODevice::readLineData(data, most); }
    qint64 skipData(qint64 most) override { return QIODevice::skipData(most); }
    qint64 writeData(const char *data, qint64 size) override;

private:
    void fetch() const;
    void onWritten();

    ClientSocket &m_client;
    mutable QByteArray m_buffer; //!< read there and not here
    qint64 m_most;
    qint64 m_written = 0;
    std::unique_ptr<TlsBacklog> m_tls = {};
};

} // namespace confab::gateway

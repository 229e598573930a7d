// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "QtSocketBridge.h"

#include "gateway/http/ClientSocket.h"

#include <algorithm>

namespace confab::gateway {

QtSocketBridge::QtSocketBridge(ClientSocket &client, QByteArray first, qint64 most, QObject *parent)
    : QTcpSocket(parent)
    , m_client(client)
    , m_buffer(std::move(first))
    , m_most(most)
{
    if (client.isTls()) {
        m_tls = std::make_unique<TlsBacklog>(client);
        connect(&client, &ClientSocket::bytesWritten, this, &QtSocketBridge::onWritten);
    }
    setSocketState(ConnectedState);
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    connect(&client, &ClientSocket::readyRead, this, &QIODevice::readyRead);
    connect(&client, &ClientSocket::disconnected, this, [this] {
        setSocketState(UnconnectedState);
        Q_EMIT stateChanged(UnconnectedState);
        Q_EMIT disconnected();
    });
}

QtSocketBridge::~QtSocketBridge()
{
    // The base's own end looks for a descriptor.
    setSocketState(UnconnectedState);
}

qint64 QtSocketBridge::bytesAvailable() const
{
    if (!isOpen() || isPaused())
        return 0;
    fetch();
    return QIODevice::bytesAvailable() + m_buffer.size();
}

//! To the last byte: a socket whose buffer was full, and was read but not emptied, never looks for more.
void QtSocketBridge::fetch() const
{
    constexpr qint64 kReadBytes = 16 * 1024;
    while (m_buffer.size() < m_most) {
        const QByteArray bytes = m_client.read(kReadBytes);
        if (bytes.isEmpty())
            break;
        m_buffer += bytes;
    }
}

qint64 QtSocketBridge::bytesToWrite() const
{
    return m_client.unsentBytes() + (m_tls ? m_tls->bytes() : 0);
}

void QtSocketBridge::close()
{
    if (!isOpen())
        return;
    QIODevice::close();
    onWritten();
}

//! The client's socket sends what it has been given before it ends; what it was not given yet is waited for.
void QtSocketBridge::onWritten()
{
    if (m_tls)
        m_tls->send();
    if (!isOpen() && (!m_tls || m_tls->bytes() == 0))
        m_client.disconnectFromHost();
}

qint64 QtSocketBridge::readData(char *data, qint64 most)
{
    fetch();
    const qint64 count = std::min<qint64>(most, m_buffer.size());
    std::copy_n(m_buffer.constData(), count, data);
    if (count == m_buffer.size())
        m_buffer = {}; // its memory too
    else
        m_buffer.remove(0, count);
    return count;
}

qint64 QtSocketBridge::writeData(const char *data, qint64 size)
{
    const QByteArray bytes(data, size);
    m_written += size;
    if (m_tls) {
        m_tls->append(bytes);
        m_tls->send();
    } else {
        m_client.write(bytes);
    }
    return size;
}

} // namespace confab::gateway

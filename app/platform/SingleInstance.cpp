// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

namespace confab::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 2'000;
constexpr qint64 kMaxAddressBytes = 1'024;

//! Short, as the system wants it, and another one for each profile.
QString socketName(const QString &folder)
{
    const QByteArray path = QDir(folder).canonicalPath().toUtf8();
    return "confab-"_L1 +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_name(socketName(folder))
    , m_lock(QDir(folder).filePath(u"in-use"_s))
{
    m_lock.setStaleLockTime(0); // old age is no sign of death
    if (m_lock.tryLock())
        listen();
}

SingleInstance::~SingleInstance() = default;

void SingleInstance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server->nextPendingConnection()) {
            caller->setReadBufferSize(kMaxAddressBytes);
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            // The caller ends its call by closing: then all of it is there.
            connect(caller, &QLocalSocket::disconnected, this,
                    [this, caller] { Q_EMIT called(QString::fromUtf8(caller->read(kMaxAddressBytes))); });
        }
    });
    QLocalServer::removeServer(m_name); // left by a crash
    m_server->listen(m_name);
}

bool SingleInstance::callFirst(const QString &address) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kPatienceMs))
        return false;
    socket.write(address.toUtf8());
    socket.disconnectFromServer();
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(kPatienceMs);
}

} // namespace confab::platform

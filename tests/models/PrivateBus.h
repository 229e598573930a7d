// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>

namespace confab::tests {

//! A message bus of the test's own, on which it is everybody. Not running where D-Bus is not installed.
class PrivateBus
{
public:
    PrivateBus()
    {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            return;
        m_process.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                                 QStringLiteral("--print-address")});
        if (m_process.waitForStarted() && m_process.waitForReadyRead())
            m_address = QString::fromLocal8Bit(m_process.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        for (const QString &name : std::as_const(m_names))
            QDBusConnection::disconnectFromBus(name);
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    bool isRunning() const { return !m_address.isEmpty(); }
    //! One that takes part in it.
    QDBusConnection connection(const QString &name)
    {
        m_names += name;
        return QDBusConnection::connectToBus(m_address, name);
    }
    void leave(const QString &name)
    {
        QDBusConnection::disconnectFromBus(name);
        m_names.removeAll(name);
    }

private:
    QProcess m_process;
    QString m_address;
    QStringList m_names;
};

} // namespace confab::tests

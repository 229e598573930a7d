// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ServerAddress.h"
#include "client/SignIn.h"
#include "host/DataBackup.h"
#include "host/RoomServer.h"

#include <QTemporaryDir>
#include <QTest>

namespace confab::test {

using namespace Qt::StringLiterals;

inline constexpr int kPatienceMs = 20'000;

//! A real server on a free port of the loopback, which can be stopped and started again at the same port.
class Hosted
{
public:
    Hosted() { start(0); }
    ~Hosted() { stop(); }

    void start(quint16 port)
    {
        host::ServerConfig config;
        config.listen.front().port = port;
        config.dataFolder = m_folder.path();
        config.rateLimitsEnabled = false;
        config.sageWordsPerSecond = 60;
        m_server = std::make_unique<host::RoomServer>(config);
        bool ready = false;
        m_server->start([&](const Result<> &started) {
            if (!started)
                qFatal("%s", qPrintable(started.error().text()));
            ready = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(ready, kPatienceMs);
        m_port = m_server->port();
    }
    void stop()
    {
        if (!m_server)
            return;
        bool stopped = false;
        m_server->stop([&] { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, kPatienceMs);
        m_server.reset();
    }
    void startAgain() { start(m_port); }
    void backUp() { QVERIFY(host::backupData(m_folder.path(), m_backups.filePath(u"copy"_s))); }
    //! While it is stopped: as server/README.md says.
    void setBack()
    {
        for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_folder.filePath(u"confab.sqlite"_s + end));
        QVERIFY(QFile::copy(m_backups.filePath(u"copy"_s), m_folder.filePath(u"confab.sqlite"_s)));
    }
    quint16 port() const { return m_port; }
    client::ServerAddress address() const { return client::ServerAddress::local(m_port); }

private:
    QTemporaryDir m_folder;
    QTemporaryDir m_backups;
    std::unique_ptr<host::RoomServer> m_server;
    quint16 m_port = 0;
};

inline client::Credentials signInAsGuest(const Hosted &hosted, const QString &name)
{
    client::SignIn signIn(hosted.address());
    std::optional<client::Credentials> credentials;
    signIn.guest(name, [&](Result<client::Credentials> signedIn) {
        if (!signedIn)
            qFatal("%s", qPrintable(signedIn.error().text()));
        credentials = *signedIn;
    });
    if (!QTest::qWaitFor([&] { return credentials.has_value(); }, kPatienceMs))
        qFatal("the server does not let anybody in");
    return *credentials;
}

} // namespace confab::test

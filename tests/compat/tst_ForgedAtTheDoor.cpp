// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "../core/ForgedTokens.h"
#include "ForeignForgeries.h"
#include "host/RoomServer.h"

#include <QDateTime>
#include <QEventLoop>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <algorithm>

using namespace confab;
using namespace confab::test;
using namespace Qt::StringLiterals;

//! Forged tokens with the key that ChipiAI Chat's servers share, brought to a server that stands in for them.
class tst_ForgedAtTheDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void noForgedTokenOpensASocket_data();
    void noForgedTokenOpensASocket();

private:
    static constexpr int kPatienceMs = 20'000;

    //! Of the answer to an upgrade; 0: it was hung up, -1: nothing came.
    int statusFor(const QByteArray &target, const QByteArray &header);

    const QByteArray m_key = "the key that both of the servers have";
    QTemporaryDir m_folder;
    std::unique_ptr<host::RoomServer> m_server;
    quint16 m_port = 0;
};

void tst_ForgedAtTheDoor::initTestCase()
{
    const QString any = u"127.0.0.1:0"_s;
    host::ServerConfig config;
    config.listen.front().port = 0;
    config.dataFolder = m_folder.path();
    config.rateLimitsEnabled = false;
    config.compat = {{.name = u"chipiai"_s,
                      .isEnabled = true,
                      .listen = {{u""_s, any}, {u"gateway"_s, any}},
                      .variables = {{u"JWT_KEY_CHAT"_s, QString::fromLatin1(m_key)}}}};
    m_server = std::make_unique<host::RoomServer>(config);
    bool isReady = false;
    m_server->start([&](const Result<> &started) {
        QVERIFY2(started, started ? "" : qPrintable(started.error().text()));
        isReady = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(isReady, kPatienceMs);
    const QStringList urls = m_server->compatUrls();
    QVERIFY(!urls.isEmpty());
    m_port = quint16(QUrl(urls.first().section(u": "_s, 1)).port(0));
    QVERIFY(m_port != 0);
}

void tst_ForgedAtTheDoor::cleanupTestCase()
{
    bool isStopped = false;
    m_server->stop([&] { isStopped = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isStopped, kPatienceMs);
    m_server.reset();
}

int tst_ForgedAtTheDoor::statusFor(const QByteArray &target, const QByteArray &header)
{
    QTcpSocket socket;
    QByteArray answer;
    // Not by QTest::qWaitFor(), which sleeps: there are thousands of them.
    QEventLoop loop;
    connect(&socket, &QTcpSocket::readyRead, &loop, [&] {
        answer += socket.readAll();
        if (answer.contains("\r\n"))
            loop.exit(answer.mid(9, 3).toInt());
    });
    connect(&socket, &QTcpSocket::disconnected, &loop, [&] { loop.exit(answer.mid(9, 3).toInt()); });
    QTimer::singleShot(kPatienceMs, &loop, [&] { loop.exit(-1); });
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    socket.write("GET /chat" + target +
                 " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                 header + "\r\n");
    return loop.exec();
}

void tst_ForgedAtTheDoor::noForgedTokenOpensASocket_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char *way : {"query", "Authorization: Bearer ", "Authorization: ", "Cookie: jwt="})
        QTest::newRow(way) << QByteArray(way);
}

// S0.10 S0.11 S0.13
void tst_ForgedAtTheDoor::noForgedTokenOpensASocket()
{
    QFETCH(QByteArray, way);
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    const core::Identity who{
        {UserId::make(), u"Zoë"_s, UserKind::Person}, SessionId::make(), false, Role::Owner, now + 600'000};
    const bool isHeader = way != "query";
    // A header's value has no blanks around it and no line breaks in it, and a cookie ends at a semicolon.
    const auto isCarried = [isHeader](const QByteArray &token) {
        return !isHeader || std::ranges::all_of(token, [](char c) { return c > ' ' && c <= '~' && c != ';'; });
    };
    QStringList wrong;
    int tried = 0;
    for (const Forgery &forgery : ForgedTokens(m_key, who, now).all()) {
        if (!isCarried(forgery.token))
            continue;
        ++tried;
        const int status = isHeader ? statusFor({}, way + forgery.token + "\r\n")
                                    : statusFor("?token=" + forgery.token.toPercentEncoding(), {});
        if ((status == 101) != isForeignButGood(forgery.what) || status < 0 || status >= 500)
            wrong.append(u"%1 %2"_s.arg(status).arg(QString::fromUtf8(forgery.what)));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY2(tried > 500, QByteArray::number(tried).constData());
}

QTEST_GUILESS_MAIN(tst_ForgedAtTheDoor)
#include "tst_ForgedAtTheDoor.moc"

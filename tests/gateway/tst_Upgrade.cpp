// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "gateway/http/TlsSetup.h"

#include <QProcess>
#include <QSignalSpy>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWebSocket>

#include <sys/socket.h>

using namespace confab::gateway;
using namespace confab;
using namespace Qt::StringLiterals;

namespace {

//! An upgrade request with some headers replaced; an empty value leaves the header out.
QByteArray upgradeWith(const QList<std::pair<QByteArray, QByteArray>> &changes = {},
                       const QByteArray &line = "GET /gateway HTTP/1.1")
{
    QList<std::pair<QByteArray, QByteArray>> headers{{"Host", "localhost"},
                                                     {"Upgrade", "websocket"},
                                                     {"Connection", "Upgrade"},
                                                     {"Sec-WebSocket-Version", "13"},
                                                     {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    for (const auto &[name, value] : changes) {
        headers.removeIf([&](const auto &header) { return header.first == name; });
        if (!value.isEmpty())
            headers.append({name, value});
    }
    QByteArray request = line + "\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    return request + "\r\n";
}

FrontSetup withBearerCheck()
{
    FrontSetup setup;
    setup.checkBearer = [](const QByteArray &bearer, core::Reply<Done> reply) {
        if (bearer == "good")
            reply(Done{});
        else if (bearer == "expired")
            reply(ErrorCode::TokenExpired);
        else
            reply(ErrorCode::Unauthorized);
    };
    return setup;
}

//! A masked text frame.
QByteArray frame(const QByteArray &text)
{
    return QByteArray("\x81") + char(0x80 | text.size()) + QByteArray(4, '\0') + text;
}

//! Whose the certificate is doesn't matter here.
void beginTls(QSslSocket &client, quint16 port)
{
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(u"localhost"_s, port, QIODevice::ReadWrite, QAbstractSocket::IPv4Protocol);
}

} // namespace

class tst_Upgrade : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<FrontSetup> m_tls;

private Q_SLOTS:
    void initTestCase_data() { FrontFixture::addKinds(); }
    void init() { FrontFixture::takeKind(); }

    void initTestCase()
    {
        m_tls = tlsSetup(m_folder.path());
        if (m_tls)
            m_tls->policy.headMs = 2'000;
    }

    void badUpgradesEndBefore101_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no upgrade") << upgradeWith({{"Upgrade", ""}}) << 426;
        QTest::newRow("other upgrade") << upgradeWith({{"Upgrade", "h2c"}}) << 426;
        QTest::newRow("no connection token") << upgradeWith({{"Connection", "keep-alive"}}) << 400;
        QTest::newRow("POST") << upgradeWith({}, "POST /gateway HTTP/1.1") << 405;
        QTest::newRow("HEAD") << upgradeWith({}, "HEAD /gateway HTTP/1.1") << 405;
        QTest::newRow("HTTP/1.0") << upgradeWith({}, "GET /gateway HTTP/1.0") << 426;
        QTest::newRow("no version") << upgradeWith({{"Sec-WebSocket-Version", ""}}) << 426;
        QTest::newRow("version 8") << upgradeWith({{"Sec-WebSocket-Version", "8"}}) << 426;
        QTest::newRow("version 13, 8") << upgradeWith({{"Sec-WebSocket-Version", "13, 8"}}) << 426;
        QTest::newRow("no key") << upgradeWith({{"Sec-WebSocket-Key", ""}}) << 400;
        QTest::newRow("short key") << upgradeWith({{"Sec-WebSocket-Key", "c2hvcnQ="}}) << 400;
        QTest::newRow("key that is no base64")
            << upgradeWith({{"Sec-WebSocket-Key", "!!!!!!!!!!!!!!!!!!!!!!=="}}) << 400;
        QTest::newRow("foreign origin") << upgradeWith({{"Origin", "https://evil.example"}}) << 403;
        QTest::newRow("null origin") << upgradeWith({{"Origin", "null"}}) << 403;
        QTest::newRow("rebound host") << upgradeWith({{"Host", "evil.example"}}) << 403;
        QTest::newRow("rebound host and origin")
            << upgradeWith({{"Host", "evil.example"}, {"Origin", "http://evil.example"}}) << 403;
        QTest::newRow("bad token") << upgradeWith({{"Authorization", "Bearer bad"}}) << 401;
        QTest::newRow("expired token") << upgradeWith({{"Authorization", "Bearer expired"}}) << 401;
        QTest::newRow("empty token") << upgradeWith({{"Authorization", "Bearer"}}) << 401;
        QTest::newRow("basic credentials") << upgradeWith({{"Authorization", "Basic YTpi"}}) << 401;
        QTest::newRow("with a body") << upgradeWith({{"Content-Length", "5"}}) + "hello" << 400;
        QTest::newRow("other path") << upgradeWith({}, "GET /gateway/ HTTP/1.1") << 404;
        QTest::newRow("encoded path") << upgradeWith({}, "GET /%67ateway HTTP/1.1") << 404;
    }
    void badUpgradesEndBefore101()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        FrontFixture fixture(withBearerCheck());
        RawClient client(fixture.port());
        const QByteArray answer = client.untilAnswered(request);
        QCOMPARE(statusOf(answer), status);
        QVERIFY(fixture.upgrades.isEmpty());
        if (status == 426)
            QCOMPARE(headerOf(answer, "sec-websocket-version"), "13");
        if (status == 401)
            QCOMPARE(headerOf(answer, "www-authenticate"), "Bearer");
        if (status == 405)
            QCOMPARE(headerOf(answer, "allow"), "GET");
    }

    void goodUpgradesPassWithWhatTheySaid_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("bearer");
        QTest::addColumn<QByteArray>("subprotocol");
        QTest::newRow("plain") << upgradeWith() << ""_ba
                               << ""_ba;
        QTest::newRow("lists and case") << upgradeWith(
                                               {{"Connection", "keep-alive, UPGRADE"}, {"Upgrade", "WebSocket"}})
                                        << ""_ba
                                        << ""_ba;
        QTest::newRow("own origin") << upgradeWith({{"Origin", "http://localhost"}}) << ""_ba
                                    << ""_ba;
        QTest::newRow("good token") << upgradeWith({{"Authorization", "bearer good"}}) << "good"_ba
                                    << ""_ba;
        QTest::newRow("sub-protocol") << upgradeWith({{"Sec-WebSocket-Protocol", "other, confab.v1"}}) << ""_ba
                                      << "confab.v1"_ba;
        QTest::newRow("other sub-protocols") << upgradeWith({{"Sec-WebSocket-Protocol", "confab.v2, other"}}) << ""_ba
                                             << ""_ba;
        QTest::newRow("query") << upgradeWith({}, "GET /gateway?v=1 HTTP/1.1") << ""_ba
                               << ""_ba;
    }
    void goodUpgradesPassWithWhatTheySaid()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, bearer);
        QFETCH(QByteArray, subprotocol);
        FrontFixture fixture(withBearerCheck());
        RawClient client(fixture.port());
        client.write(request);
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 101 "));
        QCOMPARE(fixture.upgrades.size(), 1);
        QCOMPARE(fixture.upgrades[0].bearer, bearer);
        // The example of RFC 6455 section 1.3.
        QCOMPARE(headerOf(client.received(), "sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        QCOMPARE(headerOf(client.received(), "sec-websocket-protocol"), subprotocol);
        QCOMPARE(fixture.upgrades[0].peer, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(fixture.front().connectionCount(), 0);
        QCOMPARE(fixture.webSockets.size(), 1);
    }

    void aFrameBeforeTheAnswerIsRefusedNotLost()
    {
        FrontFixture fixture;
        RawClient hasty(fixture.port());
        QCOMPARE(statusOf(hasty.untilClosed(upgradeWith() + frame("early"))), 400);
        QVERIFY(fixture.upgrades.isEmpty());
    }

    void aFrameThatLooksLikeARequestIsAMessage()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        client.write(upgradeWith());
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 101 "));
        client.write(frame("\r\n\r\nGET / HTTP/1.1\r\n\r\n"));
        QTRY_VERIFY(client.received().endsWith("GET / HTTP/1.1\r\n\r\n"));
        QCOMPARE(fixture.webSockets.size(), 1);
    }

    void anUpgradedConnectionStaysCountedUntilItsSocketIsGone()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        client.write(upgradeWith());
        QTRY_COMPARE(fixture.webSockets.size(), 1);
        QCOMPARE(fixture.listener().census().total(), 1);
        delete fixture.webSockets.take(1);
        QTRY_COMPARE(fixture.listener().census().total(), 0);
    }

    void aVerdictMayComeLateOrTooLate()
    {
        FrontSetup setup;
        std::vector<core::Reply<Done>> waiting;
        setup.checkBearer = [&](const QByteArray &, core::Reply<Done> reply) { waiting.push_back(std::move(reply)); };
        FrontFixture fixture(setup);
        const QByteArray request = upgradeWith({{"Authorization", "Bearer x"}});
        RawClient first(fixture.port());
        first.write(request);
        QTRY_COMPARE(int(waiting.size()), 1);
        waiting[0](Done{});
        QTRY_COMPARE(fixture.webSockets.size(), 1);
        waiting[0](ErrorCode::Unauthorized);
        auto second = std::make_unique<RawClient>(fixture.port());
        second->write(request);
        QTRY_COMPARE(int(waiting.size()), 2);
        second.reset();
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        waiting[1](Done{});
        QCOMPARE(fixture.upgrades.size(), 1);
    }

    void nothingGoesOnForWebSocketsThatHaveGone()
    {
        FrontFixture fixture;
        constexpr int kCount = 50;
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < kCount; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
            clients.back()->write(upgradeWith());
        }
        QTRY_COMPARE(fixture.webSockets.size(), kCount);
        QCOMPARE(fixture.front().connectionCount(), 0);
        QVERIFY(fixture.front().wheel().count() > 0);
        clients.clear();
        QTRY_COMPARE(fixture.front().wheel().count(), 0);
        QCOMPARE(fixture.closedWebSockets, kCount);
    }

    void aMalformedRequestOverTlsIsToldToStayWithTls()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*m_tls);
        QSslSocket client;
        beginTls(client, fixture.port());
        QTRY_VERIFY(client.isEncrypted());
        client.write("GET /ping HTTP/1.1\r\nbad header\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY((answer += client.readAll(), answerCount(answer) == 1));
        QCOMPARE(statusOf(answer), 400);
        QVERIFY(headerOf(answer, "strict-transport-security").startsWith("max-age="));
    }

    void tlsServesHttpAndWebSockets()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*m_tls);
        QSslSocket client;
        beginTls(client, fixture.port());
        QTRY_VERIFY(client.isEncrypted());
        QVERIFY(client.sessionProtocol() >= QSsl::TlsV1_2);
        client.write(get("/big?bytes=3000000"));
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer += client.readAll(), answerCount(answer) == 1), 10'000);
        QCOMPARE(bodyOf(answer).size(), 3'000'000);
        QVERIFY(headerOf(answer, "strict-transport-security").startsWith("max-age="));
        client.write(get("/ping", "Connection: close\r\n"));
        QSignalSpy closed(&client, &QAbstractSocket::disconnected);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(statusOf(client.readAll()), 200);

        QWebSocket socket;
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(trusting);
        QSignalSpy received(&socket, &QWebSocket::textMessageReceived);
        connect(&socket, &QWebSocket::connected, &socket, [&] { socket.sendTextMessage(u"hello"_s); });
        socket.open(QUrl(u"wss://localhost:%1/gateway"_s.arg(fixture.port())));
        QTRY_COMPARE(received.count(), 1);
        QVERIFY(fixture.upgrades[0].secure);

        const QString ofManyRecords(65'000, u'x');
        for (int i = 0; i < 20; ++i)
            socket.sendTextMessage(ofManyRecords);
        QTRY_COMPARE(received.count(), 21);
        for (int i = 1; i < 21; ++i)
            QVERIFY(received[i][0].toString() == ofManyRecords);
        QSignalSpy gone(&socket, &QWebSocket::disconnected);
        socket.close();
        QTRY_COMPARE(gone.count(), 1);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

    void whoBreaksTheEncryptionIsCut()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*m_tls);
        QSslSocket client;
        beginTls(client, fixture.port());
        QTRY_VERIFY(client.isEncrypted());
        // A record as it should be, that was sealed by nobody.
        const QByteArray forged = QByteArray("\x17\x03\x03\x00\x40", 5) + QByteArray(64, 'x');
        QCOMPARE(::send(int(client.socketDescriptor()), forged.constData(), size_t(forged.size()), 0), forged.size());
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        QCOMPARE(fixture.pings, 0);
    }

    void whoAsksForAnUpgradeWhileTheServerLeavesIsTurnedAway()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\n");
        QTRY_COMPARE(fixture.front().connectionCount(), 1);
        fixture.front().drain();
        client.write("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(statusOf(client.received()), 503);
        QVERIFY(fixture.upgrades.isEmpty());
    }

    void aSilentTlsPeerIsClosed()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*m_tls);
        RawClient silent(fixture.port());
        RawClient halfGreeting(fixture.port());
        halfGreeting.write(QByteArray("\x16\x03\x01\x02\x00\x01", 6));
        QTRY_COMPARE(fixture.front().connectionCount(), 2);
        QVERIFY(!silent.isClosed() && !halfGreeting.isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(silent.isClosed() && halfGreeting.isClosed(), 20'000);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        QVERIFY(silent.received().isEmpty());
    }

    void whoSpeaksPlainWhereTlsIsSpokenIsToldSo()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*m_tls);
        for (const QByteArray &request : {get("/ping"), upgradeWith({})}) {
            const QByteArray answer = RawClient(fixture.port()).untilClosed(request);
            QCOMPARE(statusOf(answer), 421);
            QVERIFY(bodyOf(answer).contains("encrypted connections only"));
            QVERIFY(headerOf(answer, "strict-transport-security").isEmpty());
        }
        // One byte at a time, and what is no HTTP.
        RawClient slow(fixture.port());
        QTRY_COMPARE(slow.state(), QAbstractSocket::ConnectedState);
        for (const char byte : get("/ping")) {
            slow.write(&byte, 1);
            slow.flush();
        }
        QTRY_VERIFY(slow.isClosed());
        QCOMPARE(statusOf(slow.received()), 421);
        QCOMPARE(statusOf(RawClient(fixture.port()).untilClosed("\x15\r\n\r\n")), 400);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        QCOMPARE(fixture.pings, 0);
        QVERIFY(fixture.upgrades.isEmpty());
    }

    void thisMachineMayBeLetInWithoutTls()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontSetup setup = *m_tls;
        setup.policy.plainFromThisMachine = true;
        FrontFixture fixture(setup);
        RawClient plain(fixture.port());
        QCOMPARE(statusOf(plain.untilAnswered(get("/ping"))), 200);
        plain.write(upgradeWith({}));
        QTRY_COMPARE(fixture.upgrades.size(), 1);
        QVERIFY(!fixture.upgrades.first().secure);
        QSslSocket client;
        beginTls(client, fixture.port());
        QTRY_VERIFY(client.isEncrypted());
        client.write(get("/ping"));
        QTRY_COMPARE(fixture.pings, 2);
    }

    void aTlsPeerThatNeverEndsItsHeadIsClosed()
    {
        if (!m_tls)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*m_tls);
        QSslSocket client;
        beginTls(client, fixture.port());
        QTRY_VERIFY(client.isEncrypted());
        client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, 20'000);
        QCOMPARE(statusOf(client.readAll()), 408);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Upgrade)
#include "tst_Upgrade.moc"

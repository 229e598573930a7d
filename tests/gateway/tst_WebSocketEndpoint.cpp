// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "gateway/http/ClientSocket.h"
#include "websocket/Frames.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::gateway;
using namespace confab::websocket;

namespace {

//! Masked with zeros, which changes nothing.
QByteArray frame(quint8 first, const QByteArray &payload)
{
    return QByteArray(1, char(first)) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

//! A connection that has been upgraded, told byte by byte what to say.
class RawWebSocket
{
public:
    explicit RawWebSocket(FrontFixture &fixture)
        : client(fixture.port())
    {
        client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        if (!QTest::qWaitFor([this] { return client.received().endsWith("\r\n\r\n"); }))
            qFatal("no upgrade");
        m_skip = client.received().size();
    }
    QByteArray frames() { return client.received().sliced(m_skip); }

    RawClient client;

private:
    qsizetype m_skip = 0;
};

} // namespace

class tst_WebSocketEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { FrontFixture::addKinds(); }
    void init() { FrontFixture::takeKind(); }

    void goodbyesAreAnsweredAndEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("goodbye");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("with a code") << frame(0x88, "\x03\xe8") << closeFrame(1000);
        QTest::newRow("with a reason") << frame(0x88, "\x0f\xa1why") << closeFrame(4001);
        QTest::newRow("without a code") << frame(0x88, {}) << closeFrame(std::nullopt);
        QTest::newRow("with a code that never travels") << frame(0x88, "\x03\xee") << closeFrame(1002, u"close code"_s);
    }
    void goodbyesAreAnsweredAndEndTheConnection()
    {
        QFETCH(QByteArray, goodbye);
        QFETCH(QByteArray, answer);
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        socket.client.write(frame(0x81, "first") + goodbye + frame(0x81, "never"));
        QTRY_VERIFY_WITH_TIMEOUT(socket.client.isClosed(), 5'000);
        if (answer != closeFrame(1000))
            QT_CANNOT(
                "a goodbye is answered with its reason, one without a code with 1000, a bad one in words of Qt's");
        QCOMPARE(socket.frames(), textFrame("first") + answer);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
        QCOMPARE(fixture.front().wheel().count(), 0);
    }

    void whoNeverAnswersAGoodbyeIsCut()
    {
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        fixture.webSockets[1]->close(CloseCode::GoingAway, u"bye"_s);
        fixture.webSockets[1]->close(CloseCode::Policy, u"not twice"_s);
        QVERIFY(!fixture.webSockets[1]->enqueue(textFrame("late"), Delivery::Durable));
        QTRY_COMPARE(socket.frames(), closeFrame(1001, u"bye"_s));
        socket.client.write(frame(0x81, "still talking"));
        QTRY_VERIFY_WITH_TIMEOUT(socket.client.isClosed(), 5'000);
        QCOMPARE(socket.frames(), closeFrame(1001, u"bye"_s));
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

    void aGoodbyeWaitsForWhatWasSentBefore()
    {
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        const QByteArray large = textFrame(QByteArray(800'000, 'x'));
        fixture.webSockets[1]->enqueue(large, Delivery::Durable);
        fixture.webSockets[1]->close(CloseCode::GoingAway, {});
        QTRY_COMPARE(socket.frames().size(), large.size() + closeFrame(1001).size());
        QVERIFY(socket.frames() == large + closeFrame(1001));
    }

    void oneTurnMayHoldMoreThanTheQueueForAReaderWhoKeepsUp()
    {
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        const QByteArray large = textFrame(QByteArray(20'000, 'x'));
        constexpr int kCount = 60;
        QVERIFY(kCount * large.size() > fixture.endpointSettings.limits.queueBytes);
        for (int i = 0; i < kCount; ++i)
            fixture.webSockets[1]->enqueue(large, Delivery::Durable);
        fixture.webSockets[1]->flush();
        QTRY_COMPARE(socket.frames().size(), kCount * large.size());
        QVERIFY(socket.frames() == large.repeated(kCount));
    }

    void aListLargerThanTheQueueEndsNobody()
    {
        FrontFixture fixture;
        const int queueBytes = fixture.endpointSettings.limits.queueBytes;
        RawWebSocket socket(fixture);
        socket.client.setReadBufferSize(1'024); // reads it, but slowly
        Endpoint *endpoint = fixture.webSockets[1];
        const QByteArray before = textFrame(QByteArray(1'000, 'b'));
        const QByteArray list = textFrame(QByteArray(8 * queueBytes, 'x'));
        const QByteArray event = textFrame(QByteArray(queueBytes / 10, 'e'));
        endpoint->enqueue(before, Delivery::Durable);
        endpoint->enqueue(list, Delivery::Durable);
        endpoint->flush();
        constexpr int kEvents = 9; // more than nine tenths of the queue would be too many
        for (int i = 0; i < kEvents; ++i) {
            endpoint->enqueue(event, Delivery::Durable);
            endpoint->flush();
        }
        socket.client.setReadBufferSize(0);
        const QByteArray all = before + list + event.repeated(kEvents);
        QTRY_COMPARE_WITH_TIMEOUT(socket.frames().size(), all.size(), 20'000);
        QVERIFY(socket.frames() == all);
        QCOMPARE(fixture.closedWebSockets, 0);
    }

    void whatPilesUpBehindAListEndsWhoDoesNotRead_data()
    {
        QTest::addColumn<int>("tenths"); // of the queue, each frame
        QTest::newRow("small frames") << 1;
        QTest::newRow("further lists") << 80;
    }
    void whatPilesUpBehindAListEndsWhoDoesNotRead()
    {
        QFETCH(int, tenths);
        FrontFixture fixture;
        const int queueBytes = fixture.endpointSettings.limits.queueBytes;
        RawWebSocket socket(fixture);
        socket.client.setReadBufferSize(1);
        Endpoint *endpoint = fixture.webSockets[1];
        const QByteArray list = textFrame(QByteArray(16 * queueBytes, 'x'));
        endpoint->enqueue(list, Delivery::Durable);
        const QByteArray more = textFrame(QByteArray(qsizetype(tenths) * queueBytes / 10, 'e'));
        for (int i = 0; i < 12; ++i)
            endpoint->enqueue(more, Delivery::Durable);
        socket.client.setReadBufferSize(0);
        QTRY_VERIFY_WITH_TIMEOUT(socket.frames().endsWith(closeFrame(1008, u"slow_consumer"_s)), 20'000);
    }

    void whoNeverReadsIsClosed_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }
    void whoNeverReadsIsClosed()
    {
        QFETCH(bool, isTls);
        const QTemporaryDir folder;
        const std::optional<FrontSetup> setup = isTls ? tlsSetup(folder.path()) : FrontSetup{};
        if (!setup)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*setup);
        fixture.endpointSettings.closeMs = 100;
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.setReadBufferSize(1'024);
        if (isTls)
            client.connectToHostEncrypted(u"localhost"_s, fixture.port());
        else
            client.connectToHost(u"localhost"_s, fixture.port());
        client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_VERIFY(client.bytesAvailable() > 0); // upgraded: from now on what is flushed leaves
        QCOMPARE(fixture.webSockets.size(), 1);
        const QByteArray large = textFrame(QByteArray(64'000, 'x'));
        int taken = 0;
        // What the kernel keeps is not the queue's: up to some megabytes.
        while (taken < 500 && fixture.webSockets[1]->enqueue(large, Delivery::Durable)) {
            fixture.webSockets[1]->flush();
            QCoreApplication::processEvents();
            ++taken;
        }
        qInfo("closed after %d KB", taken * 64);
        QVERIFY(taken < 500);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.closedWebSockets, 1, 5'000);
    }

    void whatWaitsForManyIsHeldOnceAlsoOverTls()
    {
        const QTemporaryDir folder;
        const std::optional<FrontSetup> setup = tlsSetup(folder.path());
        if (!setup)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*setup);
        constexpr int kReaders = 20;
        fixture.endpointSettings.limits.queueBytes = 64'000'000;
        std::vector<std::unique_ptr<QSslSocket>> clients;
        for (int i = 0; i < kReaders; ++i) {
            auto &client = clients.emplace_back(std::make_unique<QSslSocket>());
            client->setPeerVerifyMode(QSslSocket::VerifyNone);
            client->setReadBufferSize(1'024);
            client->connectToHostEncrypted(u"localhost"_s, fixture.port());
            client->write("GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        }
        QTRY_COMPARE(fixture.webSockets.size(), kReaders);
        // Nothing waits behind the answer to the upgrade.
        for (const auto &client : clients)
            QTRY_VERIFY(client->bytesAvailable() > 0);
        const qint64 before = residentKiB();
        if (before == 0)
            QSKIP(kResidentUntold);
        const QByteArray large = textFrame(QByteArray(16'000'000, 'x'));
        for (Endpoint *endpoint : std::as_const(fixture.webSockets)) {
            QVERIFY(endpoint->enqueue(large, Delivery::Durable));
            endpoint->flush();
        }
        const qint64 grown = residentKiB() - before;
        qInfo("16 MB for each of %d: %lld KiB", kReaders, grown);
#ifndef CONFAB_SANITIZED // which keeps what was freed
        QT_CANNOT("what waits is written, and over TLS encrypted, for each anew");
        QVERIFY2(grown < 32'000, qPrintable(QString::number(grown)));
#endif
        // And all of it arrives.
        clients[0]->setReadBufferSize(0);
        qint64 received = 0;
        QTRY_VERIFY_WITH_TIMEOUT((received += clients[0]->readAll().size()) >= large.size(), 30'000);
    }

    void aGoodbyeOverTlsWaitsForWhatWasSentBefore()
    {
        const QTemporaryDir folder;
        const std::optional<FrontSetup> setup = tlsSetup(folder.path());
        if (!setup)
            QSKIP("no openssl to make a certificate with");
        FrontFixture fixture(*setup);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.setReadBufferSize(1'024);
        client.connectToHostEncrypted(u"localhost"_s, fixture.port());
        client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_COMPARE(fixture.webSockets.size(), 1);
        fixture.endpointSettings.limits.queueBytes = 64'000'000;
        const QByteArray large = textFrame(QByteArray(16'000'000, 'x'));
        fixture.webSockets[1]->enqueue(large, Delivery::Durable);
        fixture.webSockets[1]->flush();
        client.write(frame(0x88, "\x03\xe8")); // heard while most of it is still to be sent
        client.setReadBufferSize(0);
        QByteArray received;
        QTRY_VERIFY_WITH_TIMEOUT((received += client.readAll()).endsWith(closeFrame(1000)), 30'000);
        QVERIFY(received.contains(large));
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

    void aSlowReaderLearnsWhyHeIsClosed()
    {
        FrontFixture fixture;
        fixture.endpointSettings.closeMs = 500;
        QTcpSocket client;
        client.setReadBufferSize(1'024);
        client.connectToHost(u"localhost"_s, fixture.port());
        client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_VERIFY(client.bytesAvailable() > 0); // upgraded: from now on what is flushed leaves
        QCOMPARE(fixture.webSockets.size(), 1);
        const QByteArray large = textFrame(QByteArray(64'000, 'x'));
        qint64 taken = 0;
        while (taken < 32'000'000 && fixture.webSockets[1]->enqueue(large, Delivery::Durable)) {
            fixture.webSockets[1]->flush();
            taken += large.size();
        }
        QVERIFY(taken < 32'000'000);
        // He needs three times that for what waits before the goodbye.
        constexpr int kTurns = 80;
        client.setReadBufferSize(taken / kTurns);
        QByteArray last;
        QTimer reading;
        connect(&reading, &QTimer::timeout, this, [&] { last = (last + client.read(taken / kTurns)).last(100); });
        reading.start(20);
        const QByteArray goodbye = closeFrame(1008, u"slow_consumer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(last.endsWith(goodbye), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.closedWebSockets, 1, 30'000);
    }

    void everybodyWhoWaitsForRoomIsCalled()
    {
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        Endpoint *endpoint = fixture.webSockets[1];
        socket.client.setReadBufferSize(1);
        const QByteArray large = textFrame(QByteArray(8'000'000, 'x'));
        endpoint->enqueue(large, Delivery::Durable);
        endpoint->flush();
        QList<int> called;
        endpoint->whenBelow(1'000, [&] { called.append(1); });
        endpoint->whenBelow(100'000, [&] { called.append(2); });
        endpoint->whenBelow(std::numeric_limits<qint64>::max(), [&] { called.append(3); });
        QCOMPARE(called, QList<int>{3});
        socket.client.setReadBufferSize(0);
        QTRY_VERIFY_WITH_TIMEOUT((socket.client.received(), called.size() == 3), 20'000);
        endpoint->whenBelow(1'000, [&] { called.append(4); });
        QCOMPARE(called.last(), 4);
    }

    void whoHasTooMuchInFlightIsNotRead()
    {
        FrontFixture fixture;
        fixture.endpointSettings.commandsInFlight = 4;
        fixture.takesTexts = false;
        RawWebSocket socket(fixture);
        const auto *peer = fixture.webSockets[1]->findChild<ClientSocket *>()->findChild<QTcpSocket *>();
        for (int i = 0; i < 4; ++i) {
            socket.client.write(frame(0x81, QByteArray::number(i)));
            QTRY_COMPARE(fixture.texts.size(), i + 1);
        }
        socket.client.write(frame(0x81, "4"));
        QTRY_VERIFY(peer->bytesAvailable() > 0);
        QCOMPARE(fixture.texts.size(), 4);
        fixture.webSockets[1]->taken(1);
        QTRY_COMPARE(fixture.texts.size(), 5);
        QCOMPARE(fixture.texts.last(), "4");
        // Those who are not read may still leave, and are still heard when the others were taken.
        socket.client.write(frame(0x88, {}));
        QTRY_VERIFY(peer->bytesAvailable() > 0);
        fixture.webSockets[1]->taken(1);
        QTRY_VERIFY(socket.client.isClosed());
    }

    void whoIsNotReadAndReadsNothingIsTimedOut()
    {
        FrontFixture fixture;
        fixture.endpointSettings.limits.queueBytes = 64'000'000; // there is room for the pings
        fixture.endpointSettings.commandsInFlight = 1;
        fixture.endpointSettings.heartbeatMs = 200;
        fixture.takesTexts = false;
        RawWebSocket socket(fixture);
        socket.client.setReadBufferSize(1);
        socket.client.write(frame(0x81, "1"));
        QTRY_COMPARE(fixture.texts.size(), 1);
        socket.client.write(frame(0x81, "2")); // from here on it is not read
        fixture.webSockets[1]->enqueue(textFrame(QByteArray(8'000'000, 'x')), Delivery::Durable);
        fixture.webSockets[1]->flush();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.closedWebSockets, 1, 20'000);
        QCOMPARE(fixture.texts.size(), 1);
    }

    void whoIsGoneWithoutAWordIsFoundWithin30Seconds()
    {
        FrontFixture fixture;
        const int usualMs = std::exchange(fixture.endpointSettings.heartbeatMs, 200);
        RawWebSocket socket(fixture);
        // Last heard of right after a ping: that is the longest that it can take.
        QTRY_COMPARE(socket.frames(), pingFrame());
        socket.client.write(frame(0x81, "1"));
        QElapsedTimer silence;
        silence.start();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.closedWebSockets, 1, 20'000);
        const qint64 besideHeartbeats = silence.elapsed() - qint64(2) * fixture.endpointSettings.heartbeatMs;
        qInfo("found after two heartbeats and %lld ms", besideHeartbeats);
        QVERIFY(2 * usualMs + besideHeartbeats <= 30'000);
    }

    void whoIsNotReadForAWhileStays()
    {
        FrontFixture fixture;
        fixture.endpointSettings.commandsInFlight = 1;
        fixture.endpointSettings.heartbeatMs = 200;
        fixture.takesTexts = false;
        RawWebSocket socket(fixture);
        socket.client.write(frame(0x81, "1"));
        QTRY_COMPARE(fixture.texts.size(), 1);
        socket.client.write(frame(0x81, "2"));
        // The pings of many heartbeats are read, and answered, which nobody hears.
        QTRY_VERIFY_WITH_TIMEOUT(socket.frames().count(pingFrame()) >= 5, 20'000);
        QCOMPARE(fixture.closedWebSockets, 0);
        fixture.webSockets[1]->taken(1);
        QTRY_COMPARE(fixture.texts.size(), 2);
    }

    void whoHasTooManyBytesInFlightIsNotRead()
    {
        FrontFixture fixture;
        fixture.endpointSettings.limits.queueBytes = 100;
        fixture.takesTexts = false;
        RawWebSocket socket(fixture);
        const auto *peer = fixture.webSockets[1]->findChild<ClientSocket *>()->findChild<QTcpSocket *>();
        socket.client.write(frame(0x81, QByteArray(99, 'x')));
        QTRY_COMPARE(fixture.texts.size(), 1);
        socket.client.write(frame(0x81, "x"));
        QTRY_COMPARE(fixture.texts.size(), 2);
        socket.client.write(frame(0x81, "late"));
        QTRY_VERIFY(peer->bytesAvailable() > 0);
        QCOMPARE(fixture.texts.size(), 2);
        fixture.webSockets[1]->taken(1);
        QTRY_COMPARE(fixture.texts.size(), 3);
    }

    void aFloodOfPingsGetsTheNewestAnswer()
    {
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        QByteArray flood;
        for (int i = 0; i < 500; ++i)
            flood += frame(0x89, QByteArray::number(i));
        socket.client.write(flood);
        QTRY_VERIFY(socket.frames().endsWith(pongFrame("499")));
        QT_CANNOT("each ping of a flood is answered");
        QVERIFY2(socket.frames().count('\x8a') < 100, qPrintable(QString::number(socket.frames().count('\x8a'))));
    }

    void whatBreaksTheRulesIsToldWhy()
    {
        FrontFixture fixture;
        RawWebSocket socket(fixture);
        socket.client.write(frame(0x81, "fine") + "\x81\x02hi" + frame(0x81, "ignored"));
        QT_CANNOT("frames that are not masked are taken");
        QTRY_COMPARE_WITH_TIMEOUT(socket.frames(), textFrame("fine") + closeFrame(1002, u"not masked"_s),
                                  FrontFixture::patienceMs());
        QTRY_VERIFY_WITH_TIMEOUT(socket.client.isClosed(), 5'000);
    }

    void aWebSocketOfAnotherMakeSpeaksWithIt()
    {
        FrontFixture fixture;
        QWebSocket socket;
        QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
        QSignalSpy pongs(&socket, &QWebSocket::pong);
        QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
        socket.setOutgoingFrameSize(7);
        connect(&socket, &QWebSocket::connected, &socket, [&] {
            socket.sendTextMessage(u"Grüße, in Teilen gesandt 👋"_s);
            socket.ping("now?");
        });
        socket.open(QUrl(u"ws://localhost:%1/gateway"_s.arg(fixture.port())));
        QT_CANNOT("a character that is split over two fragments ends the connection with 1007");
        QTRY_COMPARE_WITH_TIMEOUT(texts.size(), 1, FrontFixture::patienceMs());
        QCOMPARE(texts[0][0].toString(), u"Grüße, in Teilen gesandt 👋"_s);
        QTRY_COMPARE(pongs.size(), 1);
        QCOMPARE(pongs[0][1].toByteArray(), "now?");
        fixture.webSockets[1]->close(CloseCode::Policy, u"enough"_s);
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(int(socket.closeCode()), 1008);
        QCOMPARE(socket.closeReason(), u"enough"_s);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }
};

QTEST_GUILESS_MAIN(tst_WebSocketEndpoint)
#include "tst_WebSocketEndpoint.moc"

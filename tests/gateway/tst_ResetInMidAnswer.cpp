// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// A peer who resets, where a front answers requests and where an endpoint sends by itself: what is found out there is
// told in a turn of its own. Of sessions tells tst_ResetInMidSend, of the façades' sockets tst_ResetAtTheDoor.
#include "FrontFixture.h"
#include "gateway/http/ClientSocket.h"
#include "gateway/http/HttpBody.h"
#include "ResettingClient.h"
#include "websocket/Frames.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! A body whose pieces the test brings.
class HeldBody final : public HttpBody
{
public:
    explicit HeldBody(std::optional<qint64> size)
        : m_size(size)
    {
    }
    std::optional<qint64> size() const override { return m_size; }
    void read(Piece piece) override { waiting = std::move(piece); }
    void bring(const QByteArray &bytes) { std::exchange(waiting, {})(bytes); }

    Piece waiting = {};

private:
    std::optional<qint64> m_size;
};

constexpr int kTexts = 0x81;
constexpr int kPings = 0x89;

} // namespace

class tst_ResetInMidAnswer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<FrontSetup> m_tls;
    FrontSetup m_setup = {}; //!< of the row

private Q_SLOTS:
    void initTestCase_data() { FrontFixture::addKinds(); }
    void initTestCase() { m_tls = tlsSetup(m_folder.path()); }
    void init()
    {
        FrontFixture::takeKind();
        QFETCH(bool, isTls);
        if (isTls && !m_tls)
            QSKIP("no openssl to make a certificate with");
        m_setup = isTls ? *m_tls : FrontSetup();
    }

    void endsNoConnectionInTheCallThatAnswersARequest_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("bytes");
        for (const bool isTls : {false, true}) {
            const char *way = isTls ? ", over TLS" : "";
            QTest::addRow("short%s", way) << isTls << ""_ba << 10;
            QTest::addRow("long%s", way) << isTls << ""_ba << 200'000;
            QTest::addRow("the last one%s", way) << isTls << "Connection: close\r\n"_ba << 10;
        }
    }
    void endsNoConnectionInTheCallThatAnswersARequest()
    {
        QFETCH(bool, isTls);
        QFETCH(QByteArray, headers);
        QFETCH(int, bytes);
        FrontFixture fixture(m_setup);
        ResettingClient client(fixture.port(), isTls);
        client.write(get("/late", headers));
        QTRY_COMPARE(fixture.late.size(), size_t(1));
        client.resetConnection();
        fixture.late[0](jsonResponse(QByteArray(bytes, ' ')));
        QCOMPARE(fixture.front().connectionCount(), 1);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
    }

    void endsNoConnectionInTheCallThatBringsAPiece_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<bool>("hasSize");
        QTest::addColumn<int>("before");
        QTest::addColumn<QByteArray>("piece");
        const QByteArray whole(HttpBody::kPieceBytes, 'x');
        for (const bool isTls : {false, true}) {
            const char *way = isTls ? ", over TLS" : "";
            QTest::addRow("the first%s", way) << isTls << true << 0 << whole;
            QTest::addRow("a further one%s", way) << isTls << true << 2 << whole;
            QTest::addRow("in chunks%s", way) << isTls << false << 0 << whole;
            QTest::addRow("the end of chunks%s", way) << isTls << false << 2 << QByteArray();
        }
    }
    void endsNoConnectionInTheCallThatBringsAPiece()
    {
        QFETCH(bool, isTls);
        QFETCH(bool, hasSize);
        QFETCH(int, before);
        QFETCH(QByteArray, piece);
        FrontFixture fixture(m_setup);
        ResettingClient client(fixture.port(), isTls);
        client.write(get("/late"));
        QTRY_COMPARE(fixture.late.size(), size_t(1));
        const auto body = std::make_shared<HeldBody>(hasSize ? std::optional(4 * HttpBody::kPieceBytes) : std::nullopt);
        fixture.late[0](HttpResponse{.stream = body});
        for (int i = 0; i < before; ++i) {
            QTRY_VERIFY(body->waiting);
            body->bring(QByteArray(HttpBody::kPieceBytes, 'x'));
        }
        QTRY_VERIFY(body->waiting && client.received().size() >= before * HttpBody::kPieceBytes);
        client.resetConnection();
        body->bring(piece);
        QCOMPARE(fixture.front().connectionCount(), 1);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        QTRY_COMPARE(body.use_count(), 1);
    }

    void endsNoConnectionInTheCallThatAsksForABody_data() { addWays(); }
    void endsNoConnectionInTheCallThatAsksForABody()
    {
        QFETCH(bool, isTls);
        FrontFixture fixture(m_setup);
        std::shared_ptr<HttpBody> body;
        HttpReply open;
        fixture.router.addStreaming(
            "POST", u"/upload"_s,
            [&](const HttpRequest &request, const Captures &, HttpReply reply) {
                body = request.stream;
                open = std::move(reply);
            },
            1'000);
        ResettingClient client(fixture.port(), isTls);
        client.write("POST /upload HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 500\r\n\r\n");
        QTRY_VERIFY(body);
        client.resetConnection();
        std::optional<Result<QByteArray>> piece;
        const core::Life life;
        body->read({life, [&](const Result<QByteArray> &given) { piece = given; }});
        QCOMPARE(fixture.front().connectionCount(), 1);
        QVERIFY(!piece);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        QTRY_VERIFY(piece && !*piece);
    }

    void endsNoWebSocketInTheCallThatAnswersItsUpgrade_data() { addWays(); }
    void endsNoWebSocketInTheCallThatAnswersItsUpgrade()
    {
        QFETCH(bool, isTls);
        std::vector<core::Reply<Done>> verdicts;
        m_setup.checkBearer = [&](const QByteArray &, core::Reply<Done> reply) {
            verdicts.push_back(std::move(reply));
        };
        FrontFixture fixture(m_setup);
        fixture.endpointSettings.limits.queueBytes = 1;
        ResettingClient client(fixture.port(), isTls);
        client.askForUpgrade("/gateway", "Authorization: Bearer x\r\n");
        QTRY_COMPARE(verdicts.size(), size_t(1));
        client.resetConnection();
        verdicts[0](Done{});
        QCOMPARE(fixture.webSockets.size(), 1);
        send(fixture); // on top of the answer
        QCOMPARE(fixture.closedWebSockets, 0);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

    void endsNoWebSocketInTheTurnThatReadsIt_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<int>("kind");
        for (const bool isTls : {false, true}) {
            const char *way = isTls ? ", over TLS" : "";
            QTest::addRow("a text that is answered%s", way) << isTls << kTexts;
            QTest::addRow("a ping%s", way) << isTls << kPings;
        }
    }
    void endsNoWebSocketInTheTurnThatReadsIt()
    {
        QFETCH(bool, isTls);
        QFETCH(int, kind);
        FrontFixture fixture(m_setup);
        fixture.endpointSettings.limits.queueBytes = 1;
        fixture.takesTexts = false;
        ResettingClient client(fixture.port(), isTls);
        QVERIFY(upgrade(fixture, client));
        client.write(maskedFrame(kTexts, "1"));
        QTRY_COMPARE(fixture.texts.size(), 1);
        // What comes next lies there until that one has been dealt with.
        client.write(maskedFrame(quint8(kind), "2"));
        const auto *peer = socketOf(fixture)->findChild<QTcpSocket *>();
        QTRY_VERIFY(peer->bytesAvailable() > 0);
        QTRY_VERIFY(client.received().endsWith(websocket::textFrame("1")));
        client.resetConnection();
        send(fixture);
        fixture.webSockets[1]->taken(1);
        QCoreApplication::sendPostedEvents(fixture.webSockets[1]);
        QCOMPARE(fixture.closedWebSockets, 0);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

    void endsNoWebSocketInTheTurnOfItsHeartbeat_data() { addWays(); }
    void endsNoWebSocketInTheTurnOfItsHeartbeat()
    {
        QFETCH(bool, isTls);
        FrontFixture fixture(m_setup);
        fixture.endpointSettings.limits.queueBytes = 1;
        fixture.endpointSettings.heartbeatMs = 200;
        ResettingClient client(fixture.port(), isTls);
        QVERIFY(upgrade(fixture, client));
        client.resetConnection();
        if (!FrontFixture::isQt()) // which would find it out by this
            send(fixture);
        const ClientSocket *socket = socketOf(fixture);
        const qint64 unsent = socket->unsentBytes();
        const auto hasBeaten = [&] { return !socket->isConnected() || socket->unsentBytes() != unsent; };
        QVERIFY(!hasBeaten());
        QElapsedTimer patience;
        patience.start();
        while (!hasBeaten() && patience.elapsed() < 10'000)
            fixture.front().wheel().advance(); // and nothing else of the loop
        QVERIFY(hasBeaten());
        QCOMPARE(fixture.closedWebSockets, 0);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

private:
    static void addWays()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }
    static bool upgrade(const FrontFixture &fixture, ResettingClient &client)
    {
        client.askForUpgrade();
        return QTest::qWaitFor([&] { return client.isUpgraded() && fixture.webSockets.size() == 1; });
    }
    static void send(const FrontFixture &fixture)
    {
        fixture.webSockets[1]->enqueue(websocket::textFrame("first"), Delivery::Durable);
        fixture.webSockets[1]->flush();
    }
    static ClientSocket *socketOf(const FrontFixture &fixture)
    {
        return fixture.webSockets[1]->findChild<ClientSocket *>();
    }
};

QTEST_GUILESS_MAIN(tst_ResetInMidAnswer)
#include "tst_ResetInMidAnswer.moc"

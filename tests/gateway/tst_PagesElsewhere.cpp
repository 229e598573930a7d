// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"

#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

//! A front for pages of any origin, that refuses in words of its own.
FrontSetup forAll()
{
    FrontSetup setup;
    setup.policy.servesPagesElsewhere = true;
    setup.policy.allowedOrigins = {u"*"_s};
    setup.policy.gatewayPath.clear();
    setup.refuse = [](int status, QLatin1String) { return jsonResponse("\"no\"", status); };
    return setup;
}

QByteArray upgradeTo(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
           "13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           headers + "\r\n";
}

} // namespace

class tst_PagesElsewhere : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyReadWhatTheyAreRefused_data();
    void theyReadWhatTheyAreRefused();
    void everyPathHasItsPreflight();
    void whoIsNotListedStaysOut();
    void aSocketIsLetInByItsRoute();
    void aSocketIsRefusedBeforeItsUpgrade();
    void whoIsForgottenAtTheDoorOfASocketReadsThatTheServerFailed();
    void aSocketsPathAnswersOtherRequestsAsAnyPath();
};

// C.3 C.5
void tst_PagesElsewhere::theyReadWhatTheyAreRefused_data()
{
    QTest::addColumn<QByteArray>("origin");
    for (const char *origin : {"null", "http://localhost:5173", "https://elsewhere.example"})
        QTest::newRow(origin) << QByteArray(origin);
}

void tst_PagesElsewhere::theyReadWhatTheyAreRefused()
{
    QFETCH(QByteArray, origin);
    FrontFixture fixture(forAll());
    for (const auto &[path, status] : {std::pair("/ping", 200), std::pair("/nowhere", 404)}) {
        const QByteArray answer = RawClient(fixture.port()).untilAnswered(get(path, "Origin: " + origin + "\r\n"));
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(headerOf(answer, "access-control-allow-origin"), origin);
        QCOMPARE(headerOf(answer, "access-control-allow-credentials"), "true");
        QCOMPARE(headerOf(answer, "vary"), "Origin");
        const QList<QByteArray> exposed = headerOf(answer, "access-control-expose-headers").split(',');
        for (const QByteArray &header : {"Content-Range"_ba, "ETag"_ba, "Location"_ba, "Retry-After"_ba})
            QVERIFY2(exposed.contains(' ' + header), header.constData());
        QCOMPARE(headerOf(answer, "cross-origin-resource-policy"), "cross-origin");
        if (status == 404)
            QCOMPARE(bodyOf(answer), "\"no\"");
    }
}

// C.4
void tst_PagesElsewhere::everyPathHasItsPreflight()
{
    FrontFixture fixture(forAll());
    for (const QByteArray &path : {"/ping"_ba, "/nowhere"_ba}) {
        const QByteArray answer =
            RawClient(fixture.port())
                .untilAnswered("OPTIONS " + path +
                               " HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nAccess-Control-Request-Method: "
                               "DELETE\r\nAccess-Control-Request-Headers: x-one, y\r\n\r\n");
        QCOMPARE(statusOf(answer), 204);
        QCOMPARE(headerOf(answer, "access-control-allow-methods"), "GET, POST, PUT, PATCH, DELETE, OPTIONS");
        QCOMPARE(headerOf(answer, "access-control-allow-headers"), "x-one, y");
        QCOMPARE(headerOf(answer, "access-control-max-age"), "600");
        QCOMPARE(headerOf(answer, "access-control-allow-origin"), "null");
    }
    const QByteArray plain =
        RawClient(fixture.port()).untilAnswered("OPTIONS /ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(statusOf(plain), 204);
}

// C.3
void tst_PagesElsewhere::whoIsNotListedStaysOut()
{
    FrontSetup setup = forAll();
    setup.policy.allowedOrigins = {u"https://chat.example"_s, u"null"_s};
    FrontFixture fixture(setup);
    fixture.router.addSocket(u"/ws"_s,
                             [](const HttpRequest &, const Captures &, SocketReply reply) { reply(SocketVerdict()); });
    const auto status = [&fixture](const QByteArray &origin) {
        return statusOf(RawClient(fixture.port()).untilAnswered(upgradeTo("/ws", "Origin: " + origin + "\r\n")));
    };
    QCOMPARE(status("https://chat.example"), 101);
    QCOMPARE(status("null"), 101);
    QCOMPARE(status("https://evil.example"), 403);
}

void tst_PagesElsewhere::aSocketIsLetInByItsRoute()
{
    FrontFixture fixture(forAll());
    const auto visitor = std::make_shared<int>(7);
    fixture.router.addSocket(u"/ws/{user}"_s,
                             [visitor](const HttpRequest &request, const Captures &captures, SocketReply reply) {
                                 QCOMPARE(captures.value(u"user"_s), u"1 2"_s);
                                 QCOMPARE(request.queryItem("chat"), std::optional(u"3"_s));
                                 QCOMPARE(request.headers.value("authorization"), "bare-token");
                                 reply(SocketVerdict{.visitor = visitor});
                             });
    RawClient client(fixture.port());
    client.write(upgradeTo("/ws/1%202?chat=3", "Authorization: bare-token\r\n"));
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 101 "));
    QCOMPARE(fixture.upgrades.size(), 1);
    QCOMPARE(fixture.upgrades[0].visitor, std::shared_ptr<void>(visitor));
}

void tst_PagesElsewhere::aSocketIsRefusedBeforeItsUpgrade()
{
    FrontFixture fixture(forAll());
    SocketReply late;
    fixture.router.addSocket(
        u"/chat"_s, [&late](const HttpRequest &, const Captures &, SocketReply reply) { late = std::move(reply); });
    RawClient client(fixture.port());
    client.write(upgradeTo("/chat"));
    QTRY_VERIFY(late);
    late(SocketVerdict{.refusal = jsonResponse("\"missing token\"", 401)});
    late(SocketVerdict());
    QTRY_VERIFY(statusOf(client.received()) == 401);
    QCOMPARE(bodyOf(client.received()), "\"missing token\"");
    QVERIFY(fixture.upgrades.isEmpty());
}

void tst_PagesElsewhere::whoIsForgottenAtTheDoorOfASocketReadsThatTheServerFailed()
{
    FrontFixture fixture(forAll());
    fixture.router.addSocket(u"/chat"_s, [](const HttpRequest &, const Captures &, SocketReply) {});
    const QByteArray answer = RawClient(fixture.port()).untilClosed(upgradeTo("/chat"));
    QCOMPARE(statusOf(answer), 500);
    QCOMPARE(bodyOf(answer), "\"no\""); // in words of its own
    QVERIFY(fixture.upgrades.isEmpty());
}

void tst_PagesElsewhere::aSocketsPathAnswersOtherRequestsAsAnyPath()
{
    FrontFixture fixture(forAll());
    fixture.router.addSocket(u"/ping"_s,
                             [](const HttpRequest &, const Captures &, SocketReply reply) { reply(SocketVerdict()); });
    fixture.router.addSocket(u"/ws"_s,
                             [](const HttpRequest &, const Captures &, SocketReply reply) { reply(SocketVerdict()); });
    QCOMPARE(statusOf(RawClient(fixture.port()).untilAnswered(get("/ping"))), 200);
    QCOMPARE(statusOf(RawClient(fixture.port()).untilAnswered(get("/ws"))), 404);
    QCOMPARE(statusOf(RawClient(fixture.port()).untilAnswered(upgradeTo("/elsewhere"))), 404);
    QCOMPARE(statusOf(RawClient(fixture.port()).untilAnswered(upgradeTo("/gateway"))), 404);
}

QTEST_GUILESS_MAIN(tst_PagesElsewhere)
#include "tst_PagesElsewhere.moc"

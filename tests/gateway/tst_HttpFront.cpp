// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThread>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

FrontSetup withOrigins()
{
    FrontSetup setup;
    setup.policy.allowedOrigins = {u"https://app.example.org"_s};
    return setup;
}

QString errorCode(const QByteArray &answer)
{
    return QJsonDocument::fromJson(bodyOf(answer)).object()[u"error"_s].toObject()[u"code"_s].toString();
}

} // namespace

class tst_HttpFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOverOneConnectionAgainAndAgain()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        for (int i = 0; i < 3; ++i) {
            const QByteArray answer = client.untilAnswered(get("/ping"));
            QCOMPARE(statusOf(answer), 200);
            QCOMPARE(headerOf(answer, "connection"), "keep-alive");
            QCOMPARE(bodyOf(answer), "{\"pong\":true}");
        }
        const QByteArray last = client.untilClosed(get("/ping", "Connection: close\r\n"));
        QCOMPARE(headerOf(last, "connection"), "close");
        QVERIFY(client.isClosed());
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        QTRY_COMPARE(fixture.listener().census().total(), 0);
    }

    void answersPipelinedRequestsInOrder()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        QByteArray requests;
        for (int i = 0; i < 50; ++i)
            requests += get("/items/" + QByteArray::number(i));
        QByteArray answers = client.untilAnswered(requests, 50);
        QCOMPARE(answerCount(answers), 50);
        for (int i = 0; i < 50; ++i) {
            const qsizetype at = answers.indexOf("\r\n\r\n\"" + QByteArray::number(i) + '"');
            QVERIFY(at > 0);
            answers = answers.sliced(at);
        }
    }

    void takesRequestsByteByByte()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        client.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const char c : "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"_ba) {
            client.write(&c, 1);
            client.flush();
            QCoreApplication::processEvents();
        }
        QCOMPARE(bodyOf(client.untilAnswered({})), "hello");
    }

    void takesWhatOtherHttpClientsMaySend_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("absolute form") << "GET http://localhost:8420/ping HTTP/1.1\r\nHost: localhost:8420\r\n\r\n"_ba
                                       << 200;
        QTest::newRow("absolute form, other Host")
            << "GET http://localhost/ping HTTP/1.1\r\nHost: evil.example\r\n\r\n"_ba << 200;
        QTest::newRow("absolute form of another server")
            << "GET http://evil.example/ping HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << 403;
        QTest::newRow("https without TLS")
            << "GET https://localhost/ping HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << 421;
        QTest::newRow("HTTP/1.0 without Host") << "GET /ping HTTP/1.0\r\n\r\n"_ba << 200;
        QTest::newRow("HTTP/1.0 without Host, absolute") << "GET http://localhost/ping HTTP/1.0\r\n\r\n"_ba << 200;
        QTest::newRow("HTTP/1.0 of another server") << "GET /ping HTTP/1.0\r\nHost: evil.example\r\n\r\n"_ba << 403;
        QTest::newRow("a page without Host")
            << "POST /echo HTTP/1.0\r\nOrigin: http://\r\nContent-Length: 1\r\n\r\nx"_ba << 403;
    }
    void takesWhatOtherHttpClientsMaySend()
    {
        QFETCH(QByteArray, request);
        FrontFixture fixture;
        RawClient client(fixture.port());
        QTEST(statusOf(client.untilAnswered(request)), "status");
    }

    void takesBodiesPlainAndInChunks_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QByteArray chunked = "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
        const QByteArray plain = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
        const int limit = HttpRouter::kDefaultBodyBytes;
        QTest::newRow("plain") << plain + "5\r\n\r\nhello" << 200 << "hello"_ba;
        QTest::newRow("empty") << plain + "0\r\n\r\n" << 200 << ""_ba;
        QTest::newRow("at the limit") << plain + QByteArray::number(limit) + "\r\n\r\n" + QByteArray(limit, 'x') << 200
                                      << QByteArray(limit, 'x');
        QTest::newRow("above the limit") << plain + QByteArray::number(limit + 1) + "\r\n\r\n" << 413 << ""_ba;
        QTest::newRow("chunks") << chunked + "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n" << 200 << "hello world"_ba;
        QTest::newRow("chunks with trailer") << chunked + "1\r\nx\r\n0\r\nX-Check: 3\r\n\r\n" << 200 << "x"_ba;
        QTest::newRow("chunks with a length as trailer") << chunked + "1\r\nx\r\n0\r\nContent-Length: 3\r\n\r\n"
                                                         << 400 << ""_ba;
        QTest::newRow("chunks at the limit")
            << chunked + QByteArray::number(limit, 16) + "\r\n" + QByteArray(limit, 'x') + "\r\n0\r\n\r\n"
            << 200 << QByteArray(limit, 'x');
        QTest::newRow("chunks above the limit")
            << chunked + QByteArray::number(limit, 16) + "\r\n" + QByteArray(limit, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n"
            << 413 << ""_ba;
        QTest::newRow("chunk size with plus") << chunked + "+5\r\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk size negative") << chunked + "-1\r\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk size with 0x") << chunked + "0x5\r\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk size empty") << chunked + "\r\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk too short") << chunked + "6\r\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk too long") << chunked + "4\r\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk size with LF") << chunked + "5\nhello\r\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("chunk end with LF") << chunked + "5\r\nhello\n0\r\n\r\n" << 400 << ""_ba;
        QTest::newRow("endless chunk extension") << chunked + "5;" + QByteArray(40'000, 'x') << 400 << ""_ba;
    }
    void takesBodiesPlainAndInChunks()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FrontFixture fixture;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilAnswered(request);
        QCOMPARE(statusOf(answer), status);
        if (status == 200) {
            QCOMPARE(bodyOf(answer), body);
            QCOMPARE(statusOf(client.untilAnswered(get("/ping"))), 200); // and the framing is still in step
        } else {
            QTRY_VERIFY(client.isClosed());
            QCOMPARE(fixture.echoes, 0);
        }
    }

    void saysContinueOnlyWhenTheBodyIsWanted()
    {
        FrontFixture fixture;
        const QByteArray head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: ";
        RawClient client(fixture.port());
        QCOMPARE(statusOf(client.untilAnswered(head + "5\r\n\r\n")), 100);
        QCOMPARE(bodyOf(client.untilAnswered("hello")), "hello");
        RawClient tooBig(fixture.port());
        QCOMPARE(statusOf(tooBig.untilClosed(head + "500000\r\n\r\n")), 413);
    }

    void everyMethodGetsItsAnswerOnEveryRoute_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        for (const QByteArray &method :
             {"GET"_ba, "HEAD"_ba, "POST"_ba, "PUT"_ba, "PATCH"_ba, "DELETE"_ba, "OPTIONS"_ba, "TRACE"_ba, "BREW"_ba}) {
            const bool known = method != "TRACE" && method != "BREW";
            const bool reads = method == "GET" || method == "HEAD";
            QTest::newRow((method + " /ping").constData()) << method << "/ping"_ba
                                                           << (!known  ? 501
                                                               : reads ? 200
                                                                       : 405);
            QTest::newRow((method + " /echo").constData()) << method << "/echo"_ba
                                                           << (!known             ? 501
                                                               : method == "POST" ? 200
                                                                                  : 405);
            QTest::newRow((method + " /nothing").constData()) << method << "/nothing"_ba << (!known ? 501 : 404);
        }
    }
    void everyMethodGetsItsAnswerOnEveryRoute()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        FrontFixture fixture;
        RawClient client(fixture.port());
        const QByteArray answer =
            client.untilClosed(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QCOMPARE(statusOf(answer), status);
        if (status == 405)
            QCOMPARE(headerOf(answer, "allow"), path == "/ping" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS");
        if (method == "HEAD") {
            QVERIFY(bodyOf(answer).isEmpty());
            QVERIFY(headerOf(answer, "content-length").toInt() > 0);
        } else if (status >= 400) {
            QVERIFY(!errorCode(answer).isEmpty());
        }
    }

    void everyAnswerHasTheSecurityHeaders_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("200") << get("/ping");
        QTest::newRow("400") << "nonsense\r\n\r\n"_ba;
        QTest::newRow("403") << "GET /ping HTTP/1.1\r\nHost: evil.example\r\n\r\n"_ba;
        QTest::newRow("404") << get("/nothing");
        QTest::newRow("405") << "DELETE /ping HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba;
        QTest::newRow("426") << get("/gateway");
        QTest::newRow("431") << get("/ping", "X: " + QByteArray(20'000, 'x') + "\r\n");
        QTest::newRow("501") << "BREW /ping HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba;
        QTest::newRow("204") << "OPTIONS /ping HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example.org\r\n"
                                "Access-Control-Request-Method: GET\r\n\r\n"_ba;
    }
    void everyAnswerHasTheSecurityHeaders()
    {
        QFETCH(QByteArray, request);
        FrontFixture fixture(withOrigins());
        RawClient client(fixture.port());
        const QByteArray answer = client.untilAnswered(request);
        QCOMPARE(QByteArray::number(statusOf(answer)), QByteArray(QTest::currentDataTag()));
        QCOMPARE(headerOf(answer, "x-content-type-options"), "nosniff");
        QCOMPARE(headerOf(answer, "cache-control"), "no-store");
        QVERIFY(headerOf(answer, "content-security-policy").startsWith("default-src 'none'"));
        QCOMPARE(headerOf(answer, "vary"), "Origin");
        QVERIFY(headerOf(answer, "server").isEmpty());
    }

    void originsAreNamedOnlyWhenListed_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("listed") << "https://app.example.org"_ba << true;
        QTest::newRow("own") << "http://localhost"_ba << true;
        for (const QByteArray &origin :
             {"https://evil.example"_ba, "null"_ba, "https://app.example.org.evil.example"_ba,
              "https://evilapp.example.org"_ba, "https://APP.EXAMPLE.ORG"_ba, "http://app.example.org"_ba,
              "https://app.example.org:444"_ba, "https://app.example.org/"_ba,
              "https://app.example.org, https://evil.example"_ba, "*"_ba})
            QTest::newRow(origin.constData()) << origin << false;
    }
    void originsAreNamedOnlyWhenListed()
    {
        QFETCH(QByteArray, origin);
        QFETCH(bool, allowed);
        FrontFixture fixture(withOrigins());
        RawClient client(fixture.port());
        const QByteArray header = "Origin: " + origin + "\r\n";

        const QByteArray read = client.untilAnswered(get("/ping", header + "Cookie: a=b\r\n"));
        QCOMPARE(statusOf(read), 200);
        QCOMPARE(headerOf(read, "access-control-allow-origin"), allowed ? origin : QByteArray());
        QVERIFY(headerOf(read, "access-control-allow-credentials").isEmpty());
        QCOMPARE(headerOf(read, "vary"), "Origin");

        const QByteArray asked = client.untilAnswered("OPTIONS /echo HTTP/1.1\r\nHost: localhost\r\n" + header +
                                                      "Access-Control-Request-Method: POST\r\n\r\n");
        QCOMPARE(statusOf(asked), allowed ? 204 : 403);
        QCOMPARE(headerOf(asked, "access-control-allow-methods"), allowed ? "POST, OPTIONS" : QByteArray());
        QCOMPARE(headerOf(asked, "access-control-allow-origin"), allowed ? origin : QByteArray());

        const QByteArray written =
            client.untilAnswered("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + header + "Content-Length: 0\r\n\r\n");
        QCOMPARE(statusOf(written), allowed ? 200 : 403);
        QCOMPARE(fixture.echoes, allowed ? 1 : 0);
    }

    void aStarNeverEchoesTheOrigin()
    {
        FrontSetup setup;
        setup.policy.allowedOrigins = {u"*"_s};
        FrontFixture fixture(setup);
        RawClient client(fixture.port());
        const QByteArray answer = client.untilAnswered(get("/ping", "Origin: https://evil.example\r\n"));
        QCOMPARE(headerOf(answer, "access-control-allow-origin"), "*");
        QVERIFY(headerOf(answer, "access-control-allow-credentials").isEmpty());
    }

    void aPageThatMayCallReadsRefusalsToo_data()
    {
        QTest::addColumn<QByteArray>("request"); // with %1 where its origin stands
        QTest::newRow("400") << "GET /%zz HTTP/1.1\r\nHost: localhost\r\n%1\r\n"_ba;
        QTest::newRow("400 malformed header") << "GET /ping HTTP/1.1\r\nHost: localhost\r\n%1No colon\r\n\r\n"_ba;
        QTest::newRow("400 before it") << "GET /ping HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n%1\r\n"_ba;
        QTest::newRow("400 framing") << "POST /echo HTTP/1.1\r\nHost: localhost\r\n%1Content-Length: x\r\n\r\n"_ba;
        QTest::newRow("403 name") << "GET /ping HTTP/1.1\r\nHost: evil.example\r\n%1\r\n"_ba;
        QTest::newRow("404") << "GET /nothing HTTP/1.1\r\nHost: localhost\r\n%1\r\n"_ba;
        QTest::newRow("405") << "DELETE /ping HTTP/1.1\r\nHost: localhost\r\n%1\r\n"_ba;
        QTest::newRow("413") << "POST /echo HTTP/1.1\r\nHost: localhost\r\n%1Content-Length: 99999999\r\n\r\n"_ba;
        QTest::newRow("413 digits") << "POST /echo HTTP/1.1\r\nHost: localhost\r\n%1Content-Length: "_ba +
                                           QByteArray(30, '9') + "\r\n\r\n";
        QTest::newRow("414") << "GET /"_ba + QByteArray(9'000, 'x') + " HTTP/1.1\r\nHost: localhost\r\n%1\r\n";
        QTest::newRow("426") << "GET /gateway HTTP/1.1\r\nHost: localhost\r\n%1\r\n"_ba;
        QTest::newRow("431") << "GET /ping HTTP/1.1\r\nHost: localhost\r\n%1X: "_ba + QByteArray(20'000, 'x') +
                                    "\r\n\r\n";
        QTest::newRow("501") << "BREW /ping HTTP/1.1\r\nHost: localhost\r\n%1\r\n"_ba;
        QTest::newRow("204 of what is nowhere")
            << "OPTIONS /nothing HTTP/1.1\r\nHost: localhost\r\n%1Access-Control-Request-Method: GET\r\n\r\n"_ba;
        QTest::newRow("204 of what does not fit")
            << "OPTIONS /ping HTTP/1.1\r\nHost: localhost\r\n%1Access-Control-Request-Method: DELETE\r\n\r\n"_ba;
    }
    void aPageThatMayCallReadsRefusalsToo()
    {
        QFETCH(QByteArray, request);
        FrontFixture fixture(withOrigins());
        const auto answered = [&](const QByteArray &origin) {
            RawClient client(fixture.port());
            return client.untilAnswered(QByteArray(request).replace("%1", "oRIGIN:" + origin + "\r\n"));
        };
        const QByteArray answer = answered(" https://app.example.org");
        QCOMPARE(QByteArray::number(statusOf(answer)), QByteArray(QTest::currentDataTag()).first(3));
        QCOMPARE(headerOf(answer, "access-control-allow-origin"), "https://app.example.org");
        if (statusOf(answer) == 204) {
            const QByteArray method = request.contains("DELETE") ? "DELETE" : "GET";
            QVERIFY(headerOf(answer, "access-control-allow-methods").split(',').contains(method) ||
                    headerOf(answer, "access-control-allow-methods").contains(' ' + method));
        }
        const QByteArray refused = answered(" https://evil.example");
        QVERIFY(statusOf(refused) >= 400);
        QVERIFY(headerOf(refused, "access-control-allow-origin").isEmpty());
    }

    void badPathsNeverReachAHandler_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        for (const QByteArray &path : {"/items/.."_ba, "/items/%2e%2e"_ba, "/items/..%2fx"_ba, "/items/..%5cx"_ba,
                                       "/items/%00"_ba, "/items/a%00"_ba, "/items/%c0%ae"_ba, "/items/%ff"_ba,
                                       "/items/%"_ba, "/items/a%0d%0ab"_ba, "/items/../ping"_ba})
            QTest::newRow(path.constData()) << path << 400;
        QTest::newRow("doubly encoded") << "/items/%252e%252e"_ba << 200;
        QTest::newRow("4 KiB name") << "/items/" + QByteArray(4'096, 'a') << 200;
        QTest::newRow("two parts") << "/items/a/b"_ba << 404;
    }
    void badPathsNeverReachAHandler()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        FrontFixture fixture;
        RawClient client(fixture.port());
        QCOMPARE(statusOf(client.untilAnswered(get(path))), status);
    }

    void repliesMayComeLateTwiceOrAfterTheEnd()
    {
        FrontFixture fixture;
        auto client = std::make_unique<RawClient>(fixture.port());
        client->write(get("/late") + get("/ping"));
        QTRY_COMPARE(fixture.late.size(), size_t(1));
        QCOMPARE(fixture.pings, 0); // the next one waits
        fixture.late[0](jsonResponse("1"));
        fixture.late[0](jsonResponse("2"));
        const QByteArray answers = client->untilAnswered({}, 2);
        QCOMPARE(answerCount(answers), 2);
        QVERIFY(answers.contains("\r\n\r\n1HTTP/1.1 200"));
        client->write(get("/late"));
        QTRY_COMPARE(fixture.late.size(), size_t(2));
        client.reset();
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        fixture.late[1](jsonResponse("3"));
    }

    void handlersMayLiveOnAnotherThread()
    {
        QThread thread;
        QObject room;
        room.moveToThread(&thread);
        thread.start();
        FrontSetup setup;
        setup.handlerContext = &room;
        FrontFixture fixture(setup);
        QThread *handledOn = nullptr;
        fixture.router.add("GET", u"/where"_s, [&](const HttpRequest &, const Captures &, HttpReply reply) {
            handledOn = QThread::currentThread();
            reply(jsonResponse("{}"));
        });
        RawClient client(fixture.port());
        QCOMPARE(statusOf(client.untilAnswered(get("/where"))), 200);
        QCOMPARE(handledOn, &thread);
        thread.quit();
        QVERIFY(thread.wait(5'000));
    }

    void whoIsForgottenReadsThatTheServerFailed_data()
    {
        QTest::addColumn<bool>("isElsewhere");
        QTest::newRow("on this thread") << false;
        QTest::newRow("on another thread") << true;
    }
    void whoIsForgottenReadsThatTheServerFailed()
    {
        QFETCH(bool, isElsewhere);
        QThread thread;
        QObject room;
        room.moveToThread(&thread);
        thread.start();
        {
            FrontSetup setup;
            setup.handlerContext = isElsewhere ? &room : nullptr;
            FrontFixture fixture(setup);
            fixture.router.add("GET", u"/forgets"_s, [](const HttpRequest &, const Captures &, HttpReply) {});
            fixture.router.add("GET", u"/fails"_s, [](const HttpRequest &, const Captures &, HttpReply reply) {
                reply(confab::ErrorCode::NotFound); // which is said in an answer, where it is meant
            });
            RawClient client(fixture.port());
            for (const char *path : {"/forgets", "/fails"}) {
                const QByteArray answer = client.untilAnswered(get(path));
                QCOMPARE(statusOf(answer), 500);
                QCOMPARE(errorCode(answer), u"internal"_s);
                QCOMPARE(headerOf(answer, "connection"), "keep-alive");
            }
            QCOMPARE(statusOf(client.untilAnswered(get("/ping"))), 200);
        }
        thread.quit();
        QVERIFY(thread.wait(5'000));
    }

    void whoIsForgottenLaterIsToldThen()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        client.write(get("/late"));
        QTRY_COMPARE(fixture.late.size(), size_t(1));
        fixture.late.clear();
        QCOMPARE(statusOf(client.untilAnswered({})), 500);
    }

    void whoseTokenNobodyJudgesIsNotLetIn()
    {
        FrontSetup setup;
        setup.checkBearer = [](const QByteArray &, const confab::core::Reply<confab::Done> &) {};
        FrontFixture fixture(setup);
        const QByteArray answer =
            RawClient(fixture.port())
                .untilClosed(get("/gateway",
                                 "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                 "Authorization: Bearer x\r\n"));
        QCOMPARE(statusOf(answer), 500);
        QVERIFY(fixture.upgrades.isEmpty());
    }

    void aBigAnswerArrivesWhole()
    {
        FrontFixture fixture;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilAnswered(get("/big?bytes=20000000"), 1, 20'000);
        QCOMPARE(bodyOf(answer).size(), 20'000'000);
        QCOMPARE(statusOf(client.untilAnswered(get("/ping"))), 200);
    }

    void aDrainingFrontLetsAnswersFinish()
    {
        FrontFixture fixture;
        RawClient idle(fixture.port());
        QCOMPARE(statusOf(idle.untilAnswered(get("/ping"))), 200);
        RawClient busy(fixture.port());
        busy.write(get("/late"));
        QTRY_COMPARE(fixture.late.size(), size_t(1));
        fixture.front().drain();
        QTRY_VERIFY(idle.isClosed());
        fixture.late[0](jsonResponse("1"));
        QCOMPARE(headerOf(busy.untilClosed({}), "connection"), "close");
    }
};

QTEST_GUILESS_MAIN(tst_HttpFront)
#include "tst_HttpFront.moc"

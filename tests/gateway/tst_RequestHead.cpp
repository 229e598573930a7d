// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/RequestHead.h"
#include "SmugglingCases.h"

#include <QTest>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

HeadOutcome::State stateOf(const QByteArray &bytes)
{
    return readHead(bytes, FrontPolicy{}).state;
}

QByteArray headOf(int totalBytes)
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
    return head + QByteArray(totalBytes - head.size() - 4, 'a') + "\r\n\r\n";
}

QByteArray withHeaders(int count)
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 1; i < count; ++i)
        head += "X-" + QByteArray::number(i) + ": y\r\n";
    return head + "\r\n";
}

QByteArray withUrl(int bytes)
{
    return "GET /" + QByteArray(bytes - 1, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

class tst_RequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCouldBeReadInTwoWays_data()
    {
        QTest::addColumn<QByteArray>("request");
        for (const SmugglingCase &each : smugglingCases())
            QTest::newRow(each.name) << each.request;
        QVERIFY(smugglingCases().size() >= 40);
    }
    void refusesWhatCouldBeReadInTwoWays()
    {
        QFETCH(QByteArray, request);
        const HeadOutcome outcome = readHead(request, FrontPolicy{});
        QCOMPARE(outcome.state, HeadOutcome::State::Refused);
        QCOMPARE(outcome.status, 400);
    }

    void saysTheSameHoweverTheBytesAreCut_data() { refusesWhatCouldBeReadInTwoWays_data(); }
    void saysTheSameHoweverTheBytesAreCut()
    {
        QFETCH(QByteArray, request);
        // Growing byte by byte it never turns complete, and once refused it stays refused.
        bool refused = false;
        for (qsizetype size = 0; size <= request.size(); ++size) {
            const HeadOutcome outcome = readHead(QByteArrayView(request).first(size), FrontPolicy{});
            QVERIFY(outcome.state != HeadOutcome::State::Complete);
            QVERIFY(!refused || outcome.state == HeadOutcome::State::Refused);
            refused = outcome.state == HeadOutcome::State::Refused;
        }
        QVERIFY(refused);
    }

    void readsAnOrdinaryRequest()
    {
        const QByteArray bytes =
            "POST /api/v1/rooms?x=1&y=%20 HTTP/1.1\r\nHost: localhost:8080\r\nX-Empty:\r\n"
            "Content-Type:  application/json \r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}";
        const HeadOutcome outcome = readHead(bytes, FrontPolicy{});
        QCOMPARE(outcome.state, HeadOutcome::State::Complete);
        const RequestHead &head = outcome.head;
        QCOMPARE(head.method, "POST");
        QCOMPARE(head.path(), "/api/v1/rooms");
        QCOMPARE(head.query(), "x=1&y=%20");
        QCOMPARE(head.headers.value("content-type"), "application/json");
        QVERIFY(head.headers.contains("x-empty"));
        QCOMPARE(head.framing, RequestHead::Framing::Length);
        QCOMPARE(head.contentLength, 2);
        QCOMPARE(head.size, bytes.size() - 2);
        QVERIFY(head.keepAlive);
        QVERIFY(head.expectsContinue);
    }

    void acceptsWhatIsUnusualButClear_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("IPv6 host") << QByteArray("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
        QTest::newRow("upper-case chunked")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: CHUNKED\r\n\r\n");
        QTest::newRow("length zero") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("latin-1 value") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: \xe9\r\n\r\n");
        QTest::newRow("repeated list header")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nAccept: x\r\nAccept: y\r\n\r\n");
        QTest::newRow("tab around a value") << QByteArray("GET / HTTP/1.1\r\nHost:\ta\t\r\n\r\n");
        QTest::newRow("HTTP/1.0 without host") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    }
    void acceptsWhatIsUnusualButClear()
    {
        QFETCH(QByteArray, request);
        QCOMPARE(stateOf(request), HeadOutcome::State::Complete);
    }

    void takesTheAddressThatAProxyIsSent_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("http") << "http://chat.example.org:8420/a/b?c=d"_ba
                              << "chat.example.org:8420"_ba
                              << "/a/b"_ba
                              << "c=d"_ba;
        QTest::newRow("any case") << "HTTP://Chat.Example.org/a"_ba
                                  << "Chat.Example.org"_ba
                                  << "/a"_ba
                                  << ""_ba;
        QTest::newRow("https") << "https://[::1]:1/a"_ba
                               << "[::1]:1"_ba
                               << "/a"_ba
                               << ""_ba;
        QTest::newRow("no path") << "http://a"_ba
                                 << "a"_ba
                                 << "/"_ba
                                 << ""_ba;
        QTest::newRow("no path but a query") << "http://a?b=/c"_ba
                                             << "a"_ba
                                             << "/"_ba
                                             << "b=/c"_ba;
        QTest::newRow("an address within a path") << "/http://a/b"_ba
                                                  << "ignored.example"_ba
                                                  << "/http://a/b"_ba
                                                  << ""_ba;
    }
    void takesTheAddressThatAProxyIsSent()
    {
        QFETCH(QByteArray, target);
        const HeadOutcome outcome =
            readHead("GET " + target + " HTTP/1.1\r\nHost: ignored.example\r\n\r\n", FrontPolicy{});
        QCOMPARE(outcome.state, HeadOutcome::State::Complete);
        QTEST(outcome.head.host, "host");
        QTEST(outcome.head.path().toByteArray(), "path");
        QTEST(outcome.head.query().toByteArray(), "query");
        QCOMPARE(outcome.head.isForTls, target.startsWith("https"));
    }

    void knowsWhenToKeepTheConnection_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("keeps");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
        QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n") << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\n\r\n") << false;
        QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n")
                                        << true;
    }
    void knowsWhenToKeepTheConnection()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, keeps);
        QCOMPARE(readHead(request, FrontPolicy{}).head.keepAlive, keeps);
    }

    void holdsItsLimitsToTheByte_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("head of 16 KiB") << headOf(16'384) << 0;
        QTest::newRow("head of 16 KiB and one") << headOf(16'385) << 431;
        QTest::newRow("64 headers") << withHeaders(64) << 0;
        QTest::newRow("65 headers") << withHeaders(65) << 431;
        QTest::newRow("URL of 8 KiB") << withUrl(8'192) << 0;
        QTest::newRow("URL of 8 KiB and one") << withUrl(8'193) << 414;
        QTest::newRow("URL without end") << QByteArray("GET /") + QByteArray(9'000, 'a') << 414;
        QTest::newRow("length of 18 digits")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999\r\n\r\n") << 0;
        QTest::newRow("length of 2^63")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775808\r\n\r\n") << 413;
        QTest::newRow("HTTP/2.0") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
        QTest::newRow("unknown expectation")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n") << 417;
    }
    void holdsItsLimitsToTheByte()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const HeadOutcome outcome = readHead(request, FrontPolicy{});
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.state, status ? HeadOutcome::State::Refused : HeadOutcome::State::Complete);
    }

    void waitsForTheRestOfAGoodHead()
    {
        const QByteArray request = "GET /ping HTTP/1.1\r\nHost: localhost\r\nX: y\r\n\r\n";
        for (qsizetype size = 0; size < request.size(); ++size)
            QCOMPARE(stateOf(request.first(size)), HeadOutcome::State::Incomplete);
        QCOMPARE(stateOf(request + "trailing bytes"), HeadOutcome::State::Complete);
    }
};

QTEST_APPLESS_MAIN(tst_RequestHead)
#include "tst_RequestHead.moc"

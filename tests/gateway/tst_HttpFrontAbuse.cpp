// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "SmugglingCases.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

//! Times that are short enough for a test; what is tested is that each of them ends a connection.
FrontSetup impatient()
{
    FrontSetup setup;
    setup.policy.headMs = 600;
    setup.policy.bodyMs = 600;
    setup.policy.writeMs = 600;
    setup.policy.answerMs = 600;
    setup.policy.idleMs = 600;
    setup.policy.slowestBytesPerSecond = 1'000'000'000;
    return setup;
}

struct Flood
{
    qint64 sent = 0;
    QByteArray answer = {};
};

//! Sends `first`, then `total` bytes of filling, as fast as it can, until the server closes. Blocking: own thread.
Flood flood(quint16 port, const QByteArray &first, qint64 total)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    Flood result;
    if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) {
        const QByteArray filling(64 * 1024, 'a');
        ::send(fd, first.constData(), size_t(first.size()), MSG_NOSIGNAL);
        while (result.sent < total) {
            const ssize_t size = ::send(fd, filling.constData(), size_t(filling.size()), MSG_NOSIGNAL);
            if (size <= 0)
                break;
            result.sent += size;
            char buffer[4096];
            const ssize_t got = ::recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
            if (got > 0)
                result.answer.append(buffer, got);
        }
    }
    ::close(fd);
    return result;
}

Flood floodFromAThread(quint16 port, const QByteArray &first, qint64 total)
{
    Flood result;
    std::unique_ptr<QThread> thread(QThread::create([&] { result = flood(port, first, total); }));
    thread->start();
    if (!QTest::qWaitFor([&] { return thread->isFinished(); }, 60'000))
        qFatal("the flood did not end");
    return result;
}

} // namespace

class tst_HttpFrontAbuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmuggledRequestIsNeverAnswered_data()
    {
        QTest::addColumn<QByteArray>("request");
        for (const SmugglingCase &each : smugglingCases())
            QTest::newRow(each.name) << each.request;
    }
    void aSmuggledRequestIsNeverAnswered()
    {
        QFETCH(QByteArray, request);
        FrontFixture fixture;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed(request + get("/marker"));
        QVERIFY(client.isClosed());
        QCOMPARE(statusOf(answer), 400);
        QCOMPARE(answerCount(answer), 1);
        QCOMPARE(answer.count("HTTP/1.1 "), 1);
        QCOMPARE(headerOf(answer, "connection"), "close");
        QCOMPARE(fixture.markers + fixture.echoes + fixture.pings, 0);
    }

    void aRefusedBodyIsNeverReadAsARequest()
    {
        FrontFixture fixture;
        const QByteArray hidden = get("/marker");
        for (const QByteArray &target : {"/nothing"_ba, "/ping"_ba, "/gateway"_ba}) {
            RawClient client(fixture.port());
            const QByteArray answer =
                client.untilClosed("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                                   QByteArray::number(hidden.size()) + "\r\n\r\n" + hidden);
            QVERIFY(client.isClosed());
            QCOMPARE(answer.count("HTTP/1.1 "), 1);
        }
        QCOMPARE(fixture.markers, 0);
    }

    void aHeadWithoutEndIsCutAt16KiB()
    {
        FrontFixture fixture;
        const qint64 before = residentKiB();
        const Flood result =
            floodFromAThread(fixture.port(), "GET /ping HTTP/1.1\r\nHost: localhost\r\nX: ", 200'000'000);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        qInfo("H2: %lld KiB of 200 MB left the sender, RSS %+lld KiB", result.sent / 1024, residentKiB() - before);
        QVERIFY(result.sent < 50'000'000); // the rest is what the kernel's buffers take
        QCOMPARE(statusOf(result.answer), 431);
        if (before == 0)
            QSKIP(kResidentUntold);
        QVERIFY(residentKiB() - before < 4'096);
    }

    void aTooLargeBodyIsRefusedBeforeItIsRead_data()
    {
        QTest::addColumn<QByteArray>("framing");
        QTest::addColumn<int>("status");
        QTest::newRow("200 MB") << "Content-Length: 200000000\r\n\r\n"_ba << 413;
        QTest::newRow("8 GB") << "Content-Length: 8000000000\r\n\r\n"_ba << 413;
        QTest::newRow("2^63-1") << "Content-Length: 9223372036854775807\r\n\r\n"_ba << 413;
        QTest::newRow("2^63") << "Content-Length: 9223372036854775808\r\n\r\n"_ba << 413;
        QTest::newRow("2^64") << "Content-Length: 18446744073709551616\r\n\r\n"_ba << 413;
        QTest::newRow("chunk of 8 GB") << "Transfer-Encoding: chunked\r\n\r\n1dcd65000\r\n"_ba << 413;
        QTest::newRow("chunk of 2^63-1") << "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n"_ba << 413;
        QTest::newRow("chunk of 2^63") << "Transfer-Encoding: chunked\r\n\r\n8000000000000000\r\n"_ba << 413;
        QTest::newRow("chunk of 2^64") << "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n"_ba << 400;
    }
    void aTooLargeBodyIsRefusedBeforeItIsRead()
    {
        QFETCH(QByteArray, framing);
        QFETCH(int, status);
        FrontFixture fixture;
        const qint64 before = residentKiB();
        const Flood result =
            floodFromAThread(fixture.port(), "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + framing, 200'000'000);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        qInfo("H3: %lld KiB left the sender, RSS %+lld KiB", result.sent / 1024, residentKiB() - before);
        QCOMPARE(statusOf(result.answer), status);
        QVERIFY(result.sent < 50'000'000);
        QCOMPARE(fixture.echoes, 0);
        if (before == 0)
            QSKIP(kResidentUntold);
        QVERIFY(residentKiB() - before < 4'096);
    }

    void slowLorisIsClosedWhileOthersAreServed()
    {
        FrontSetup setup = impatient();
        setup.policy.headMs = 5'000; // all of them are there by then
        setup.policy.idleMs = 60'000;
        FrontFixture fixture(setup);
        const qint64 before = residentKiB();
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 500; ++i) {
            slow.push_back(std::make_unique<RawClient>(fixture.port()));
            slow.back()->write("GET /ping HTTP/1.1\r\nHost: loc");
        }
        QTRY_COMPARE(fixture.front().connectionCount(), 500);
        qInfo("H1/H5: 500 half heads cost %lld KiB each (server and client)", (residentKiB() - before) / 500);
        RawClient normal(fixture.port());
        qint64 worst = 0;
        int served = 0;
        QElapsedTimer total;
        total.start();
        while (fixture.front().connectionCount() > 1 && total.elapsed() < 60'000) {
            QElapsedTimer one;
            one.start();
            if (statusOf(normal.untilAnswered(get("/ping"))) == 200)
                ++served;
            worst = qMax(worst, one.elapsed());
            for (const auto &each : slow)
                each->write("x"); // a drop now and then must not buy time
        }
        qInfo("H5: all closed after %lld ms; %d answers meanwhile, the slowest %lld ms", total.elapsed(), served,
              worst);
        QVERIFY(served > 0);
        QTRY_VERIFY(std::all_of(slow.begin(), slow.end(), [](const auto &each) { return each->isClosed(); }));
        int timedOut = 0;
        for (const auto &each : slow)
            timedOut += statusOf(each->received()) == 408 ? 1 : 0;
        QCOMPARE(timedOut, 500);
    }

    void silenceAndStallsAreEndedEverywhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing said") << ""_ba << 0;
        QTest::newRow("half a head") << "GET /ping HTTP/1.1\r\n"_ba << 408;
        QTest::newRow("half a body") << "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhello"_ba
                                     << 408;
        QTest::newRow("half a chunk")
            << "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\na\r\nhello"_ba << 408;
        QTest::newRow("idle after an answer") << get("/ping") << 200;
        QTest::newRow("a handler that forgets") << get("/late") << 503;
    }
    void silenceAndStallsAreEndedEverywhere()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        FrontFixture fixture(impatient());
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed(bytes);
        QVERIFY(client.isClosed());
        QCOMPARE(statusOf(answer), status);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
    }

    void whoDoesNotReadTheAnswerIsCutOff()
    {
        FrontFixture fixture(impatient());
        RawClient client(fixture.port());
        client.setReadBufferSize(1'024);
        client.write(get("/big?bytes=50000000"));
        QTRY_COMPARE(fixture.front().connectionCount(), 1);
        const qint64 before = residentKiB();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.front().connectionCount(), 0, 30'000);
        qInfo("H5: RSS after the cut %+lld KiB", residentKiB() - before);
    }

    void pipeliningWithoutReadingIsBounded()
    {
        FrontFixture fixture(impatient());
        RawClient client(fixture.port());
        client.setReadBufferSize(1'024);
        QByteArray requests;
        for (int i = 0; i < 1'000; ++i)
            requests += get("/big?bytes=100000");
        const qint64 before = residentKiB();
        client.write(requests);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.front().connectionCount(), 0, 30'000);
        qInfo("pipelining: RSS %+lld KiB", residentKiB() - before);
        if (before == 0)
            QSKIP(kResidentUntold);
        QVERIFY(residentKiB() - before < 8'192);
    }
};

QTEST_GUILESS_MAIN(tst_HttpFrontAbuse)
#include "tst_HttpFrontAbuse.moc"

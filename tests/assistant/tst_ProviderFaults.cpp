// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "../support/PeakMemory.h"
#include "Gzip.h"
#include "ProviderStage.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

// What a stream may bring before it is cut: the limit of the test, and what the buffers of two sockets hold.
constexpr qint64 kMostTaken = 50'000'000;

//! What the peer does wrong, and what is said about it.
struct Fault
{
    QList<QByteArray> answer = {};
    QString reason = {};
    QString text = {}; //!< that was there before
    int limitMs = 0;   //!< the time after which it is noticed
    bool closes = true;
    bool resets = false;
    bool isEndless = false;
    int pauseMs = 0;
    QUrl url = {}; //!< instead of the peer's
};

constexpr int kIdleMs = 1'000;
constexpr int kTotalMs = 2'000;

QByteArray cutHead()
{
    return QByteArrayLiteral("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
}

QByteArray fillerOfAHead()
{
    return QByteArray("X-Filler: " + QByteArray(1000, 'x') + "\r\n").repeated(60);
}

QList<QByteArray> bomb()
{
    const QByteArray packed = gzipped(QByteArray(": " + QByteArray(998, 'x') + "\n").repeated(10'000)).repeated(30);
    return {plain("200 OK", "Content-Encoding: gzip\r\n", packed, "text/event-stream")};
}

QUrl closedPort()
{
    RawHttpPeer gone;
    return gone.url();
}

} // namespace

Q_DECLARE_METATYPE(Fault)

//! What goes wrong between here and a provider: the reason is true and comes in time, the text so far stays.
class tst_ProviderFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultIsSaidInTime_data();
    void everyFaultIsSaidInTime();
    void brokenAnswersFailWithTheirReason_data();
    void brokenAnswersFailWithTheirReason();
    void statusesFailWithTheirReason_data();
    void statusesFailWithTheirReason();
    void commentsKeepAWaitingRequestAlive();
    void aLongThoughtDoesNotCostTheAnswer();
    void anEndlessThoughtIsCut();
    void patienceHasAnEnd();
    void thinkingAndWritingHaveTimesOfTheirOwn();
    void anEndlessLineIsCut();
    void aHugeHeadDoesNotHoldUpOthers();
    void whatCanNotBeReachedIsSaidInTime();
    void aPortThatSpeaksNoTlsIsSaid();

private:
    static void sayFault(const Fault &fault, qint64 &took);
};

void tst_ProviderFaults::aPortThatSpeaksNoTlsIsSaid()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this,
            [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    ProviderStage stage(QList<QByteArray>{});
    stage.settings.baseUrl = QUrl(u"https://127.0.0.1:%1/v1"_s.arg(plain.serverPort()));
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QCOMPARE(stage.recorder.error.message,
             u"The provider at 127.0.0.1:%1 speaks no TLS there; its address may begin with http://."_s.arg(
                 plain.serverPort()));
}

void tst_ProviderFaults::everyFaultIsSaidInTime_data()
{
    QTest::addColumn<Fault>("fault");
    const QString cut = u"closed the connection before the end"_s;
    const QString silence = u"sent nothing for 1 seconds"_s;
    const QByteArray half = delta(u"Half"_s);
    QTest::newRow("refused") << Fault{.reason = u" refused the connection"_s, .url = closedPort()};
    QTest::newRow("unknown host") << Fault{.reason = u"host no-such-host.invalid was not found"_s,
                                           .url = QUrl(u"http://no-such-host.invalid/v1"_s)};
    QTest::newRow("hang before the head") << Fault{.reason = silence, .limitMs = kIdleMs, .closes = false};
    QTest::newRow("hang after a chunk") << Fault{chunked({half}), silence, u"Half"_s, kIdleMs, false};
    QTest::newRow("drip") << Fault{.answer = QList<QByteArray>{cutHead() + half} + QList<QByteArray>(1, "x"),
                                   .reason = u"not complete after 2 seconds"_s,
                                   .text = u"Half"_s,
                                   .limitMs = kTotalMs,
                                   .isEndless = true,
                                   .pauseMs = 300};
    QTest::newRow("drip before any text") << Fault{
        .answer = {cutHead() + "d", "x"}, .reason = u"not in the expected format"_s, .isEndless = true, .pauseMs = 300};
    QTest::newRow("drip of a frame") << Fault{.answer = {cutHead() + "data: ", "x"},
                                              .reason = u"had not begun to answer after 2 seconds"_s,
                                              .limitMs = kTotalMs,
                                              .isEndless = true,
                                              .pauseMs = 300};
    QTest::newRow("429") << Fault{{plain("429 Too Many", "Retry-After: 30\r\n", {})}, u"asked again in 30 seconds"_s};
    QTest::newRow("500") << Fault{{plain("500 Oops", {}, {})}, u"The provider failed (HTTP 500)."_s};
    QTest::newRow("401") << Fault{{plain("401 Unauthorized", {}, {})}, u"The key was refused"_s};
    QTest::newRow("half a stream") << Fault{chunked({half}), cut, u"Half"_s};
    QTest::newRow("invalid chunk size") << Fault{chunked({half}) + QList<QByteArray>{"zz\r\nx\r\n"}, {}, u"Half"_s};
    QTest::newRow("reset") << Fault{.answer = chunked({half}) + QList<QByteArray>{{}},
                                    .text = u"Half"_s,
                                    .limitMs = 200,
                                    .resets = true,
                                    .pauseMs = 100};
    QTest::newRow("garbage") << Fault{{QByteArray("\x16\x03\x01\x02\x00 nonsense\r\n\r\n", 19)},
                                      u"without an answer"_s};
    QTest::newRow("garbage in a stream") << Fault{{cutHead() + QByteArray("\x16\x03\x01\x02\x00 nonsense", 15)},
                                                  u"not in the expected format"_s};
    QTest::newRow("web page") << Fault{{plain("200 OK", {}, "<html>Hello</html>", "text/html; charset=utf-8")},
                                       u"web page"_s};
    QTest::newRow("packed bomb") << Fault{bomb(), u"more than an answer may hold"_s};
    QTest::newRow("endless stream") << Fault{.answer = chunked({delta(QString(10'000, u'x'))}),
                                             .reason = u"more than an answer may hold"_s,
                                             .limitMs = 5'000,
                                             .isEndless = true};
    QTest::newRow("huge head") << Fault{
        .answer = {"HTTP/1.1 200 OK\r\n", fillerOfAHead()}, .reason = silence, .limitMs = kIdleMs, .isEndless = true};
    QTest::newRow("redirect") << Fault{{plain("307 Temporary", "Location: http://other.invalid/v1\r\n", {})},
                                       u"redirected to other.invalid, which is not followed"_s};
}

void tst_ProviderFaults::everyFaultIsSaidInTime()
{
    QFETCH(Fault, fault);
    // A busy machine is late now and then, who says nothing in time is late each time.
    qint64 soonest = std::numeric_limits<qint64>::max();
    for (int tries = 0; tries < 5 && soonest > fault.limitMs + 1'000; ++tries) {
        qint64 took = 0;
        sayFault(fault, took);
        if (QTest::currentTestFailed())
            return;
        soonest = std::min(soonest, took);
    }
    QVERIFY2(soonest <= fault.limitMs + 1'000, qPrintable(QString::number(soonest)));
    if (!PeakMemory().isTold())
        QSKIP(PeakMemory::kUntold);
}

void tst_ProviderFaults::sayFault(const Fault &fault, qint64 &took)
{
    ProviderStage stage(fault.answer);
    stage.peer.closes = fault.closes;
    stage.peer.resets = fault.resets;
    stage.peer.isEndless = fault.isEndless;
    stage.peer.pauseMs = fault.pauseMs;
    stage.settings.idleMs = kIdleMs;
    stage.settings.totalMs = fault.isEndless && fault.pauseMs == 0 ? 30'000 : kTotalMs;
    stage.settings.maxBytes = 1'000'000;
    if (!fault.url.isEmpty())
        stage.settings.baseUrl = fault.url;
    const PeakMemory memory;
    QElapsedTimer timer;
    timer.start();
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 30'000);
    took = timer.elapsed();
    const qint64 grown = memory.grownKiB();
    qInfo("F13 / %s: %lld ms, %lld KiB more: %s", QTest::currentDataTag(), took, grown,
          qPrintable(stage.recorder.error.message));
    QVERIFY(stage.failedWith(fault.reason));
    if (fault.text.isEmpty())
        QVERIFY(stage.recorder.text().isEmpty() || fault.limitMs == 5'000);
    else
        QCOMPARE(stage.recorder.text(), fault.text);
    // Qt reads a head for as long as it comes, into memory, and hears no abort meanwhile.
    if (fault.answer.value(1) == fillerOfAHead()) {
        stage.peer.resets = true;
        stage.peer.isEndless = false;
    } else {
        QVERIFY2(grown < 64 * 1024, qPrintable(QString::number(grown)));
        QVERIFY2(stage.peer.written() < kMostTaken, qPrintable(QString::number(stage.peer.written())));
    }
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ProviderFaults::brokenAnswersFailWithTheirReason_data()
{
    QTest::addColumn<QList<QByteArray>>("answer");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    const QString cut = u"closed the connection before the end"_s;
    const QString format = u"not in the expected format"_s;
    const QByteArray half = delta(u"Half"_s);
    QTest::newRow("cut in a chunk") << (chunked({half}) + QList{QByteArray("ff\r\ndata: {")}) << cut << u"Half"_s;
    QTest::newRow("no end marker") << (chunked({half}) + QList{kLastChunk}) << cut << u"Half"_s;
    QTest::newRow("short body")
        << QList{RawHttpPeer::okHead().replace("Transfer-Encoding: chunked", "Content-Length: 5000") + half} << cut
        << u"Half"_s;
    QTest::newRow("no length, cut") << QList{cutHead() + half} << cut << u"Half"_s;
    QTest::newRow("garbage in an event") << chunked({half, "data: {{{{\n\n"}) << format << u"Half"_s;
    QTest::newRow("error in the stream") << chunked({half, "data: {\"error\":{\"message\":\"overloaded\"}}\n\n"})
                                         << u"overloaded"_s << u"Half"_s;
    QTest::newRow("nothing said") << chunked({kFinish, kDone}) << u"was empty"_s << QString();
    QTest::newRow("JSON of something else") << QList{plain("200 OK", {}, "{\"hello\": 1}")} << format << QString();
    QTest::newRow("half a JSON") << QList{plain("200 OK", {}, "{\"choices\": [")} << format << QString();
    QTest::newRow("empty") << QList{plain("200 OK", {}, {}, "text/event-stream")} << cut << QString();
    QTest::newRow("no content") << QList{QByteArray("HTTP/1.1 204 No Content\r\n\r\n")} << cut << QString();
    QTest::newRow("closed at once") << QList<QByteArray>{} << u"closed the connection without an answer"_s << QString();
    QTest::newRow("unknown packing") << QList{plain("200 OK", "Content-Encoding: br\r\n", "abc")} << u"not asked for"_s
                                     << QString();
    QTest::newRow("wrong packing") << QList{plain("200 OK", "Content-Encoding: gzip\r\n", half)} << format << QString();
}

void tst_ProviderFaults::brokenAnswersFailWithTheirReason()
{
    QFETCH(QList<QByteArray>, answer);
    QFETCH(QString, reason);
    QFETCH(QString, text);
    ProviderStage stage(answer);
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 15'000);
    QVERIFY(stage.failedWith(reason));
    QCOMPARE(stage.recorder.text(), text);
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ProviderFaults::statusesFailWithTheirReason_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    const QByteArray said = R"({"error":{"message":"The model sk-very-secret is gone"}})";
    QTest::newRow("400") << QByteArray("400 Bad Request") << said
                         << u"refused the request (HTTP 400): The model … is gone"_s;
    QTest::newRow("401") << QByteArray("401 Unauthorized") << said << u"The key was refused by the provider"_s;
    QTest::newRow("402") << QByteArray("402 Payment Required") << said << u"HTTP 402"_s;
    QTest::newRow("403") << QByteArray("403 Forbidden") << QByteArray("<html>no") << u"does not allow"_s;
    QTest::newRow("404") << QByteArray("404 Not Found") << said << u"does not know this address or model"_s;
    QTest::newRow("429") << QByteArray("429 Too Many") << said << u"too many requests (HTTP 429)"_s;
    QTest::newRow("503") << QByteArray("503 Busy") << said << u"failed (HTTP 503): The model"_s;
}

void tst_ProviderFaults::statusesFailWithTheirReason()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    ProviderStage stage({plain(status, {}, body)});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(reason));
}

void tst_ProviderFaults::commentsKeepAWaitingRequestAlive()
{
    const QByteArray comment = ": keep-alive\n\n";
    ProviderStage stage(chunked({comment, comment, comment, comment, comment, comment, delta(u"a"_s), kDone}));
    stage.peer.pauseMs = 300; // in all more than the time that an answer has, less than the patience
    stage.settings.totalMs = 1'000;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

// A token of thought takes some 300 bytes on the wire, and a long thought more than the longest answer.
void tst_ProviderFaults::aLongThoughtDoesNotCostTheAnswer()
{
    const QByteArray thought =
        "data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm \"}}],\"filler\":\"" + QByteArray(250, 'x') + "\"}\n\n";
    const QByteArray tagged = delta(u"hm"_s + QString(250, u' '));
    QList<QByteArray> parts = QList<QByteArray>(40, thought.repeated(100));
    parts << delta(u"<think>"_s) << QList<QByteArray>(20, tagged.repeated(100)) << delta(u"</think>So it is."_s)
          << kDone;
    ProviderStage stage(chunked(parts));
    stage.peer.closes = false; // as providers do: the answer ends with its last chunk
    stage.settings.maxBytes = 300'000;
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 20'000);
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.recorder.text(), u"So it is."_s);
}

void tst_ProviderFaults::anEndlessThoughtIsCut()
{
    const QByteArray thought =
        "data: {\"choices\":[{\"delta\":{\"reasoning\":\"" + QByteArray(5'000, 'x') + "\"}}]}\n\n";
    ProviderStage stage(chunked({thought}));
    stage.peer.isEndless = true;
    stage.settings.maxBytes = 300'000;
    stage.settings.maxThoughtBytes = 2'000'000;
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 20'000);
    QVERIFY(stage.failedWith(u"more than an answer may hold"_s));
    QVERIFY2(stage.peer.written() < 8'000'000, qPrintable(QString::number(stage.peer.written())));
}

void tst_ProviderFaults::patienceHasAnEnd()
{
    ProviderStage stage(chunked({": keep-alive\n\n"}));
    stage.peer.isEndless = true;
    stage.peer.pauseMs = 50;
    stage.settings.totalMs = 200;
    stage.settings.keptAliveMs = 600;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"had not begun to answer after 0.6 seconds"_s));
}

void tst_ProviderFaults::thinkingAndWritingHaveTimesOfTheirOwn()
{
    const QByteArray thought = "data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}\n\n";
    const QByteArray wait = "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n";
    ProviderStage stage(chunked({wait, wait, thought, thought, delta(u"a"_s), delta(u"b"_s), kDone}));
    stage.peer.pauseMs = 400;
    stage.settings.totalMs = 1'900; // each takes 800 ms
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ProviderFaults::anEndlessLineIsCut()
{
    ProviderStage stage(chunked({"data: ", QByteArray(50'000, 'x')}));
    stage.peer.isEndless = true;
    stage.settings.maxBytes = 100'000'000;
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 20'000);
    QVERIFY(stage.failedWith(u"not in the expected format"_s));
    QTRY_COMPARE(stage.peer.openCount(), 0);
    QVERIFY2(stage.peer.written() < kMostTaken, qPrintable(QString::number(stage.peer.written())));
}

// Qt reads a head for as long as it comes and hears no abort meanwhile. So the reason comes in time, but the connection
// stays until the peer pauses or is gone.
void tst_ProviderFaults::aHugeHeadDoesNotHoldUpOthers()
{
    ProviderStage stage({"HTTP/1.1 200 OK\r\n", fillerOfAHead()});
    stage.peer.isEndless = true;
    stage.settings.idleMs = 700;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"sent nothing for 0.7 seconds"_s));

    RawHttpPeer otherPeer;
    otherPeer.answers = {chunked({delta(u"fine"_s), kDone})};
    CallRecorder other;
    other.start(stage.host.addChatCompletions({.baseUrl = otherPeer.url()}), question());
    QTRY_VERIFY(other.isFinished());
    QCOMPARE(other.text(), u"fine"_s);

    stage.peer.resets = true;
    stage.peer.isEndless = false;
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ProviderFaults::whatCanNotBeReachedIsSaidInTime()
{
    // A queue of one that is full: the system answers no further connection.
    QTcpServer full;
    full.setListenBacklogSize(1);
    QVERIFY(full.listen(QHostAddress::LocalHost));
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> waiting;
    for (int i = 0; i < 4; ++i) {
        waiting.push_back(std::make_unique<QTcpSocket>());
        waiting.back()->connectToHost(QHostAddress::LocalHost, full.serverPort());
    }
    QTRY_VERIFY(waiting[1]->state() == QAbstractSocket::ConnectedState);
    ProviderStage stage;
    stage.settings.baseUrl = QUrl(u"http://127.0.0.1:%1/v1"_s.arg(full.serverPort()));
    stage.settings.connectMs = 400;
    stage.settings.idleMs = 60'000;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"could not be reached in time"_s));
}

QTEST_GUILESS_MAIN(tst_ProviderFaults)
#include "tst_ProviderFaults.moc"

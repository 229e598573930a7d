// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/ProviderHost.h"
#include "CallRecorder.h"
#include "RawHttpPeer.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr char kKey[] = "sk-very-secret";

QByteArray delta(const QString &text)
{
    const QJsonObject object{{u"delta"_s, QJsonObject{{u"content"_s, text}}}};
    return "data: {\"choices\":[" + QJsonDocument(object).toJson(QJsonDocument::Compact) + "]}\n\n";
}

const QByteArray kFinish = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
const QByteArray kUsage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":21,\"completion_tokens\":2}}\n\n";
const QByteArray kDone = "data: [DONE]\n\n";
const QByteArray kLastChunk = "0\r\n\r\n";

//! Each part as a chunk of its own, after the head.
QList<QByteArray> chunked(const QList<QByteArray> &parts)
{
    QList<QByteArray> pieces{RawHttpPeer::okHead()};
    for (const QByteArray &part : parts)
        pieces.append(RawHttpPeer::chunkOf(part));
    return pieces;
}

QByteArray plain(const QByteArray &status, const QByteArray &extraHead, const QByteArray &body,
                 const QByteArray &type = "application/json")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHead + "\r\n" + body;
}

core::ProviderRequest ask()
{
    core::ProviderRequest request;
    request.messages = {{core::ProviderRole::User, u"Ada"_s, u"Why?"_s}};
    return request;
}

struct Stage
{
    explicit Stage(const QList<QByteArray> &answer) { peer.answers = {answer}; }

    void ask(int idleMs = 20'000, int totalMs = 30'000, qint64 maxBytes = 8'388'608)
    {
        ChatCompletionsSettings settings;
        settings.name = u"test"_s;
        settings.baseUrl = peer.url();
        settings.apiKey = kKey;
        settings.model = u"m-1"_s;
        settings.idleMs = idleMs;
        settings.totalMs = totalMs;
        settings.maxBytes = maxBytes;
        recorder.start(host.addChatCompletions(settings), ::ask());
    }
    //! Whether the reason says this, the text so far was kept and no secret stands in it.
    bool failedWith(const QString &reason) const
    {
        if (!recorder.error.message.contains(reason))
            qWarning() << recorder.error.message;
        return !recorder.succeeded && recorder.finishedCount == 1 && recorder.error.message.contains(reason) &&
               !recorder.error.message.contains(QString::fromLatin1(kKey)) && !recorder.brokeTheContract;
    }

    RawHttpPeer peer;
    ProviderHost host;
    CallRecorder recorder;
};

} // namespace

// What a stream may bring before it is cut: the limit of the test, and what the buffers of two sockets hold.
constexpr qint64 kMostTaken = 50'000'000;

class tst_ChatCompletionsProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamedAnswerIsWritten();
    void theRequestIsThePublishedFormat();
    void anAnswerIsWrittenWhereverItIsCut();
    void charactersSplitOverPacketsAndDeltasArrive();
    void aFinishReasonAndTheEndOfTheResponseAreAnEndMarker();
    void afterTheFinishReasonTheMarkerIsNotWaitedForLong();
    void aMarkerWithoutBlankLineCounts();
    void aWholeAnswerIsTakenToo();
    void reasoningIsNotPartOfTheAnswer();

    void brokenAnswersFailWithTheirReason_data();
    void brokenAnswersFailWithTheirReason();
    void statusesFailWithTheirReason_data();
    void statusesFailWithTheirReason();
    void tooManyRequestsSayWhenToComeBack();
    void aResetInMidStreamKeepsTheText();
    void aRedirectIsNotFollowed();
    void refusedStreamOptionsAreLeftOut();

    void hangingBeforeTheHeadEnds();
    void hangingAfterAChunkEnds();
    void aDripEndsAtTheTotalTime();
    void anEndlessStreamIsCutAtTheByteLimit();
    void anEndlessLineIsCut();
    void aHugeHeadEnds();

    void aRefusedConnectionIsSaid();
    void anUnknownHostIsSaid();
    void stoppingClosesTheConnection();
    void addressesAreChecked_data();
    void addressesAreChecked();
};

void tst_ChatCompletionsProvider::aStreamedAnswerIsWritten()
{
    Stage stage(chunked({delta(u"Well, "_s), delta(u"yes."_s), kFinish, kUsage, kDone}) + QList{kLastChunk});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.recorder.text(), u"Well, yes."_s);
    QCOMPARE(stage.recorder.tokens, 2);
    QCOMPARE(stage.recorder.usage, (core::ProviderUsage{21, 2, 0}));
    QVERIFY(!stage.recorder.brokeTheContract);
}

void tst_ChatCompletionsProvider::theRequestIsThePublishedFormat()
{
    Stage stage(chunked({delta(u"a"_s), kDone}));
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QCOMPARE(stage.peer.requests.size(), 1);
    const QByteArray head = stage.peer.requests[0].head.toLower();
    QVERIFY(head.startsWith("post /v1/chat/completions http/1.1\r\n"));
    QVERIFY(head.contains("\r\nauthorization: bearer sk-very-secret"));
    QVERIFY(head.contains("\r\naccept-encoding: identity"));
    QVERIFY(head.contains("\r\naccept: text/event-stream"));
    QVERIFY(head.contains("\r\ncontent-type: application/json"));
    const QJsonObject body = QJsonDocument::fromJson(stage.peer.requests[0].body).object();
    QCOMPARE(body.value("model"_L1).toString(), u"m-1"_s);
    QVERIFY(body.value("stream"_L1).toBool());
}

void tst_ChatCompletionsProvider::anAnswerIsWrittenWhereverItIsCut()
{
    const QByteArray whole = RawHttpPeer::okHead() + RawHttpPeer::chunkOf(delta(u"Well, "_s) + delta(u"yes."_s)) +
                             RawHttpPeer::chunkOf(kFinish + kDone) + kLastChunk;
    for (qsizetype cut = 1; cut < whole.size(); cut += 7) {
        Stage stage({whole.first(cut), whole.sliced(cut)});
        stage.ask();
        QTRY_VERIFY(stage.recorder.isFinished());
        QVERIFY2(stage.recorder.succeeded, qPrintable(QString::number(cut)));
        QCOMPARE(stage.recorder.text(), u"Well, yes."_s);
    }
}

void tst_ChatCompletionsProvider::charactersSplitOverPacketsAndDeltasArrive()
{
    const QString face = u"\U0001F600"_s;
    const QByteArray bytes = delta(u"a"_s + face);
    const qsizetype middle = bytes.indexOf("\xf0\x9f") + 2;
    // And the pair as escapes, its halves in two deltas.
    const QByteArray high = "data: {\"choices\":[{\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n";
    const QByteArray low = "data: {\"choices\":[{\"delta\":{\"content\":\"\\ude00!\"}}]}\n\n";
    Stage stage(chunked({bytes.first(middle), bytes.sliced(middle), high, low, kDone}));
    stage.peer.pauseMs = 20;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.recorder.succeeded);
    QCOMPARE(stage.recorder.text(), u"a"_s + face + face + u"!"_s);
    for (const QString &piece : std::as_const(stage.recorder.pieces))
        QVERIFY(!piece.back().isHighSurrogate());
}

void tst_ChatCompletionsProvider::aFinishReasonAndTheEndOfTheResponseAreAnEndMarker()
{
    Stage stage(chunked({delta(u"a"_s), kFinish}) + QList{kLastChunk});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ChatCompletionsProvider::afterTheFinishReasonTheMarkerIsNotWaitedForLong()
{
    Stage stage(chunked({delta(u"a"_s), kFinish}));
    stage.peer.closes = false;
    stage.ask(200);
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ChatCompletionsProvider::aMarkerWithoutBlankLineCounts()
{
    Stage stage(chunked({delta(u"a"_s), "data: [DONE]"}) + QList{kLastChunk});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ChatCompletionsProvider::aWholeAnswerIsTakenToo()
{
    Stage stage({plain("200 OK", {},
                       R"({"choices":[{"message":{"content":"All."},"finish_reason":"stop"}],)"
                       R"("usage":{"prompt_tokens":3,"completion_tokens":2}})")});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.recorder.text(), u"All."_s);
    QCOMPARE(stage.recorder.usage.completionTokens, 2);
}

void tst_ChatCompletionsProvider::reasoningIsNotPartOfTheAnswer()
{
    Stage stage(chunked({"data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n", ": keep-alive\n\n",
                         delta(u"a"_s), kDone}));
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.recorder.succeeded);
    QCOMPARE(stage.recorder.text(), u"a"_s);
}

void tst_ChatCompletionsProvider::brokenAnswersFailWithTheirReason_data()
{
    QTest::addColumn<QList<QByteArray>>("answer");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    const QString cut = u"closed the connection before the end"_s;
    const QString format = u"not in the expected format"_s;
    QTest::newRow("cut between chunks") << chunked({delta(u"Half"_s)}) << cut << u"Half"_s;
    QTest::newRow("cut in a chunk") << (chunked({delta(u"Half"_s)}) + QList{QByteArray("ff\r\ndata: {")}) << cut
                                    << u"Half"_s;
    QTest::newRow("no end marker") << (chunked({delta(u"Half"_s)}) + QList{kLastChunk}) << cut << u"Half"_s;
    QTest::newRow("invalid chunk size") << (chunked({delta(u"Half"_s)}) + QList{QByteArray("zz\r\nx\r\n")}) << QString()
                                        << u"Half"_s;
    QTest::newRow("short body")
        << QList{RawHttpPeer::okHead().replace("Transfer-Encoding: chunked", "Content-Length: 5000") + delta(u"Half"_s)}
        << cut << u"Half"_s;
    QTest::newRow("no length, cut") << QList{QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n") +
                                             delta(u"Half"_s)}
                                    << cut << u"Half"_s;
    QTest::newRow("garbage in an event") << chunked({delta(u"Half"_s), "data: {{{{\n\n"}) << format << u"Half"_s;
    QTest::newRow("garbage instead of HTTP")
        << QList{QByteArray("\x16\x03\x01\x02 nonsense\r\n\r\n")} << QString() << QString();
    QTest::newRow("error in the stream") << chunked({delta(u"Half"_s),
                                                     "data: {\"error\":{\"message\":\"overloaded\"}}\n\n"})
                                         << u"overloaded"_s << u"Half"_s;
    QTest::newRow("content filter")
        << chunked({delta(u"Half"_s), "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\n"})
        << u"content filter"_s << u"Half"_s;
    QTest::newRow("nothing said") << chunked({kFinish, kDone}) << u"was empty"_s << QString();
    QTest::newRow("web page") << QList{plain("200 OK", {}, "<html>Hello</html>", "text/html; charset=utf-8")}
                              << u"web page"_s << QString();
    QTest::newRow("JSON of something else") << QList{plain("200 OK", {}, "{\"hello\": 1}")} << cut << QString();
    QTest::newRow("empty") << QList{plain("200 OK", {}, {}, "text/event-stream")} << cut << QString();
    QTest::newRow("closed at once") << QList<QByteArray>{} << QString() << QString();
}

void tst_ChatCompletionsProvider::brokenAnswersFailWithTheirReason()
{
    QFETCH(QList<QByteArray>, answer);
    QFETCH(QString, reason);
    QFETCH(QString, text);
    Stage stage(answer);
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 15'000);
    QVERIFY(stage.failedWith(reason));
    QVERIFY(!stage.recorder.error.message.isEmpty());
    QCOMPARE(stage.recorder.text(), text);
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ChatCompletionsProvider::statusesFailWithTheirReason_data()
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
    QTest::newRow("500") << QByteArray("500 Oops") << QByteArray() << u"The provider failed (HTTP 500)."_s;
    QTest::newRow("503") << QByteArray("503 Busy") << said << u"failed (HTTP 503): The model"_s;
}

void tst_ChatCompletionsProvider::statusesFailWithTheirReason()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    Stage stage({plain(status, {}, body)});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(reason));
}

void tst_ChatCompletionsProvider::tooManyRequestsSayWhenToComeBack()
{
    Stage stage({plain("429 Too Many", "Retry-After: 17\r\n", {})});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"in 17 seconds"_s));
    QCOMPARE(stage.recorder.error.retryAfterMs, 17'000);
}

void tst_ChatCompletionsProvider::aResetInMidStreamKeepsTheText()
{
    Stage stage(chunked({delta(u"Half"_s)}) + QList{QByteArray()});
    stage.peer.resets = true;
    stage.peer.pauseMs = 100;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(QString()));
    QCOMPARE(stage.recorder.text(), u"Half"_s);
}

void tst_ChatCompletionsProvider::aRedirectIsNotFollowed()
{
    for (const char *status : {"301 Moved", "302 Found", "307 Temporary", "308 Permanent"}) {
        RawHttpPeer target;
        target.answers = {chunked({delta(u"stolen"_s), kDone})};
        Stage stage({plain(status, "Location: " + target.url().toEncoded() + "\r\n", {})});
        stage.ask();
        QTRY_VERIFY(stage.recorder.isFinished());
        QVERIFY(stage.failedWith(u"redirected to 127.0.0.1, which is not followed"_s));
        QVERIFY(target.requests.isEmpty());
        QCOMPARE(target.openCount(), 0);
    }
}

void tst_ChatCompletionsProvider::refusedStreamOptionsAreLeftOut()
{
    Stage stage(chunked({delta(u"a"_s), kDone}));
    stage.peer.answers.prepend(
        {plain("400 Bad Request", {}, R"({"error":{"message":"Unrecognized argument: stream_options"}})")});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.peer.requests.size(), 2);
    QVERIFY(stage.peer.requests[0].body.contains("stream_options"));
    QVERIFY(!stage.peer.requests[1].body.contains("stream_options"));
    QCOMPARE(stage.recorder.usage.retries, 1);
}

void tst_ChatCompletionsProvider::hangingBeforeTheHeadEnds()
{
    Stage stage({});
    stage.peer.closes = false;
    stage.ask(300);
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"sent nothing for 0.3 seconds"_s));
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ChatCompletionsProvider::hangingAfterAChunkEnds()
{
    Stage stage(chunked({delta(u"Half"_s)}));
    stage.peer.closes = false;
    stage.ask(300);
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"sent nothing for 0.3 seconds"_s));
    QCOMPARE(stage.recorder.text(), u"Half"_s);
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ChatCompletionsProvider::aDripEndsAtTheTotalTime()
{
    Stage stage(chunked({delta(u"Half"_s), ":\n"}));
    stage.peer.isEndless = true;
    stage.peer.pauseMs = 50;
    stage.ask(2'000, 600);
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"not complete after 0.6 seconds"_s));
    QCOMPARE(stage.recorder.text(), u"Half"_s);
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ChatCompletionsProvider::anEndlessStreamIsCutAtTheByteLimit()
{
    Stage stage(chunked({delta(QString(10'000, u'x'))}));
    stage.peer.isEndless = true;
    stage.ask(20'000, 30'000, 1'000'000);
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 20'000);
    QVERIFY(stage.failedWith(u"more than an answer may hold"_s));
    QVERIFY(stage.recorder.text().size() <= 1'000'000);
    QTRY_COMPARE(stage.peer.openCount(), 0);
    QVERIFY2(stage.peer.written() < kMostTaken, qPrintable(QString::number(stage.peer.written())));
}

void tst_ChatCompletionsProvider::anEndlessLineIsCut()
{
    Stage stage(chunked({"data: ", QByteArray(50'000, 'x')}));
    stage.peer.isEndless = true;
    stage.ask(20'000, 30'000, 100'000'000);
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 20'000);
    QVERIFY(stage.failedWith(u"not in the expected format"_s));
    QTRY_COMPARE(stage.peer.openCount(), 0);
    QVERIFY2(stage.peer.written() < kMostTaken, qPrintable(QString::number(stage.peer.written())));
}

// Qt reads a head for as long as it comes and hears no abort meanwhile. So the reason comes in time, but the connection
// stays until the peer pauses or is gone.
void tst_ChatCompletionsProvider::aHugeHeadEnds()
{
    QByteArray lines;
    while (lines.size() < 60'000)
        lines += "X-Filler: " + QByteArray(1000, 'x') + "\r\n";
    Stage stage({"HTTP/1.1 200 OK\r\n", lines});
    stage.peer.isEndless = true;
    stage.ask(700);
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"sent nothing for 0.7 seconds"_s));

    // Other providers are not held up by it.
    RawHttpPeer otherPeer;
    otherPeer.answers = {chunked({delta(u"fine"_s), kDone})};
    CallRecorder other;
    other.start(stage.host.addChatCompletions({.baseUrl = otherPeer.url()}), ::ask());
    QTRY_VERIFY(other.isFinished());
    QCOMPARE(other.text(), u"fine"_s);

    stage.peer.resets = true;
    stage.peer.isEndless = false;
    QTRY_COMPARE(stage.peer.openCount(), 0);
}

void tst_ChatCompletionsProvider::aRefusedConnectionIsSaid()
{
    QUrl url;
    {
        RawHttpPeer gone;
        url = gone.url();
    }
    ProviderHost host;
    CallRecorder recorder;
    recorder.start(host.addChatCompletions({.baseUrl = url}), ask());
    QTRY_VERIFY(recorder.isFinished());
    QCOMPARE(recorder.error.message, u"The provider at 127.0.0.1 refused the connection."_s);
    QCOMPARE(recorder.error.code, ErrorCode::AgentUnavailable);
}

void tst_ChatCompletionsProvider::anUnknownHostIsSaid()
{
    ProviderHost host;
    CallRecorder recorder;
    recorder.start(host.addChatCompletions({.baseUrl = QUrl(u"http://no-such-host.invalid/v1"_s)}), ask());
    QTRY_VERIFY_WITH_TIMEOUT(recorder.isFinished(), 30'000);
    QCOMPARE(recorder.error.message, u"The provider's host no-such-host.invalid was not found."_s);
}

void tst_ChatCompletionsProvider::stoppingClosesTheConnection()
{
    Stage stage(chunked({delta(u"Half"_s)}));
    stage.peer.closes = false;
    stage.ask();
    QTRY_COMPARE(stage.recorder.text(), u"Half"_s);
    QCOMPARE(stage.peer.openCount(), 1);
    QElapsedTimer timer;
    timer.start();
    stage.recorder.call.reset();
    QTRY_COMPARE(stage.peer.openCount(), 0);
    qInfo("closed after %lld ms", timer.elapsed());
    QVERIFY(!stage.recorder.isFinished());
}

void tst_ChatCompletionsProvider::addressesAreChecked_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("https") << QUrl(u"https://api.example.org/v1"_s) << QByteArray("k") << true;
    QTest::newRow("this machine") << QUrl(u"http://localhost:11434/v1"_s) << QByteArray("k") << true;
    QTest::newRow("loopback 6") << QUrl(u"http://[::1]:8080/v1"_s) << QByteArray("k") << true;
    QTest::newRow("plain without key") << QUrl(u"http://10.0.0.5/v1"_s) << QByteArray() << true;
    QTest::newRow("plain with key") << QUrl(u"http://api.example.org/v1"_s) << QByteArray("k") << false;
    QTest::newRow("looks like this machine") << QUrl(u"http://localhost.example.org/v1"_s) << QByteArray("k") << false;
    QTest::newRow("none") << QUrl() << QByteArray("k") << false;
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s) << QByteArray() << false;
}

void tst_ChatCompletionsProvider::addressesAreChecked()
{
    QFETCH(QUrl, url);
    QFETCH(QByteArray, key);
    QFETCH(bool, isUsable);
    ProviderHost host;
    QCOMPARE(!host.addChatCompletions({.baseUrl = url, .apiKey = key}).problem(), isUsable);
}

QTEST_GUILESS_MAIN(tst_ChatCompletionsProvider)
#include "tst_ChatCompletionsProvider.moc"

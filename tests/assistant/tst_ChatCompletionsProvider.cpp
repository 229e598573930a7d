// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Gzip.h"
#include "ProviderStage.h"
#include "UpstreamCases.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kUsage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":21,\"completion_tokens\":2}}\n\n";

void verifyEnd(const ProviderStage &stage, const UpstreamCase &expected)
{
    const CallRecorder &answer = stage.recorder;
    QCOMPARE(answer.text(), expected.text);
    QCOMPARE(answer.thoughts.join(QString()), expected.thought);
    const QString reason = answer.succeeded ? answer.end.reason : answer.error.message;
    QVERIFY2(reason.contains(expected.reason), qPrintable(reason));
    QCOMPARE(answer.succeeded, expected.finish.has_value());
    if (expected.finish)
        QCOMPARE(answer.end.finish, *expected.finish);
    QVERIFY(!answer.brokeTheContract);
}

QJsonObject bodyOf(const RawHttpPeer::Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

//! Answers of a server on a real socket.
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
    void aFinishInEveryFrameIsNotTheEnd();
    void aMarkerWithoutBlankLineCounts();
    void reasoningIsHandedOnApart();
    void packedAnswersAreUnpacked();
    void everyUpstreamIsJudgedRight_data();
    void everyUpstreamIsJudgedRight();
    void filesOfRealUpstreamsAreJudgedTheSame_data();
    void filesOfRealUpstreamsAreJudgedTheSame();

    void aRedirectIsNotFollowed();
    void ownHeadersGoOutAndStayOutOfWords();
    void stoppingClosesTheConnection();
    void addressesAreChecked_data();
    void addressesAreChecked();
};

void tst_ChatCompletionsProvider::aStreamedAnswerIsWritten()
{
    ProviderStage stage(chunked({delta(u"Well, "_s), delta(u"yes."_s), kFinish, kUsage, kDone}) + QList{kLastChunk});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.recorder.text(), u"Well, yes."_s);
    QCOMPARE(stage.recorder.tokens, 2);
    QCOMPARE(stage.recorder.usage, (core::ProviderUsage{21, 2, 0}));
    QCOMPARE(stage.recorder.end, core::ProviderEnd());
    QVERIFY(!stage.recorder.brokeTheContract);
}

void tst_ChatCompletionsProvider::theRequestIsThePublishedFormat()
{
    ProviderStage stage(chunked({delta(u"a"_s), kDone}));
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QCOMPARE(stage.peer.requests.size(), 1);
    const QByteArray head = stage.peer.requests[0].head.toLower();
    QVERIFY(head.startsWith("post /v1/chat/completions http/1.1\r\n"));
    QVERIFY(head.contains("\r\nauthorization: bearer sk-very-secret"));
    QVERIFY(head.contains("\r\naccept-encoding: identity"));
    QVERIFY(head.contains("\r\naccept: text/event-stream"));
    QVERIFY(head.contains("\r\ncontent-type: application/json"));
    const QJsonObject body = bodyOf(stage.peer.requests[0]);
    QCOMPARE(body.value("model"_L1).toString(), u"m-1"_s);
    QVERIFY(body.value("stream"_L1).toBool());
}

void tst_ChatCompletionsProvider::anAnswerIsWrittenWhereverItIsCut()
{
    const QByteArray whole = RawHttpPeer::okHead() + RawHttpPeer::chunkOf(delta(u"Well, "_s) + delta(u"yes."_s)) +
                             RawHttpPeer::chunkOf(kFinish + kDone) + kLastChunk;
    for (qsizetype cut = 1; cut < whole.size(); cut += 7) {
        ProviderStage stage({whole.first(cut), whole.sliced(cut)});
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
    ProviderStage stage(chunked({bytes.first(middle), bytes.sliced(middle), high, low, kDone}));
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
    ProviderStage stage(chunked({delta(u"a"_s), kFinish}) + QList{kLastChunk});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ChatCompletionsProvider::afterTheFinishReasonTheMarkerIsNotWaitedForLong()
{
    ProviderStage stage(chunked({delta(u"a"_s), kFinish}));
    stage.peer.closes = false;
    stage.settings.idleMs = 1'000;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ChatCompletionsProvider::aFinishInEveryFrameIsNotTheEnd()
{
    const QByteArray frame = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n";
    ProviderStage stage(chunked({frame, frame}) + QList{kLastChunk});
    stage.peer.pauseMs = 3'500; // more than the marker is waited for after a finish of its own
    stage.ask();
    QTRY_VERIFY_WITH_TIMEOUT(stage.recorder.isFinished(), 20'000);
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.recorder.text(), u"aa"_s);
}

void tst_ChatCompletionsProvider::aMarkerWithoutBlankLineCounts()
{
    ProviderStage stage(chunked({delta(u"a"_s), "data: [DONE]"}) + QList{kLastChunk});
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
}

void tst_ChatCompletionsProvider::reasoningIsHandedOnApart()
{
    ProviderStage stage(chunked({"data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n",
                                 ": keep-alive\n\n", delta(u"a"_s), kDone}));
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.recorder.succeeded);
    QCOMPARE(stage.recorder.thoughts.join(QString()), u"hm"_s);
    QCOMPARE(stage.recorder.text(), u"a"_s);
}

void tst_ChatCompletionsProvider::packedAnswersAreUnpacked()
{
    const QByteArray packed = gzipped(delta(u"Well, yes."_s) + kDone);
    for (qsizetype cut = 1; cut < packed.size(); cut += 11) {
        const QByteArray head = plain("200 OK", "Content-Encoding: gzip\r\n", packed).chopped(packed.size());
        ProviderStage stage({head, packed.first(cut), packed.sliced(cut)});
        stage.ask();
        QTRY_VERIFY(stage.recorder.isFinished());
        QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
        QCOMPARE(stage.recorder.text(), u"Well, yes."_s);
    }
    ProviderStage refused(
        {plain("404 Not Found", "Content-Encoding: gzip\r\n", gzipped(R"({"error":"no such model"})"))});
    refused.ask();
    QTRY_VERIFY(refused.recorder.isFinished());
    QVERIFY(refused.failedWith(u"no such model"_s));
}

void tst_ChatCompletionsProvider::everyUpstreamIsJudgedRight_data()
{
    QTest::addColumn<int>("index");
    const auto cases = upstreamCases();
    for (int i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name) << i;
}

void tst_ChatCompletionsProvider::everyUpstreamIsJudgedRight()
{
    QFETCH(int, index);
    const UpstreamCase expected = upstreamCases().at(index);
    ProviderStage stage({expected.head + "Connection: close\r\n\r\n" + expected.body});
    stage.settings.retries = 0;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    verifyEnd(stage, expected);
}

void tst_ChatCompletionsProvider::filesOfRealUpstreamsAreJudgedTheSame_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CONFAB_SOURCE_DIR "/../shared/cases/upstream"));
    const auto names = folder.entryList({u"sse-*.http"_s});
    for (const QString &name : names)
        QTest::newRow(qPrintable(name.chopped(5).sliced(4))) << folder.filePath(name);
    if (names.isEmpty())
        QTest::newRow("none") << QString();
}

void tst_ChatCompletionsProvider::filesOfRealUpstreamsAreJudgedTheSame()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("there are none beside the project");
    const auto cases = upstreamCases();
    const auto expected = std::find_if(cases.begin(), cases.end(), [](const UpstreamCase &known) {
        return QByteArray(known.name) == QTest::currentDataTag();
    });
    QVERIFY(expected != cases.end());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    ProviderStage stage({file.readAll()});
    stage.settings.retries = 0;
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    verifyEnd(stage, *expected);
}

void tst_ChatCompletionsProvider::aRedirectIsNotFollowed()
{
    for (const char *status : {"301 Moved", "302 Found", "307 Temporary", "308 Permanent"}) {
        RawHttpPeer target;
        target.answers = {chunked({delta(u"stolen"_s), kDone})};
        ProviderStage stage({plain(status, "Location: " + target.url().toEncoded() + "\r\n", {})});
        stage.ask();
        QTRY_VERIFY(stage.recorder.isFinished());
        QVERIFY(stage.failedWith(u"redirected to 127.0.0.1, which is not followed"_s));
        QVERIFY(target.requests.isEmpty());
        QCOMPARE(target.openCount(), 0);
    }
}

void tst_ChatCompletionsProvider::ownHeadersGoOutAndStayOutOfWords()
{
    ProviderStage stage({plain("400 Bad Request", {}, R"({"error":"x-portkey-config: pc-secret-1 is unknown"})")});
    stage.settings.headers = {{"x-portkey-config", "pc-secret-1"}, {"X-Title", "Confab"}, {"Accept", "text/plain"}};
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    const QByteArray head = stage.peer.requests[0].head.toLower();
    QVERIFY(head.contains("\r\nx-portkey-config: pc-secret-1"));
    QVERIFY(head.contains("\r\nx-title: confab"));
    QVERIFY2(head.contains("\r\naccept: text/plain"), head.constData());
    QVERIFY(stage.failedWith(u"x-portkey-config: … is unknown"_s));
}

void tst_ChatCompletionsProvider::stoppingClosesTheConnection()
{
    ProviderStage stage(chunked({delta(u"Half"_s)}));
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
    QTest::addColumn<HttpHeader>("header");
    QTest::addColumn<bool>("isUsable");
    const HttpHeader title{"X-Title", "Confab"};
    const HttpHeader secret{"X-Api-Key", "k"};
    QTest::newRow("https") << QUrl(u"https://api.example.org/v1"_s) << QByteArray("k") << secret << true;
    QTest::newRow("this machine") << QUrl(u"http://localhost:11434/v1"_s) << QByteArray("k") << secret << true;
    QTest::newRow("loopback 6") << QUrl(u"http://[::1]:8080/v1"_s) << QByteArray("k") << title << true;
    QTest::newRow("plain without key") << QUrl(u"http://10.0.0.5/v1"_s) << QByteArray() << title << true;
    QTest::newRow("plain with key") << QUrl(u"http://api.example.org/v1"_s) << QByteArray("k") << title << false;
    QTest::newRow("plain with a secret header") << QUrl(u"http://10.0.0.5/v1"_s) << QByteArray() << secret << false;
    QTest::newRow("looks like this machine")
        << QUrl(u"http://localhost.example.org/v1"_s) << QByteArray("k") << title << false;
    QTest::newRow("none") << QUrl() << QByteArray("k") << title << false;
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s) << QByteArray() << title << false;
    QTest::newRow("header that can't be sent")
        << QUrl(u"https://api.example.org/v1"_s) << QByteArray("k") << HttpHeader{"X-A", "1\r\nX-B: 2"} << false;
}

void tst_ChatCompletionsProvider::addressesAreChecked()
{
    QFETCH(QUrl, url);
    QFETCH(QByteArray, key);
    QFETCH(HttpHeader, header);
    QFETCH(bool, isUsable);
    ProviderHost host;
    QCOMPARE(!host.addChatCompletions({.baseUrl = url, .apiKey = key, .headers = {header}}).problem(), isUsable);
}

QTEST_GUILESS_MAIN(tst_ChatCompletionsProvider)
#include "tst_ChatCompletionsProvider.moc"

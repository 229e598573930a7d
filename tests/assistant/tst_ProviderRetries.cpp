// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProviderStage.h"

#include <QElapsedTimer>
#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray refusal(const QByteArray &words)
{
    return plain("400 Bad Request", {}, R"({"error":{"message":")" + words + R"("}})");
}

core::ProviderRequest bounded()
{
    core::ProviderRequest request = question();
    request.temperature = 0.5;
    request.maxTokens = 100;
    return request;
}

QJsonObject bodyOf(const RawHttpPeer::Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

//! When a provider is asked once more, and with what.
class tst_ProviderRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedParametersAreLeftOutAndRemembered();
    void aRefusalThatStaysIsSaid();
    void passingFailuresBeforeTheFirstTextAreTriedAgain_data();
    void passingFailuresBeforeTheFirstTextAreTriedAgain();
    void afterTheFirstTextNothingIsTriedAgain_data();
    void afterTheFirstTextNothingIsTriedAgain();
    void aShortRetryAfterIsWaitedFor();
    void stoppingEndsTheWaitForARetry();
};

void tst_ProviderRetries::refusedParametersAreLeftOutAndRemembered()
{
    ProviderStage stage(chunked({delta(u"a"_s), kDone}));
    stage.peer.answers = {{refusal("Unrecognized argument: stream_options")},
                          {refusal("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")},
                          {refusal("'temperature' does not support 0.5 with this model.")},
                          chunked({delta(u"a"_s), kDone})};
    stage.ask(bounded());
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.peer.requests.size(), 4);
    QCOMPARE(stage.recorder.usage.retries, 3);
    QVERIFY(bodyOf(stage.peer.requests[0]).contains("stream_options"_L1));

    // The next one knows it all.
    CallRecorder next;
    next.start(*stage.provider, bounded());
    QTRY_VERIFY(next.isFinished());
    QVERIFY(next.succeeded);
    QCOMPARE(next.usage.retries, 0);
    QCOMPARE(stage.peer.requests.size(), 5);
    const QJsonObject body = bodyOf(stage.peer.requests[4]);
    QCOMPARE(body.keys(), (QStringList{u"max_completion_tokens"_s, u"messages"_s, u"model"_s, u"stream"_s}));
    QCOMPARE(body.value("max_completion_tokens"_L1).toInt(), 100);
    // Of another model nothing is known yet.
    core::ProviderRequest other = bounded();
    other.model = u"m-2"_s;
    CallRecorder another;
    another.start(*stage.provider, other);
    QTRY_VERIFY(another.isFinished());
    QVERIFY(bodyOf(stage.peer.requests[5]).contains("temperature"_L1));
}

void tst_ProviderRetries::aRefusalThatStaysIsSaid()
{
    ProviderStage stage({refusal("max_tokens is too large, as is max_completion_tokens")});
    stage.ask(bounded());
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"is too large"_s));
    QCOMPARE(stage.peer.requests.size(), 2);
}

void tst_ProviderRetries::passingFailuresBeforeTheFirstTextAreTriedAgain_data()
{
    QTest::addColumn<QList<QByteArray>>("failure");
    for (const char *status : {"408 Timeout", "429 Too Many", "500 Oops", "502 Bad", "503 Busy", "529 Overloaded"})
        QTest::newRow(status) << QList{plain(status, {}, {})};
    QTest::newRow("closed at once") << QList<QByteArray>();
    QTest::newRow("closed after the head") << chunked({": wait\n\n"});
}

void tst_ProviderRetries::passingFailuresBeforeTheFirstTextAreTriedAgain()
{
    QFETCH(QList<QByteArray>, failure);
    ProviderStage stage;
    stage.peer.answers = {failure, failure, chunked({delta(u"a"_s), kDone})};
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY2(stage.recorder.succeeded, qPrintable(stage.recorder.error.message));
    QCOMPARE(stage.recorder.text(), u"a"_s);
    QVERIFY(stage.recorder.usage.retries > 0);

    ProviderStage lasting(failure);
    lasting.ask();
    QTRY_VERIFY(lasting.recorder.isFinished());
    QVERIFY(!lasting.recorder.succeeded);
    QCOMPARE(lasting.recorder.usage.retries, 2);
}

void tst_ProviderRetries::afterTheFirstTextNothingIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("text") << delta(u"Half"_s);
    QTest::newRow("thought") << QByteArray("data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}\n\n");
}

void tst_ProviderRetries::afterTheFirstTextNothingIsTriedAgain()
{
    QFETCH(QByteArray, first);
    ProviderStage stage(chunked({first}));
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.failedWith(u"closed the connection before the end"_s));
    QCOMPARE(stage.peer.requests.size(), 1);
}

void tst_ProviderRetries::aShortRetryAfterIsWaitedFor()
{
    ProviderStage stage;
    stage.peer.answers = {{plain("429 Too Many", "Retry-After: 0.8\r\n", {})}, chunked({delta(u"a"_s), kDone})};
    QElapsedTimer timer;
    timer.start();
    stage.ask();
    QTRY_VERIFY(stage.recorder.isFinished());
    QVERIFY(stage.recorder.succeeded);
    QVERIFY2(timer.elapsed() >= 800, qPrintable(QString::number(timer.elapsed())));

    ProviderStage longer({plain("429 Too Many", "Retry-After: 17\r\n", {})});
    longer.ask();
    QTRY_VERIFY(longer.recorder.isFinished());
    QVERIFY(longer.failedWith(u"in 17 seconds"_s));
    QCOMPARE(longer.recorder.error.retryAfterMs, 17'000);
    QCOMPARE(longer.peer.requests.size(), 1);
}

void tst_ProviderRetries::stoppingEndsTheWaitForARetry()
{
    ProviderStage stage({plain("429 Too Many", "Retry-After: 0.5\r\n", {})});
    stage.ask();
    QTRY_COMPARE(stage.peer.requests.size(), 1);
    stage.recorder.call.reset();
    CallRecorder next; // asked after it, and so sent after it would have been
    stage.peer.answers = {{plain("429 Too Many", "Retry-After: 0.6\r\n", {})}, chunked({delta(u"a"_s), kDone})};
    next.start(*stage.provider, question());
    QTRY_VERIFY(next.isFinished());
    QCOMPARE(stage.peer.requests.size(), 3);
    QVERIFY(!stage.recorder.isFinished());
}

QTEST_GUILESS_MAIN(tst_ProviderRetries)
#include "tst_ProviderRetries.moc"

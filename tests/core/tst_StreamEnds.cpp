// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using support::heard;

class tst_StreamEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCompleteAnswerEndsOnceWithItsText();
    void aFailureKeepsTheTextAndSaysTheReason();
    void onlyALastWordAndALimitAreGoodEnds_data();
    void onlyALastWordAndALimitAreGoodEnds();
    void stopClosesTheProviderAtOnceAndKeepsTheText();
    void stopIsHarmlessWhenRepeated();
    void stopBeforeTheTurnNeverAsksTheProvider();
    void onlyTheAskerAndModeratorsMayStop();
    void whoMayNotReadTheRoomStopsNothingThere();
    void anAnswerAboveTheLimitFailsWithWhatFits();
    void whatTheProviderSaidItselfProvesThatItWorks_data();
    void whatTheProviderSaidItselfProvesThatItWorks();
    void silenceEndsAnAnswer();
    void reasoningIsNotSilence();
    void aDripEndsAtTheTotalTime();
    void anEndThatStorageRefusedIsWrittenLater();
    void anEndOfAStreamThatHasEndedIsNotPublished();
    void theNextOneStartsWhenAnAnswerEnds();
    void shutdownInterruptsWhatRunsAndWaits();
    void aDeletedAnswerStopsWithoutItsText();
    void anAgentThatLeavesStopsWriting();
    void providerCountsWinOverOwnOnes();
    void metricsSayHowLongItTook();
    void destroyingTheServiceClosesItsProviders();
};

void tst_StreamEnds::aCompleteAnswerEndsOnceWithItsText()
{
    StreamStage stage;
    const qint64 ev = stage.directory.newestOf(stage.room);
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Well. "_s, 2);
    stage.write(0, u"Done."_s, 3);
    stage.finish(0);
    stage.settle();
    const auto ends = stage.bus.all<event::StreamEnded>();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0].content, u"Well. Done."_s);
    QCOMPARE(ends[0].state, StreamState::Done);
    QCOMPARE(ends[0].tokens, 5);
    QCOMPARE(ends[0].message, stage.started[0]->message.id);
    QCOMPARE(stage.bus.published.last().frame.ev, ev + 3);
    QCOMPARE(stage.stores.streams().stored(stream).text, u"Well. Done."_s);
    QCOMPARE(stage.service->runningCount(), 0);
    QCOMPARE(stage.provider.openCount(), 0);
}

void tst_StreamEnds::aFailureKeepsTheTextAndSaysTheReason()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Half of"_s);
    stage.finish(0, Error{ErrorCode::AgentUnavailable, u"The provider closed the connection before the end."_s});
    stage.settle();
    const auto end = stage.bus.all<event::StreamEnded>().first();
    QCOMPARE(end.state, StreamState::Failed);
    QCOMPARE(end.reason, u"The provider closed the connection before the end."_s);
    QCOMPARE(end.content, u"Half of"_s);
    QCOMPARE(stage.stores.streams().stored(stream).reason, end.reason);
    QCOMPARE(stage.stores.streams().stored(stream).metrics.errors, 1);
    QCOMPARE(stage.bus.all<event::StreamStateChanged>().last().reason, end.reason);
}

void tst_StreamEnds::onlyALastWordAndALimitAreGoodEnds_data()
{
    QTest::addColumn<Finish>("finish");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<StreamState>("state");
    QTest::newRow("stop") << Finish::Stop << QString() << StreamState::Done;
    QTest::newRow("length") << Finish::Length << u"The answer was cut at the model’s length limit."_s
                            << StreamState::Done;
    QTest::newRow("filter") << Finish::Filter << u"A filter ended the answer."_s << StreamState::Failed;
    QTest::newRow("refusal") << Finish::Refusal << u"The model refused: no."_s << StreamState::Failed;
    QTest::newRow("tool") << Finish::Tool << u"The model asked for a tool."_s << StreamState::Failed;
}

void tst_StreamEnds::onlyALastWordAndALimitAreGoodEnds()
{
    QFETCH(Finish, finish);
    QFETCH(QString, reason);
    QFETCH(StreamState, state);
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Half of"_s);
    stage.finish(0, ProviderEnd{finish, reason});
    stage.settle();
    const auto end = stage.bus.all<event::StreamEnded>().constFirst();
    QCOMPARE(end.state, state);
    QCOMPARE(end.finish, std::optional(finish));
    QCOMPARE(end.reason, reason);
    QCOMPARE(end.content, u"Half of"_s);
}

void tst_StreamEnds::stopClosesTheProviderAtOnceAndKeepsTheText()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"As far as "_s);
    stage.write(0, u"this"_s);
    stage.service->stop(stage.ada, stream, {});
    QCOMPARE(stage.provider.openCount(), 0);
    stage.settle();
    const auto ends = stage.bus.all<event::StreamEnded>();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0].state, StreamState::Stopped);
    QCOMPARE(ends[0].content, u"As far as this"_s);
    QCOMPARE(stage.stores.message(ends[0].message)->content, u"As far as this"_s);
}

void tst_StreamEnds::stopIsHarmlessWhenRepeated()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    int answered = 0;
    const auto count = [&](const Result<reply::StreamStopped> &reply) {
        answered += reply && reply->state == StreamState::Stopped;
    };
    stage.service->stop(stage.ada, stream, heard(count));
    stage.service->stop(stage.ada, stream, heard(count));
    stage.settle();
    QCOMPARE(answered, 2);
    QCOMPARE(stage.stop(stage.ada, stream)->state, StreamState::Stopped);
    QCOMPARE(stage.bus.all<event::StreamEnded>().size(), 1);
    const StreamId done = stage.askNow(stage.ada, u"c2"_s);
    stage.write(1, u"x"_s);
    stage.finish(1);
    stage.settle();
    QCOMPARE(stage.stop(stage.ada, done)->state, StreamState::Done);
}

void tst_StreamEnds::stopBeforeTheTurnNeverAsksTheProvider()
{
    StreamStage stage({.perNode = 1});
    stage.askNow(stage.ada, u"c1"_s);
    const StreamId waiting = stage.askNow(stage.bob, u"c2"_s);
    QCOMPARE(stage.stop(stage.bob, waiting)->state, StreamState::Stopped);
    stage.finish(0);
    stage.settle();
    QCOMPARE(stage.provider.calls.size(), 1u);
    QCOMPARE(stage.service->waitingCount(), 0);
}

void tst_StreamEnds::onlyTheAskerAndModeratorsMayStop()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    QCOMPARE(stage.stop(stage.bob, stream).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.stop(stage.eve, stream).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.stop(stage.eve, StreamId::make()).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.provider.openCount(), 1);
    QCOMPARE(stage.stop(stage.mod, stream)->state, StreamState::Stopped);
    QCOMPARE(stage.stop(stage.bob, stream).error().code, ErrorCode::Forbidden);
}

void tst_StreamEnds::whoMayNotReadTheRoomStopsNothingThere()
{
    StreamStage stage;
    const StreamId ended = stage.askNow(stage.ada, u"c1"_s);
    stage.finish(0);
    const StreamId running = stage.askNow(stage.ada, u"c2"_s);
    stage.letLeave(stage.ada);
    for (StreamId stream : {ended, running}) {
        const auto stopped = stage.stop(stage.ada, stream);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::NotFound);
    }
}

void tst_StreamEnds::anAnswerAboveTheLimitFailsWithWhatFits()
{
    Limits limits;
    limits.answerBytes = 100;
    StreamStage stage({}, limits);
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, QString(98, u'x') + u"\U0001F600\U0001F600"_s);
    stage.settle();
    const auto end = stage.bus.all<event::StreamEnded>().first();
    QCOMPARE(end.state, StreamState::Failed);
    QCOMPARE(end.content, QString(98, u'x'));
    QVERIFY(end.reason.contains(u"longer than this server allows"_s));
    QCOMPARE(stage.provider.openCount(), 0);
}

void tst_StreamEnds::whatTheProviderSaidItselfProvesThatItWorks_data()
{
    using End = std::function<void(StreamStage &, StreamId)>;
    QTest::addColumn<End>("end");
    QTest::addColumn<ProviderVerdict>("verdict");
    const auto row = [](const char *name, const End &end, ProviderVerdict verdict) {
        QTest::newRow(name) << end << verdict;
    };
    row(
        "done", [](StreamStage &s, StreamId) { s.finish(0); }, ProviderVerdict::Works);
    row(
        "filtered",
        [](StreamStage &s, StreamId) {
            s.finish(0, ProviderEnd{Finish::Filter, u"filtered"_s});
        },
        ProviderVerdict::Works);
    row(
        "refused",
        [](StreamStage &s, StreamId) {
            s.finish(0, ProviderEnd{Finish::Refusal, u"no"_s});
        },
        ProviderVerdict::Works);
    row(
        "failed",
        [](StreamStage &s, StreamId) {
            s.finish(0, Error{ErrorCode::AgentUnavailable, u"gone"_s});
        },
        ProviderVerdict::Failed);
    row(
        "silent", [](StreamStage &s, StreamId) { s.pass(5'000); }, ProviderVerdict::Failed);
    row(
        "too long for this server", [](StreamStage &s, StreamId) { s.write(0, QString(200, u'x')); },
        ProviderVerdict::Unknown);
    row(
        "stopped", [](StreamStage &s, StreamId stream) { QVERIFY(s.stop(s.ada, stream)); }, ProviderVerdict::Unknown);
}

void tst_StreamEnds::whatTheProviderSaidItselfProvesThatItWorks()
{
    using End = std::function<void(StreamStage &, StreamId)>;
    QFETCH(End, end);
    QFETCH(ProviderVerdict, verdict);
    Limits limits;
    limits.answerBytes = 100;
    StreamStage stage({.idleMs = 5'000}, limits);
    QList<ProviderVerdict> verdicts;
    stage.service->onAnswerEnded([&verdicts](const AnswerOutcome &outcome) { verdicts.append(outcome.verdict); });
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    end(stage, stream);
    stage.settle();
    QCOMPARE(verdicts, QList{verdict});
}

void tst_StreamEnds::silenceEndsAnAnswer()
{
    StreamStage stage({.idleMs = 5000});
    stage.askNow(stage.ada, u"c1"_s);
    stage.pass(4000);
    stage.write(0, u"x"_s);
    stage.pass(4999);
    QCOMPARE(stage.provider.openCount(), 1);
    stage.pass(1);
    stage.settle();
    const auto end = stage.bus.all<event::StreamEnded>().first();
    QCOMPARE(end.state, StreamState::Failed);
    QCOMPARE(end.reason, u"The provider sent nothing for 5 seconds."_s);
    QCOMPARE(end.content, u"x"_s);
}

void tst_StreamEnds::reasoningIsNotSilence()
{
    StreamStage stage({.idleMs = 5000});
    stage.askNow(stage.ada, u"c1"_s);
    for (int i = 0; i < 5; ++i) {
        stage.pass(4000);
        stage.call(0).sink.alive();
    }
    stage.settle();
    QCOMPARE(stage.provider.openCount(), 1);
    QVERIFY(stage.bus.all<event::StreamEnded>().isEmpty());
}

void tst_StreamEnds::aDripEndsAtTheTotalTime()
{
    StreamStage stage({.idleMs = 5000, .totalMs = 20'000});
    stage.askNow(stage.ada, u"c1"_s);
    for (int i = 0; i < 20; ++i) {
        stage.write(0, u"."_s);
        stage.pass(1000);
    }
    stage.settle();
    const auto end = stage.bus.all<event::StreamEnded>().first();
    QCOMPARE(end.state, StreamState::Failed);
    QCOMPARE(end.reason, u"The answer was not complete after 20 seconds."_s);
    QCOMPARE(end.content, QString(20, u'.'));
}

void tst_StreamEnds::anEndThatStorageRefusedIsWrittenLater()
{
    StreamStage stage({.retryMs = 2000});
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"kept"_s);
    stage.stores.failNext(Error{ErrorCode::StorageFull});
    QCOMPARE(stage.stop(stage.ada, stream).error().code, ErrorCode::StorageFull);
    QVERIFY(stage.bus.all<event::StreamEnded>().isEmpty());
    stage.pass(1999);
    stage.settle();
    QCOMPARE(stage.stores.streams().finishCalls, 1);
    stage.pass(1);
    stage.settle();
    QCOMPARE(stage.stores.streams().finishCalls, 2);
    const auto ends = stage.bus.all<event::StreamEnded>();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0].content, u"kept"_s);
}

void tst_StreamEnds::anEndOfAStreamThatHasEndedIsNotPublished()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.stores.streams().finish({.room = stage.room, .stream = stream, .state = StreamState::Interrupted}, {});
    const int &finishCalls = stage.stores.streams().finishCalls;
    const int before = finishCalls;
    stage.finish(0);
    stage.settle();
    QVERIFY(stage.bus.all<event::StreamEnded>().isEmpty());
    QCOMPARE(finishCalls, before + 1);
    stage.pass(10'000);
    stage.settle();
    QCOMPARE(finishCalls, before + 1);
}

void tst_StreamEnds::theNextOneStartsWhenAnAnswerEnds()
{
    StreamStage stage({.perNode = 1});
    stage.askNow(stage.ada, u"c1"_s);
    stage.askNow(stage.bob, u"c2"_s);
    QCOMPARE(stage.provider.calls.size(), 1u);
    stage.finish(0, Error{ErrorCode::AgentUnavailable, u"gone"_s});
    stage.settle();
    QCOMPARE(stage.provider.calls.size(), 2u);
    QCOMPARE(stage.service->runningCount(), 1);
    QCOMPARE(stage.service->waitingCount(), 0);
}

void tst_StreamEnds::shutdownInterruptsWhatRunsAndWaits()
{
    StreamStage stage({.perNode = 1});
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"so far"_s);
    stage.askNow(stage.bob, u"c2"_s);
    stage.ask(stage.bob, u"c3"_s);
    bool isDown = false;
    stage.service->shutdown(heard([&](const auto &) { isDown = true; }));
    QCOMPARE(stage.provider.openCount(), 0);
    QVERIFY(!isDown);
    stage.settle();
    QVERIFY(isDown);
    const auto ends = stage.bus.all<event::StreamEnded>();
    QCOMPARE(ends.size(), 3);
    for (const auto &end : ends)
        QCOMPARE(end.state, StreamState::Interrupted);
    QCOMPARE(ends[0].content, u"so far"_s);
    QCOMPARE(stage.provider.calls.size(), 1u);
    stage.askNow(stage.ada, u"c4"_s);
    QCOMPARE(stage.started.last().error().code, ErrorCode::Unavailable);
}

void tst_StreamEnds::aDeletedAnswerStopsWithoutItsText()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"regrettable"_s);
    const MessageId answer = stage.started[0]->message.id;
    stage.stores.messages().erase(
        stage.room, answer, stage.clock.now(), {}, heard([&](const Result<MessageChange> &change) {
            stage.bus.publish({EventFrame{stage.room, change->ev, event::MessageDeleted{change->message}}});
        }));
    stage.settle();
    QCOMPARE(stage.provider.openCount(), 0);
    const auto end = stage.bus.all<event::StreamEnded>().first();
    QCOMPARE(end.state, StreamState::Stopped);
    QCOMPARE(end.content, QString());
    QCOMPARE(stage.stores.streams().stored(end.stream).text, QString());
}

void tst_StreamEnds::anAgentThatLeavesStopsWriting()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.bus.publish({EventFrame{stage.room, 99, event::UserLeft{stage.bob.id, u"Bob"_s}}});
    QCOMPARE(stage.provider.openCount(), 1);
    stage.bus.publish({EventFrame{stage.room, 100, event::UserLeft{stage.sage.user.id, u"Sage"_s}}});
    QCOMPARE(stage.provider.openCount(), 0);
    stage.settle();
    QCOMPARE(stage.bus.all<event::StreamEnded>().first().reason, u"The agent left the room."_s);
}

void tst_StreamEnds::providerCountsWinOverOwnOnes()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"a b c"_s, 3);
    stage.call(0).sink.usage({120, 17, 1});
    stage.finish(0);
    stage.settle();
    QCOMPARE(stage.bus.all<event::StreamEnded>().first().tokens, 17);
    const StreamMetrics metrics = stage.stores.streams().stored(stream).metrics;
    QCOMPARE(metrics.promptTokens, 120);
    QCOMPARE(metrics.totalTokens, 17);
    QCOMPARE(metrics.retries, 1);
}

void tst_StreamEnds::metricsSayHowLongItTook()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.pass(300);
    stage.write(0, u"\u20ac"_s, 10);
    stage.pass(1000);
    stage.write(0, u"uro"_s, 10);
    std::optional<StreamMetrics> live;
    stage.service->reading().metrics(stage.bob, stream, heard([&](const auto &reply) { live = *reply; }));
    QCOMPARE(live->durationMs, 1300);
    stage.pass(1000);
    stage.finish(0);
    stage.settle();
    const StreamMetrics metrics = stage.stores.streams().stored(stream).metrics;
    QCOMPARE(metrics.firstTokenMs, 300);
    QCOMPARE(metrics.durationMs, 2300);
    QCOMPARE(metrics.tokensPerSecond, 10.0);
    QCOMPARE(metrics.bytes, 6);
    QCOMPARE(metrics.chunks, 2);
    QCOMPARE(metrics.errors, 0);
    QCOMPARE(metrics.stream, stream);
}

void tst_StreamEnds::destroyingTheServiceClosesItsProviders()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.ask(stage.bob, u"c2"_s);
    stage.service.reset();
    QCOMPARE(stage.provider.openCount(), 0);
    // Answers of the stores that come too late reach nobody.
    stage.settle();
    QCOMPARE(stage.provider.calls.size(), 1u);
}

QTEST_GUILESS_MAIN(tst_StreamEnds)
#include "tst_StreamEnds.moc"

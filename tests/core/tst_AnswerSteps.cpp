// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ToolStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using support::heard;

namespace {

//! Where an answer is that calls, uses a tool and calls again.
enum class At { FirstCall, Tool, SecondCall };

StreamId bringTo(ToolStage &stage, At step)
{
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    if (step == At::FirstCall)
        return stream;
    stage.write(0, u"Let me look. "_s);
    stage.wantTool(0);
    if (step == At::SecondCall)
        stage.giveResult(u"12:00"_s);
    return stream;
}

void eachStep()
{
    QTest::addColumn<At>("step");
    QTest::newRow("in the first call") << At::FirstCall;
    QTest::newRow("in the tool") << At::Tool;
    QTest::newRow("in the second call") << At::SecondCall;
}

QString textOf(At step)
{
    return step == At::FirstCall ? QString() : u"Let me look. "_s;
}

event::StreamEnded endOf(const ToolStage &stage)
{
    const auto ends = stage.bus.all<event::StreamEnded>();
    return ends.size() == 1 ? ends.first() : event::StreamEnded{};
}

} // namespace

//! An answer of several steps, through all that makes one of a single call.
class tst_AnswerSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aToolStandsBetweenTwoCallsOfOneAnswer();
    void partsKeepTheOrderInWhichTheyCame();
    void thinkingTakesNoTimeWhileAToolWorks();
    void stopEndsEachStepAtOnceAndKeepsTheText_data() { eachStep(); }
    void stopEndsEachStepAtOnceAndKeepsTheText();
    void shutdownInterruptsEachStep_data() { eachStep(); }
    void shutdownInterruptsEachStep();
    void aFailureOfAnyStepIsThatOfTheAnswer_data() { eachStep(); }
    void aFailureOfAnyStepIsThatOfTheAnswer();
    void tokensAreThoseOfAllStepsTogether();
    void noTokensLeftIsTheEndAndTheLastOneIsNot();
    void stepsThatNobodyCountedAreCountedHere();
    void lengthIsLimitedForTheWholeAnswer();
    void timeIsLimitedForTheWholeAnswer_data() { eachStep(); }
    void timeIsLimitedForTheWholeAnswer();
    void whileAToolWorksNoProviderIsSilent();
    void anAnswerIsPaidOnceWhateverItsSteps();
    void aStepMayEndInsideTheCallThatBeganIt();
    void stepsThatEndAtOnceFollowEachOtherWithoutDepth();
    void timeEndsStepsThatEndAtOnceToo();
    void aStepThatIsStoppedInsideItsStartIsHeardNoMore();
};

void tst_AnswerSteps::aToolStandsBetweenTwoCallsOfOneAnswer()
{
    ToolStage stage;
    QList<AnswerOutcome> outcomes;
    stage.service->onAnswerEnded([&outcomes](const AnswerOutcome &outcome) { outcomes.append(outcome); });
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Let me look. "_s);
    stage.wantTool(0);
    QVERIFY(stage.tool);
    QCOMPARE(stage.provider.openCount(), 0);
    QCOMPARE(stage.service->runningCount(), 1);
    stage.giveResult(u"12:00"_s);
    QVERIFY(!stage.tool);
    QCOMPARE(stage.provider.openCount(), 1);
    stage.write(1, u"Noon."_s);
    stage.finish(1);
    stage.settle();
    const auto end = endOf(stage);
    QCOMPARE(end.state, StreamState::Done);
    QCOMPARE(end.finish, std::optional(Finish::Stop));
    QCOMPARE(end.reason, QString());
    QCOMPARE(end.content, u"Let me look. Noon."_s);
    QCOMPARE(stage.stores.message(end.message)->content, end.content);
    QCOMPARE(stage.bus.storyOf(stream),
             (QStringList{u"new"_s, u"queued"_s, u"reading"_s, u"writing"_s, u"chunk"_s, u"tool"_s, u"reading"_s,
                          u"writing"_s, u"chunk"_s, u"done"_s, u"end"_s}));
    // People see nothing of the tool but its state.
    QVERIFY(end.parts.isEmpty());
    QCOMPARE(stage.service->runningCount(), 0);
    QCOMPARE(outcomes.size(), 1);
    QCOMPARE(outcomes[0].verdict, ProviderVerdict::Works);
}

void tst_AnswerSteps::partsKeepTheOrderInWhichTheyCame()
{
    ToolStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.think(0, u"Which time? "_s);
    stage.think(0, u"Now."_s);
    stage.write(0, u"Let me "_s);
    stage.write(0, u"look. "_s);
    stage.wantTool(0);
    stage.giveResult(u"12:00"_s);
    stage.think(1, u"Noon, then."_s);
    stage.write(1, u"Noon."_s);
    stage.finish(1);
    stage.settle();
    const QList<AnswerPart> expected{ThoughtText{u"Which time? Now."_s},     SaidText{u"Let me look. "_s},
                                     ToolCall{u"t1"_s, u"clock"_s, u"{}"_s}, ToolResult{u"t1"_s, u"12:00"_s},
                                     ThoughtText{u"Noon, then."_s},          SaidText{u"Noon."_s}};
    QCOMPARE(stage.parts.size(), 4);
    QVERIFY(stage.parts[0].isEmpty());
    QVERIFY(stage.parts[1] == expected.first(2));
    QVERIFY(stage.parts[2] == expected.first(4));
    QVERIFY(stage.parts[3] == expected);
    // What people see of them is one text and one reasoning.
    const auto end = endOf(stage);
    QCOMPARE(end.content, u"Let me look. Noon."_s);
    QCOMPARE(stage.resume(stage.bob, end.stream, 0, 1)->text, u"Which time? Now.Noon, then."_s);
}

void tst_AnswerSteps::thinkingTakesNoTimeWhileAToolWorks()
{
    ToolStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.think(0, u"Which time? "_s);
    stage.pass(1'000);
    stage.wantTool(0);
    stage.pass(30'000);
    stage.giveResult(u"12:00"_s);
    stage.think(1, u"Noon, then."_s);
    stage.pass(500);
    stage.write(1, u"Noon."_s);
    stage.finish(1);
    stage.settle();
    const QList<StreamPart> parts{{1, PartKind::Reasoning, 1'500, 23}};
    QCOMPARE(endOf(stage).parts, parts);
}

void tst_AnswerSteps::stopEndsEachStepAtOnceAndKeepsTheText()
{
    QFETCH(At, step);
    ToolStage stage;
    const StreamId stream = bringTo(stage, step);
    const size_t calls = stage.provider.calls.size();
    stage.service->stop(stage.ada, stream, {});
    QCOMPARE(stage.provider.openCount(), 0);
    QVERIFY(!stage.tool);
    stage.settle();
    const auto end = endOf(stage);
    QCOMPARE(end.state, StreamState::Stopped);
    QCOMPARE(end.content, textOf(step));
    // The model has said an end of its call, but not of the answer.
    QCOMPARE(end.finish, std::optional<Finish>());
    QCOMPARE(stage.provider.calls.size(), calls);
    QCOMPARE(stage.service->runningCount(), 0);
}

void tst_AnswerSteps::shutdownInterruptsEachStep()
{
    QFETCH(At, step);
    ToolStage stage;
    bringTo(stage, step);
    bool isDown = false;
    stage.service->shutdown(heard([&isDown](const Result<> &) { isDown = true; }));
    QCOMPARE(stage.provider.openCount(), 0);
    QVERIFY(!stage.tool);
    stage.settle();
    QVERIFY(isDown);
    QCOMPARE(endOf(stage).state, StreamState::Interrupted);
    QCOMPARE(endOf(stage).content, textOf(step));
}

void tst_AnswerSteps::aFailureOfAnyStepIsThatOfTheAnswer()
{
    QFETCH(At, step);
    ToolStage stage;
    QList<AnswerOutcome> outcomes;
    stage.service->onAnswerEnded([&outcomes](const AnswerOutcome &outcome) { outcomes.append(outcome); });
    bringTo(stage, step);
    if (step == At::Tool)
        stage.tool->fail(u"It broke."_s);
    else
        stage.finish(step == At::FirstCall ? 0 : 1, Error{ErrorCode::Unauthorized, u"It broke."_s});
    stage.settle();
    const auto end = endOf(stage);
    QCOMPARE(end.state, StreamState::Failed);
    QCOMPARE(end.reason, u"It broke."_s);
    QCOMPARE(end.content, textOf(step));
    QCOMPARE(end.finish, std::optional<Finish>());
    QCOMPARE(stage.provider.openCount(), 0);
    QVERIFY(!stage.tool);
    // A tool says nothing of the provider.
    QCOMPARE(outcomes.size(), 1);
    QCOMPARE(outcomes[0].verdict, step == At::Tool ? ProviderVerdict::Works : ProviderVerdict::Failed);
    QCOMPARE(outcomes[0].isLasting, step != At::Tool);
}

void tst_AnswerSteps::tokensAreThoseOfAllStepsTogether()
{
    ToolStage stage;
    Agent settings;
    settings.maxTokens = 100;
    const Agent owl = stage.addAgent(u"Owl"_s, settings);
    const StreamId stream = stage.askAgent(owl, u"c1"_s);
    QCOMPARE(stage.call(0).request.maxTokens, std::optional(100));
    stage.write(0, u"Let me look. "_s, 30);
    stage.call(0).sink.usage({.promptTokens = 10, .completionTokens = 40, .retries = 1});
    stage.wantTool(0);
    stage.giveResult(u"12:00"_s);
    QCOMPARE(stage.call(1).request.maxTokens, std::optional(60));
    stage.write(1, u"Noon."_s, 1);
    stage.call(1).sink.usage({.promptTokens = 5, .completionTokens = 1});
    // What a provider says replaces what it said of the same call.
    stage.call(1).sink.usage({.promptTokens = 15, .completionTokens = 2, .retries = 1});
    stage.finish(1);
    stage.settle();
    QCOMPARE(endOf(stage).tokens, 42);
    const StreamMetrics metrics = stage.stores.streams().stored(stream).metrics;
    QCOMPARE(metrics.totalTokens, 42);
    QCOMPARE(metrics.promptTokens, 25);
    QCOMPARE(metrics.retries, 2);
}

void tst_AnswerSteps::noTokensLeftIsTheEndAndTheLastOneIsNot()
{
    ToolStage stage;
    Agent settings;
    settings.maxTokens = 100;
    const Agent owl = stage.addAgent(u"Owl"_s, settings);
    stage.askAgent(owl, u"c1"_s);
    stage.write(0, u"Let me look. "_s);
    stage.call(0).sink.usage({.completionTokens = 100});
    stage.wantTool(0);
    stage.settle();
    QCOMPARE(stage.toolsBegun, 0);
    const auto end = endOf(stage);
    QCOMPARE(end.state, StreamState::Done);
    QCOMPARE(end.finish, std::optional(Finish::Length));
    QCOMPARE(end.reason, u"The answer was cut at its length limit."_s);
    QCOMPARE(end.content, u"Let me look. "_s);

    stage.askAgent(owl, u"c2"_s);
    stage.call(1).sink.usage({.completionTokens = 99});
    stage.wantTool(1);
    QCOMPARE(stage.toolsBegun, 1);
    stage.giveResult(u"12:00"_s);
    QCOMPARE(stage.call(2).request.maxTokens, std::optional(1));
    // All tokens are used, and nothing more is to be said.
    stage.call(2).sink.usage({.completionTokens = 1});
    stage.finish(2);
    stage.settle();
    QCOMPARE(stage.bus.all<event::StreamEnded>().last().finish, std::optional(Finish::Stop));
}

void tst_AnswerSteps::stepsThatNobodyCountedAreCountedHere()
{
    ToolStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Let me look. "_s, 3);
    stage.wantTool(0);
    stage.giveResult(u"12:00"_s);
    QCOMPARE(stage.call(1).request.maxTokens, std::optional<int>());
    stage.write(1, u"Noon."_s, 2);
    stage.call(1).sink.usage({.completionTokens = 7});
    stage.finish(1);
    stage.settle();
    QCOMPARE(endOf(stage).tokens, 10);
}

void tst_AnswerSteps::lengthIsLimitedForTheWholeAnswer()
{
    Limits limits;
    limits.answerBytes = 10;
    ToolStage stage({}, limits);
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"123456"_s);
    stage.wantTool(0);
    stage.giveResult(u"12:00"_s);
    stage.write(1, u"7890"_s);
    QCOMPARE(stage.provider.openCount(), 1);
    stage.write(1, u"1"_s);
    stage.settle();
    QCOMPARE(endOf(stage).state, StreamState::Failed);
    QCOMPARE(endOf(stage).reason, u"The answer is longer than this server allows."_s);
    QCOMPARE(endOf(stage).content, u"1234567890"_s);
    QCOMPARE(stage.provider.openCount(), 0);
}

void tst_AnswerSteps::timeIsLimitedForTheWholeAnswer()
{
    QFETCH(At, step);
    ToolStage stage({.idleMs = 0, .totalMs = 20'000});
    QList<ProviderVerdict> verdicts;
    stage.service->onAnswerEnded([&verdicts](const AnswerOutcome &outcome) { verdicts.append(outcome.verdict); });
    stage.askNow(stage.ada, u"c1"_s);
    if (step != At::FirstCall) {
        stage.pass(8'000);
        stage.wantTool(0);
    }
    if (step == At::SecondCall) {
        stage.pass(8'000);
        stage.giveResult(u"12:00"_s);
    }
    stage.pass(step == At::FirstCall ? 19'999 : step == At::Tool ? 11'999 : 3'999);
    QCOMPARE(stage.provider.openCount() + int(stage.tool != nullptr), 1);
    stage.pass(1);
    QCOMPARE(stage.provider.openCount() + int(stage.tool != nullptr), 0);
    stage.settle();
    QCOMPARE(endOf(stage).state, StreamState::Failed);
    QCOMPARE(endOf(stage).reason, u"The answer was not complete after 20 seconds."_s);
    QCOMPARE(stage.stores.streams().stored(endOf(stage).stream).metrics.durationMs, 20'000);
    QCOMPARE(verdicts, QList{step == At::Tool ? ProviderVerdict::Works : ProviderVerdict::Failed});
}

void tst_AnswerSteps::whileAToolWorksNoProviderIsSilent()
{
    ToolStage stage({.idleMs = 5'000});
    bringTo(stage, At::Tool);
    stage.pass(60'000);
    QVERIFY(stage.tool);
    stage.giveResult(u"12:00"_s);
    stage.pass(4'999);
    QCOMPARE(stage.provider.openCount(), 1);
    stage.pass(1);
    stage.settle();
    QCOMPARE(endOf(stage).reason, u"The provider sent nothing for 5 seconds."_s);
}

void tst_AnswerSteps::anAnswerIsPaidOnceWhateverItsSteps()
{
    ToolStage stage({}, {}, {.rates = {.stream = 0}, .streamsADay = 2});
    Agent settings;
    settings.external = true;
    const Agent owl = stage.addAgent(u"Owl"_s, settings);
    for (int i = 0; i < 2; ++i) {
        stage.askAgent(owl, u"c%1"_s.arg(i));
        stage.wantTool(2 * i);
        stage.giveResult(u"12:00"_s);
        stage.finish(2 * i + 1);
        stage.settle();
        QCOMPARE(stage.bus.all<event::StreamEnded>().last().state, StreamState::Done);
    }
    stage.askAgent(owl, u"c2"_s);
    QCOMPARE(stage.bus.all<event::StreamEnded>().last().state, StreamState::OverBudget);
    QCOMPARE(stage.provider.calls.size(), 4u);
}

void tst_AnswerSteps::aStepMayEndInsideTheCallThatBeganIt()
{
    ToolStage stage;
    stage.onBegun = [](HandTool &tool) { tool.succeed(u"12:00"_s); };
    bringTo(stage, At::Tool);
    QVERIFY(!stage.tool);
    stage.settle();
    QCOMPARE(stage.provider.calls.size(), 2u);
    stage.write(1, u"Noon."_s);
    stage.finish(1);
    stage.settle();
    QCOMPARE(endOf(stage).state, StreamState::Done);
    QCOMPARE(endOf(stage).content, u"Let me look. Noon."_s);

    stage.onBegun = [](HandTool &tool) { tool.fail(u"It broke."_s); };
    stage.askNow(stage.ada, u"c2"_s);
    stage.wantTool(2);
    QVERIFY(!stage.tool);
    stage.settle();
    QCOMPARE(stage.bus.all<event::StreamEnded>().last().reason, u"It broke."_s);
    QCOMPARE(stage.service->runningCount(), 0);
}

void tst_AnswerSteps::stepsThatEndAtOnceFollowEachOtherWithoutDepth()
{
    constexpr int kTools = 100;
    ToolStage stage;
    int depth = 0;
    int deepest = 0;
    stage.onBegun = [&](HandTool &tool) {
        deepest = std::max(deepest, ++depth);
        const bool isLast = stage.toolsBegun == kTools;
        tool.listener.onStepEnded({.finish = isLast ? std::nullopt : std::optional(Finish::Tool)});
        --depth;
    };
    bringTo(stage, At::Tool);
    stage.settle();
    QCOMPARE(stage.toolsBegun, kTools);
    QCOMPARE(deepest, 1);
    QCOMPARE(stage.provider.calls.size(), 2u);
    stage.finish(1);
    stage.settle();
    QCOMPARE(endOf(stage).state, StreamState::Done);
}

void tst_AnswerSteps::timeEndsStepsThatEndAtOnceToo()
{
    ToolStage stage({.totalMs = 20'000});
    stage.onBegun = [&stage](HandTool &tool) {
        stage.clock.advance(1'000);
        tool.listener.onStepEnded({.finish = stage.toolsBegun < 100 ? std::optional(Finish::Tool) : std::nullopt});
    };
    bringTo(stage, At::Tool);
    stage.settle();
    QCOMPARE(stage.toolsBegun, 20);
    QCOMPARE(endOf(stage).state, StreamState::Failed);
    QCOMPARE(endOf(stage).reason, u"The answer was not complete after 20 seconds."_s);
}

void tst_AnswerSteps::aStepThatIsStoppedInsideItsStartIsHeardNoMore()
{
    ToolStage stage;
    StreamId stream;
    bool hasGoneOn = false;
    stage.onBegun = [&](HandTool &tool) {
        stage.service->stop(stage.ada, stream, {});
        tool.listener.onText(u"too late"_s, 1);
        tool.listener.onThought(u"too late"_s, 1);
        tool.listener.onToolResult({{}, u"too late"_s});
        tool.listener.onUsage({1'000, 1'000, 7});
        tool.succeed(u"too late"_s);
        hasGoneOn = stage.tool == &tool;
    };
    stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Let me look. "_s);
    stage.wantTool(0);
    QVERIFY(hasGoneOn);
    QVERIFY(!stage.tool);
    stage.settle();
    QCOMPARE(endOf(stage).state, StreamState::Stopped);
    QCOMPARE(endOf(stage).content, u"Let me look. "_s);
    QCOMPARE(stage.provider.calls.size(), 1u);
    QCOMPARE(stage.bus.all<event::StreamChunk>().size(), 1);
    QCOMPARE(stage.stores.streams().stored(endOf(stage).stream).metrics.retries, 0);
    QVERIFY(endOf(stage).tokens < 1'000);
}

QTEST_GUILESS_MAIN(tst_AnswerSteps)
#include "tst_AnswerSteps.moc"

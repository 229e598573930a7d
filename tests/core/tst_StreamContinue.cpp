// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(confab::Result<confab::core::ProviderEnd>)

namespace {

const ProviderEnd kCut{Finish::Length, u"The answer was cut at the model’s length limit."_s};

//! Asks `asker`'s question and ends the answer; gives the answer's message.
MessageId answered(StreamStage &stage, const QString &text, const Result<ProviderEnd> &end)
{
    const auto call = int(stage.provider.calls.size());
    stage.askNow(stage.ada, u"question %1"_s.arg(call), u"Why?"_s);
    if (!text.isEmpty())
        stage.write(call, text);
    stage.finish(call, end);
    stage.settle();
    return stage.started.last()->message.id;
}

void carryOn(StreamStage &stage, const User &asker, MessageId answer, std::optional<UserId> agent = {})
{
    command::StreamRequest request;
    request.room = stage.room;
    request.agent = agent;
    request.message = answer;
    request.clientId = u"continue %1"_s.arg(stage.started.size());
    stage.request(asker, request);
    stage.settle();
}

} // namespace

class tst_StreamContinue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerThatDidNotEndWellIsCarriedOn_data()
    {
        QTest::addColumn<Result<ProviderEnd>>("end");
        QTest::newRow("cut") << Result<ProviderEnd>(kCut);
        QTest::newRow("filtered") << Result<ProviderEnd>(ProviderEnd{Finish::Filter, u"filtered"_s});
        QTest::newRow("failed") << Result<ProviderEnd>(Error{ErrorCode::AgentUnavailable, u"gone"_s});
        QTest::newRow("over budget") << Result<ProviderEnd>(Error{ErrorCode::BudgetExceeded, u"no credit"_s});
    }
    void anAnswerThatDidNotEndWellIsCarriedOn()
    {
        QFETCH(Result<ProviderEnd>, end);
        StreamStage stage;
        const MessageId old = answered(stage, u"Because"_s, end);
        carryOn(stage, stage.bob, old);
        const ProviderRequest &request = stage.call(1).request;
        QCOMPARE(request.continues, u"Because"_s);
        QCOMPARE(request.question, u"Why?"_s);
        QCOMPARE(request.messages.size(), 1);
        const Message &answer = stage.started.last()->message;
        QCOMPARE(answer.stream->continues, std::optional(old));
        QCOMPARE(answer.replyTo, stage.stores.message(old)->replyTo);
        QCOMPARE(stage.stores.message(answer.id)->stream->continues, std::optional(old));
        QCOMPARE(stage.bus.all<event::MessageNew>().last().message.stream->continues, std::optional(old));
    }
    void aStoppedAnswerIsCarriedOn()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s, u"Why?"_s);
        stage.write(0, u"Because"_s);
        QVERIFY(stage.stop(stage.ada, stream));
        carryOn(stage, stage.ada, stage.started.first()->message.id);
        QCOMPARE(stage.call(1).request.continues, u"Because"_s);
    }
    void anAnswerThatEndedWellIsAskedAgain()
    {
        StreamStage stage;
        const MessageId old = answered(stage, u"Because."_s, ProviderEnd{});
        carryOn(stage, stage.ada, old);
        QCOMPARE(stage.call(1).request.continues, QString());
        QCOMPARE(stage.call(1).request.question, u"Why?"_s);
        QVERIFY(!stage.started.last()->message.stream->continues);
    }
    void anAnswerWithoutTextIsAskedAgain()
    {
        StreamStage stage;
        const MessageId old = answered(stage, {}, Error{ErrorCode::AgentUnavailable, u"gone"_s});
        carryOn(stage, stage.ada, old);
        QCOMPARE(stage.call(1).request.question, u"Why?"_s);
        QVERIFY(!stage.started.last()->message.stream->continues);
    }
    void namingTheQuestionAsksAnew()
    {
        StreamStage stage;
        const MessageId old = answered(stage, u"Because"_s, kCut);
        carryOn(stage, stage.ada, *stage.stores.message(old)->replyTo);
        QCOMPARE(stage.call(1).request.continues, QString());
    }
    void whatCarriesOnCanBeCarriedOnItself()
    {
        StreamStage stage;
        carryOn(stage, stage.ada, answered(stage, u"One, "_s, kCut));
        stage.write(1, u"two, "_s);
        stage.finish(1, kCut);
        stage.settle();
        carryOn(stage, stage.ada, stage.started.last()->message.id);
        QCOMPARE(stage.call(2).request.continues, u"One, two, "_s);
        stage.write(2, u"three."_s);
        stage.finish(2);
        stage.settle();
        QCOMPARE(stage.bus.all<event::StreamEnded>().last().content, u"three."_s);
    }
    void theOldAnswerIsGivenOnce()
    {
        StreamStage stage;
        stage.say(stage.bob, u"Hello."_s);
        const MessageId old = answered(stage, u"Because"_s, kCut);
        stage.say(stage.bob, u"Go on."_s);
        carryOn(stage, stage.ada, old);
        const ProviderRequest &request = stage.call(1).request;
        QCOMPARE(request.continues, u"Because"_s);
        for (const ProviderMessage &message : request.messages)
            QVERIFY2(!message.text.contains(u"Because"_s), qPrintable(message.text));
    }
    void anotherAgentIsAskedAboutItInstead()
    {
        StreamStage stage;
        const Agent echo = stage.addAgent(u"Echo"_s);
        const MessageId old = answered(stage, u"Because"_s, kCut);
        carryOn(stage, stage.ada, old, echo.user.id);
        QCOMPARE(stage.call(1).request.continues, QString());
        QCOMPARE(stage.call(1).request.question, u"Because"_s);
    }
    void whoIsNotInTheRoomCanNotCarryOn()
    {
        StreamStage stage;
        carryOn(stage, stage.eve, answered(stage, u"Because"_s, kCut));
        QCOMPARE(stage.started.last().error().code, ErrorCode::NotFound);
        QCOMPARE(stage.provider.calls.size(), 1u);
    }
    void aDeletedAnswerIsNotCarriedOn()
    {
        StreamStage stage;
        const MessageId old = answered(stage, u"Because"_s, kCut);
        stage.stores.messages().erase(stage.room, old, 1, {}, {});
        stage.settle();
        carryOn(stage, stage.ada, old);
        QCOMPARE(stage.call(1).request.continues, QString());
    }
};

QTEST_GUILESS_MAIN(tst_StreamContinue)
#include "tst_StreamContinue.moc"

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using support::heard;

class tst_StreamService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromptBecomesTheAskersMessageAndTheAnswersRow();
    void theAnswersRowIsPublishedBeforeItsFirstChunk();
    void aRepeatedRequestGetsTheSameStreamAndCreatesNothing();
    void twoEqualRequestsAtOnceMakeOneAnswer();
    void aPromptWithoutAnswerIsAnsweredWhenRepeated();
    void aRepeatedRequestIsAnsweredEvenWhenTheQueueIsFull();
    void ofManyRequestsAtOnceThoseBeyondTheQueueAreRefusedAndNoneFails();
    void aPlaceThatWasPromisedAndNotUsedIsFreeAgain();
    void whoIsNotAMemberFindsNoRoom();
    void badRequestsAreRefusedByField_data();
    void badRequestsAreRefusedByField();
    void anAgentThatIsNotInTheRoomIsRefused();
    void aProviderThatCannotBeAskedIsRefusedWithItsReason();

    void aMentionIsAnswered();
    void aCommandInAMessageIsAnsweredWithoutTheCommand();
    void aQuestionMakesAtMostTwoTripsToTheStore();
    void aPromptThatMentionsTheAgentIsAnsweredOnce();
    void aMessageToNobodyIsNotAnswered();
    void aCommandWithoutAgentIsToldToItsAuthorOnly();

    void theProviderGetsTheRoomsLastMessages();
    void anAgentReadsAsManyMessagesAsItsContextSays_data();
    void anAgentReadsAsManyMessagesAsItsContextSays();
    void aFailedAnswerCanBeAskedAgain();
    void anInterruptedAnswerIsCarriedOn();
    void aRunningAnswerCannotBeAskedAgain();
    void aRetryGoesToTheAgentOfTheAnswer();

    void waitingRequestsShowTheirPlace();
    void aMentionBeyondTheQueueFailsWithTheReason();

    void chunksComeAtMostTwentyFiveTimesASecond();
    void chunksAreWithoutGapOrOverlap();
    void textIsSavedByTimeAndBySize();
    void resumeGivesOnePieceUpToTheNextChunk();
    void resumeOfAnEndedAnswerReadsTheStore();
    void strangersCannotReadStreams();
    void agentsAreListedByRoom();
};

void tst_StreamService::aPromptBecomesTheAskersMessageAndTheAnswersRow()
{
    StreamStage stage;
    const qint64 ev = stage.directory.newestOf(stage.room);
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s, u"What is Python?"_s);
    const auto &started = *stage.started.first();
    QCOMPARE(started.prompt->author, stage.ada);
    QCOMPARE(started.prompt->clientId, u"c1"_s);
    QCOMPARE(started.prompt->content, u"What is Python?"_s);
    QCOMPARE(started.message.author, stage.sage.user);
    QCOMPARE(started.message.content, QString());
    QCOMPARE(started.message.stream->id, stream);
    QCOMPARE(started.message.stream->model, u"hand-1"_s);
    QCOMPARE(started.message.replyTo, std::optional(started.prompt->id));
    QCOMPARE(stage.stores.streams().stored(stream).askedBy, stage.ada.id);
    const auto added = stage.bus.all<event::MessageNew>();
    QCOMPARE(added.size(), 2);
    QCOMPARE(stage.bus.published.first().frame.ev, ev + 1);
    QCOMPARE(stage.call(0).request.question, u"What is Python?"_s);
    QCOMPARE(stage.call(0).request.askerName, u"Ada"_s);
}

void tst_StreamService::theAnswersRowIsPublishedBeforeItsFirstChunk()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Well."_s);
    stage.finish(0);
    stage.settle();
    QCOMPARE(stage.bus.storyOf(stream),
             (QStringList{u"new"_s, u"queued"_s, u"reading"_s, u"writing"_s, u"chunk"_s, u"done"_s, u"end"_s}));
}

void tst_StreamService::aRepeatedRequestGetsTheSameStreamAndCreatesNothing()
{
    StreamStage stage;
    const StreamId first = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"Well."_s);
    stage.finish(0);
    stage.settle();
    const auto rows = stage.stores.allMessages().size();
    const auto events = stage.bus.published.size();
    QCOMPARE(stage.askNow(stage.ada, u"c1"_s), first);
    QCOMPARE(stage.started.last()->prompt->id, stage.started.first()->prompt->id);
    QCOMPARE(stage.started.last()->message.content, u"Well."_s);
    QCOMPARE(stage.stores.allMessages().size(), rows);
    QCOMPARE(stage.bus.published.size(), events);
    QCOMPARE(stage.provider.calls.size(), 1u);
    // The scope is the person.
    QVERIFY(stage.askNow(stage.bob, u"c1"_s) != first);
}

void tst_StreamService::twoEqualRequestsAtOnceMakeOneAnswer()
{
    StreamStage stage;
    stage.ask(stage.ada, u"c1"_s);
    stage.ask(stage.ada, u"c1"_s);
    stage.settle();
    QCOMPARE(stage.started.size(), 2);
    QCOMPARE(stage.started[0]->stream, stage.started[1]->stream);
    QCOMPARE(stage.stores.allMessages().size(), 2);
    QCOMPARE(stage.provider.calls.size(), 1u);
}

void tst_StreamService::aPromptWithoutAnswerIsAnsweredWhenRepeated()
{
    StreamStage stage;
    // As a crash between the two rows leaves it.
    NewMessage prompt;
    prompt.id = MessageId::make();
    prompt.room = stage.room;
    prompt.author = stage.ada;
    prompt.clientId = u"c1"_s;
    prompt.content = u"What is it?"_s;
    stage.stores.messages().append(prompt, {});
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    QVERIFY(!stream.isNull());
    QCOMPARE(stage.started.last()->prompt->id, prompt.id);
    QCOMPARE(stage.stores.allMessages().size(), 2);
    QCOMPARE(stage.provider.calls.size(), 1u);
}

void tst_StreamService::aRepeatedRequestIsAnsweredEvenWhenTheQueueIsFull()
{
    StreamStage stage({.perNode = 1, .waitingPerPerson = 1});
    const StreamId first = stage.askNow(stage.ada, u"c1"_s);
    stage.askNow(stage.ada, u"c2"_s);
    stage.askNow(stage.ada, u"c3"_s);
    QCOMPARE(stage.started.last().error().code, ErrorCode::Busy);
    QCOMPARE(stage.askNow(stage.ada, u"c1"_s), first);
}

void tst_StreamService::ofManyRequestsAtOnceThoseBeyondTheQueueAreRefusedAndNoneFails()
{
    StreamStage stage({.perNode = 2, .perPerson = 0, .waiting = 3, .waitingPerPerson = 0});
    for (int i = 0; i < 10; ++i)
        stage.ask(i % 2 == 0 ? stage.ada : stage.bob, u"c%1"_s.arg(i)); // before one of them is written down
    stage.settle();
    QCOMPARE(stage.started.size(), 10);
    const auto refused = std::ranges::count_if(stage.started, [](const Result<reply::StreamStarted> &each) {
        return !each && each.error().code == ErrorCode::Busy;
    });
    QCOMPARE(refused, 5);
    QCOMPARE(stage.stores.allMessages().size(), 5 * 2);
    QVERIFY(stage.bus.all<event::StreamEnded>().isEmpty());
    QCOMPARE(stage.provider.calls.size(), 2u);
    // What has ended makes room for as many.
    stage.finish(0);
    stage.settle();
    QVERIFY(!stage.askNow(stage.mod, u"more"_s).isNull());
    QVERIFY(stage.askNow(stage.mod, u"too much"_s).isNull());
}

void tst_StreamService::aPlaceThatWasPromisedAndNotUsedIsFreeAgain()
{
    StreamStage stage({.perNode = 1, .waiting = 1});
    for (int i = 0; i < 5; ++i)
        stage.ask(stage.ada, u"c1"_s); // one and the same
    stage.settle();
    QVERIFY(!stage.askNow(stage.bob, u"c2"_s).isNull());
    QVERIFY(stage.askNow(stage.mod, u"c3"_s).isNull());
}

void tst_StreamService::whoIsNotAMemberFindsNoRoom()
{
    StreamStage stage;
    stage.askNow(stage.eve, u"c1"_s);
    QCOMPARE(stage.started.last().error().code, ErrorCode::NotFound);
    QVERIFY(stage.stores.allMessages().isEmpty());
}

void tst_StreamService::badRequestsAreRefusedByField_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<bool>("namesMessage");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<double>("temperature");
    QTest::addColumn<int>("maxTokens");
    QTest::addColumn<QString>("field");
    QTest::newRow("nothing asked") << QString() << false << u"c"_s << 1.0 << 1 << u"prompt"_s;
    QTest::newRow("both asked") << u"why"_s << true << u"c"_s << 1.0 << 1 << u"prompt"_s;
    QTest::newRow("blank") << u" \n"_s << false << u"c"_s << 1.0 << 1 << u"prompt"_s;
    QTest::newRow("no clientId") << u"why"_s << false << QString() << 1.0 << 1 << u"clientId"_s;
    QTest::newRow("too hot") << u"why"_s << false << u"c"_s << 2.1 << 1 << u"temperature"_s;
    QTest::newRow("not a number") << u"why"_s << false << u"c"_s << qQNaN() << 1 << u"temperature"_s;
    QTest::newRow("no tokens") << u"why"_s << false << u"c"_s << 1.0 << 0 << u"maxTokens"_s;
}

void tst_StreamService::badRequestsAreRefusedByField()
{
    QFETCH(QString, prompt);
    QFETCH(bool, namesMessage);
    QFETCH(QString, clientId);
    QFETCH(double, temperature);
    QFETCH(int, maxTokens);
    QFETCH(QString, field);
    StreamStage stage;
    command::StreamRequest command;
    command.room = stage.room;
    command.prompt = prompt;
    command.clientId = clientId;
    command.temperature = temperature;
    command.maxTokens = maxTokens;
    if (namesMessage)
        command.message = MessageId::make();
    stage.request(stage.ada, command);
    stage.settle();
    QCOMPARE(stage.started.size(), 1);
    QCOMPARE(stage.started[0].error().code, ErrorCode::ValidationFailed);
    QCOMPARE(stage.started[0].error().field, field);
    QVERIFY(stage.stores.allMessages().isEmpty());
}

void tst_StreamService::anAgentThatIsNotInTheRoomIsRefused()
{
    StreamStage stage;
    stage.letLeave(stage.sage.user);
    stage.askNow(stage.ada, u"c1"_s);
    QCOMPARE(stage.started.last().error().code, ErrorCode::AgentUnavailable);
    QVERIFY(stage.stores.allMessages().isEmpty());
}

void tst_StreamService::aProviderThatCannotBeAskedIsRefusedWithItsReason()
{
    StreamStage stage;
    stage.provider.trouble = u"No key."_s;
    stage.askNow(stage.ada, u"c1"_s);
    QCOMPARE(stage.started.last().error().code, ErrorCode::AgentUnavailable);
    QCOMPARE(stage.started.last().error().message, u"No key."_s);
    QVERIFY(stage.stores.allMessages().isEmpty());
}

void tst_StreamService::aMentionIsAnswered()
{
    StreamStage stage;
    const Message question = stage.say(stage.bob, u"what do you think, @Sage?"_s);
    QCOMPARE(stage.provider.calls.size(), 1u);
    QCOMPARE(stage.call(0).request.question, question.content);
    QCOMPARE(stage.stores.allMessages().last().replyTo, std::optional(question.id));
    QCOMPARE(stage.stores.allMessages().size(), 2);
}

void tst_StreamService::aCommandInAMessageIsAnsweredWithoutTheCommand()
{
    StreamStage stage;
    stage.say(stage.bob, u"/AIBot What is Python?"_s);
    QCOMPARE(stage.provider.calls.size(), 1u);
    QCOMPARE(stage.call(0).request.question, u"What is Python?"_s);
}

void tst_StreamService::aQuestionMakesAtMostTwoTripsToTheStore()
{
    // The answers wait for their turn: what they read when they begin is not counted.
    StreamStage stage({.perNode = 1});
    for (int i = 1; i <= 5; ++i)
        stage.addAgent(u"Agent %1"_s.arg(i));
    stage.askNow(stage.ada, u"first"_s);
    const auto tripsOf = [&stage](const auto &ask) {
        const int before = stage.stores.trips();
        ask();
        stage.settle();
        return stage.stores.trips() - before;
    };
    QCOMPARE(tripsOf([&] { stage.ask(stage.ada, u"prompt"_s); }), 1);
    QVERIFY(stage.started.last());
    QCOMPARE(tripsOf([&] { stage.ask(stage.ada, u"prompt"_s); }), 1);
    const Message message = stage.say(stage.bob, u"What is it?"_s);
    command::StreamRequest named;
    named.room = stage.room;
    named.clientId = u"named"_s;
    named.message = message.id;
    QCOMPARE(tripsOf([&] { stage.request(stage.ada, named); }), 2);
    QVERIFY(stage.started.last());
    // One is the message itself, which need not be looked up then.
    QCOMPARE(tripsOf([&] { stage.say(stage.bob, u"@Agent 5 what is it?"_s); }), 1 + 1);
    QCOMPARE(stage.service->waitingCount(), 3);
}

void tst_StreamService::aPromptThatMentionsTheAgentIsAnsweredOnce()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s, u"/ask @Sage why"_s);
    QCOMPARE(stage.provider.calls.size(), 1u);
    QCOMPARE(stage.stores.allMessages().size(), 2);
    QCOMPARE(stage.stores.allMessages().first().mentions, QList<UserId>{stage.sage.user.id});
}

void tst_StreamService::aMessageToNobodyIsNotAnswered()
{
    StreamStage stage;
    stage.say(stage.bob, u"hello all"_s);
    stage.say(stage.bob, u"@Ada hello"_s);
    QVERIFY(stage.provider.calls.empty());
    QVERIFY(stage.bus.all<event::ServerNotice>().isEmpty());
}

void tst_StreamService::aCommandWithoutAgentIsToldToItsAuthorOnly()
{
    StreamStage stage;
    stage.letLeave(stage.sage.user);
    stage.say(stage.bob, u"/ask why"_s);
    QCOMPARE(stage.bus.all<event::ServerNotice>().size(), 1);
    QCOMPARE(stage.bus.published.last().onlyFor, QList<UserId>{stage.bob.id});
}

void tst_StreamService::theProviderGetsTheRoomsLastMessages()
{
    StreamStage stage;
    for (int i = 0; i < 15; ++i)
        stage.say(stage.bob, QString::number(i));
    stage.askNow(stage.ada, u"c1"_s, u"and now?"_s);
    const auto &messages = stage.call(0).request.messages;
    QCOMPARE(messages.size(), 1);
    const QStringList lines = messages.first().text.split(u'\n');
    QCOMPARE(lines.size(), 10);
    QCOMPARE(lines.first(), u"Bob: 6"_s);
    QCOMPARE(lines.last(), u"Ada: and now?"_s);
}

void tst_StreamService::anAgentReadsAsManyMessagesAsItsContextSays_data()
{
    QTest::addColumn<int>("context");
    QTest::addColumn<int>("deleted"); // of each ten messages
    QTest::addColumn<int>("read");
    QTest::newRow("more than a page") << 300 << 0 << 300;
    QTest::newRow("more than there are") << 900 << 0 << 501;
    QTest::newRow("among deleted ones") << 60 << 9 << 51;
}

void tst_StreamService::anAgentReadsAsManyMessagesAsItsContextSays()
{
    QFETCH(int, context);
    QFETCH(int, deleted);
    StreamStage stage;
    const core::Agent owl = stage.addAgent(u"Owl"_s, {.contextMessages = context});
    for (int i = 0; i < 500; ++i) {
        core::NewMessage message{.id = MessageId::make(), .room = stage.room, .author = stage.bob};
        message.content = QString::number(i);
        stage.stores.messages().append(message, {});
        if (i % 10 < deleted)
            stage.stores.messages().erase(stage.room, message.id, 1, {}, {});
    }
    stage.settle();
    stage.say(stage.ada, u"@Owl and now?"_s);
    const auto &messages = stage.call(0).request.messages;
    QCOMPARE(messages.size(), 1);
    const QStringList lines = messages.first().text.split(u'\n');
    QTEST(int(lines.size()), "read");
    QCOMPARE(lines.last(), u"Ada: @Owl and now?"_s);
}

void tst_StreamService::aFailedAnswerCanBeAskedAgain()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s, u"Why?"_s);
    stage.write(0, u"Bec"_s);
    stage.finish(0, Error{ErrorCode::AgentUnavailable, u"gone"_s});
    stage.settle();
    command::StreamRequest retry;
    retry.room = stage.room;
    retry.message = stage.started.first()->prompt->id;
    retry.clientId = u"c2"_s;
    stage.request(stage.ada, retry);
    stage.settle();
    QVERIFY(stage.started.last());
    QVERIFY(!stage.started.last()->prompt);
    QCOMPARE(stage.stores.allMessages().size(), 3);
    QCOMPARE(stage.call(1).request.question, u"Why?"_s);
    QCOMPARE(stage.call(1).request.continues, QString());
    // And this, too, is idempotent.
    stage.request(stage.ada, retry);
    stage.settle();
    QCOMPARE(stage.started.last()->stream, stage.started[1]->stream);
    QCOMPARE(stage.stores.allMessages().size(), 3);
}

void tst_StreamService::anInterruptedAnswerIsCarriedOn()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s, u"Why?"_s);
    stage.write(0, u"Because"_s);
    stage.service->shutdown({});
    stage.settle();
    stage.service = std::make_unique<StreamService>(stage.ports(), StreamSettings{}, Limits{});
    command::StreamRequest more;
    more.room = stage.room;
    more.message = stage.started.first()->message.id;
    more.clientId = u"c2"_s;
    stage.request(stage.ada, more);
    stage.settle();
    QCOMPARE(stage.call(1).request.continues, u"Because"_s);
    QCOMPARE(stage.call(1).request.question, u"Why?"_s);
}

void tst_StreamService::aRunningAnswerCannotBeAskedAgain()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    command::StreamRequest retry;
    retry.room = stage.room;
    retry.message = stage.started.first()->message.id;
    retry.clientId = u"c2"_s;
    stage.request(stage.ada, retry);
    stage.settle();
    QCOMPARE(stage.started.last().error().code, ErrorCode::Conflict);
}

void tst_StreamService::aRetryGoesToTheAgentOfTheAnswer()
{
    StreamStage stage;
    const Agent echo = stage.addAgent(u"Echo"_s);
    stage.say(stage.ada, u"@Echo why?"_s);
    stage.finish(0, Error{ErrorCode::AgentUnavailable, u"gone"_s});
    stage.settle();
    command::StreamRequest retry;
    retry.room = stage.room;
    retry.message = stage.stores.allMessages().last().id;
    retry.clientId = u"c2"_s;
    stage.request(stage.ada, retry);
    stage.settle();
    QCOMPARE(stage.started.last()->message.author, echo.user);
}

void tst_StreamService::waitingRequestsShowTheirPlace()
{
    StreamStage stage({.perNode = 1});
    stage.askNow(stage.ada, u"c1"_s);
    stage.askNow(stage.ada, u"c2"_s);
    const StreamId third = stage.askNow(stage.bob, u"c3"_s);
    const auto placesOf = [&](StreamId stream) {
        QList<int> places;
        for (const auto &state : stage.bus.all<event::StreamStateChanged>()) {
            if (state.stream == stream && state.place)
                places.append(*state.place);
        }
        return places;
    };
    // Bob has nothing running, so he goes before Ada's second.
    QCOMPARE(placesOf(third), QList<int>{1});
    QCOMPARE(placesOf(stage.started[1]->stream), (QList<int>{1, 2}));
    QCOMPARE(stage.service->waitingCount(), 2);
    stage.finish(0);
    stage.settle();
    QCOMPARE(stage.call(1).request.askerName, u"Bob"_s);
    QCOMPARE(placesOf(stage.started[1]->stream), (QList<int>{1, 2, 1}));
}

void tst_StreamService::aMentionBeyondTheQueueFailsWithTheReason()
{
    StreamStage stage({.perNode = 1, .waitingPerPerson = 1});
    for (int i = 0; i < 3; ++i)
        stage.say(stage.bob, u"@Sage hello"_s);
    const auto ends = stage.bus.all<event::StreamEnded>();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0].state, StreamState::Failed);
    QCOMPARE(ends[0].reason, u"Too many questions are waiting for an answer."_s);
}

void tst_StreamService::chunksComeAtMostTwentyFiveTimesASecond()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    for (int ms = 0; ms < 1000; ms += 4) {
        stage.write(0, u"word "_s);
        stage.pass(4);
    }
    const auto count = stage.bus.all<event::StreamChunk>().size();
    QVERIFY2(count >= 20 && count <= 26, qPrintable(QString::number(count)));
}

void tst_StreamService::chunksAreWithoutGapOrOverlap()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    QString expected;
    for (int i = 0; i < 60; ++i) {
        const QString word = i % 3 ? u"\U0001F600 "_s : u"word "_s;
        expected += word;
        stage.write(0, word);
        stage.pass(i * 7 % 50);
    }
    stage.finish(0);
    stage.settle();
    QString text;
    for (const auto &chunk : stage.bus.all<event::StreamChunk>()) {
        QCOMPARE(chunk.stream, stream);
        QCOMPARE(chunk.from, text.size());
        text += chunk.text;
    }
    QCOMPARE(text, expected);
    QCOMPARE(stage.bus.all<event::StreamEnded>().first().content, expected);
}

void tst_StreamService::textIsSavedByTimeAndBySize()
{
    StreamStage stage;
    stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"first "_s);
    QCOMPARE(stage.stores.streams().saved.last(), u"first "_s);
    stage.pass(100);
    stage.write(0, u"second "_s);
    stage.pass(300);
    QCOMPARE(stage.stores.streams().saved.last(), u"first "_s);
    stage.pass(100);
    QCOMPARE(stage.stores.streams().saved.last(), u"first second "_s);
    const auto count = stage.stores.streams().saved.size();
    stage.pass(1000);
    QCOMPARE(stage.stores.streams().saved.size(), count);
    stage.write(0, QString(2048, u'x'));
    QCOMPARE(stage.stores.streams().saved.last().size(), 13 + 2048);
}

void tst_StreamService::resumeGivesOnePieceUpToTheNextChunk()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"a\U0001F600bc"_s);
    stage.write(0, u" later"_s);
    const auto piece = stage.resume(stage.bob, stream, 0);
    QCOMPARE(piece->text, u"a\U0001F600bc"_s);
    QCOMPARE(piece->state, StreamState::Writing);
    QCOMPARE(stage.resume(stage.bob, stream, 3)->text, u"bc"_s);
    // From within a pair: the whole pair comes.
    QCOMPARE(stage.resume(stage.bob, stream, 2)->from, 1);
    QCOMPARE(stage.resume(stage.bob, stream, 99)->text, QString());
    QCOMPARE(stage.resume(stage.bob, stream, 99)->from, 5);
    stage.pass(50);
    // Only who knows as much of the room may be shown it.
    QVERIFY(stage.directory.newestOf(stage.room) > 0);
    QCOMPARE(stage.bus.published.last().at, stage.directory.newestOf(stage.room));
    QCOMPARE(stage.bus.all<event::StreamChunk>().last().from, 5);
}

void tst_StreamService::resumeOfAnEndedAnswerReadsTheStore()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    stage.write(0, u"all of it"_s);
    stage.finish(0);
    stage.settle();
    const auto piece = stage.resume(stage.bob, stream, 4);
    QCOMPARE(piece->text, u"of it"_s);
    QCOMPARE(piece->from, 4);
    QCOMPARE(piece->state, StreamState::Done);
}

void tst_StreamService::strangersCannotReadStreams()
{
    StreamStage stage;
    const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(stage.resume(stage.eve, stream, 0).error().code, ErrorCode::NotFound);
        int refused = 0;
        const auto count = [&](const auto &reply) { refused += !reply && reply.error().code == ErrorCode::NotFound; };
        stage.service->reading().status(stage.eve, stream, heard(count));
        stage.service->reading().metrics(stage.eve, stream, heard(count));
        stage.settle();
        QCOMPARE(refused, 2);
        if (round == 0)
            stage.finish(0);
        stage.settle();
    }
}

void tst_StreamService::agentsAreListedByRoom()
{
    StreamStage stage;
    const Agent other = stage.addAgent(u"Echo"_s);
    stage.letLeave(other.user);
    QCOMPARE(stage.service->agents(std::nullopt).agents.size(), 2);
    const auto here = stage.service->agents(stage.room).agents;
    QCOMPARE(here.size(), 1);
    QCOMPARE(here[0].user, stage.sage.user);
    QCOMPARE(here[0].provider, u"hand"_s);
    QVERIFY(here[0].available);
}

QTEST_GUILESS_MAIN(tst_StreamService)
#include "tst_StreamService.moc"

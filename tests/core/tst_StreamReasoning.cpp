// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/streams/Reasoning.h"
#include "StreamStage.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using support::heard;

namespace {

QString textOf(const support::RecordingBus &bus, int part)
{
    QString text;
    for (const auto &chunk : bus.all<event::StreamChunk>()) {
        if (chunk.part == part && chunk.from == text.size())
            text += chunk.text;
    }
    return text;
}

} // namespace

class tst_StreamReasoning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasoningIsAPartOfItsOwn()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        stage.think(0, u"Let me "_s);
        stage.pass(1'000);
        stage.think(0, u"see."_s);
        stage.pass(2'000);
        stage.write(0, u"Well."_s);
        stage.pass(3'000);
        stage.write(0, u" Done."_s);
        stage.finish(0);
        stage.settle();
        QCOMPARE(textOf(stage.bus, 1), u"Let me see."_s);
        QCOMPARE(textOf(stage.bus, 0), u"Well. Done."_s);
        const auto end = stage.bus.all<event::StreamEnded>().constFirst();
        QCOMPARE(end.content, u"Well. Done."_s);
        // It thought until the answer began.
        const QList<StreamPart> parts{{1, PartKind::Reasoning, 3'000, 11}};
        QCOMPARE(end.parts, parts);
        QCOMPARE(stage.stores.message(end.message)->stream->parts, parts);
        QCOMPARE(stage.stores.streams().reasoning(stream).value_or(QString()), u"Let me see."_s);
        QCOMPARE(stage.stores.message(end.message)->content, u"Well. Done."_s);
    }
    void whileItOnlyThinksItReads()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        stage.think(0, u"Let me see."_s);
        QCOMPARE(stage.bus.storyOf(stream), (QStringList{u"new"_s, u"queued"_s, u"reading"_s, u"chunk"_s}));
        stage.write(0, u"Well."_s);
        QCOMPARE(stage.bus.storyOf(stream).last(2), (QStringList{u"writing"_s, u"chunk"_s}));
    }
    void allReasoningComesBeforeTheAnswersFirstChunk()
    {
        StreamStage stage;
        stage.askNow(stage.ada, u"c1"_s);
        stage.think(0, u"Let me "_s);
        stage.think(0, u"see."_s); // too soon for a chunk of its own
        stage.write(0, u"Well."_s);
        QList<int> parts;
        for (const auto &chunk : stage.bus.all<event::StreamChunk>())
            parts.append(chunk.part);
        QCOMPARE(parts, (QList<int>{1, 1, 0}));
        QCOMPARE(textOf(stage.bus, 1), u"Let me see."_s);
    }
    void reasoningKeepsAnAnswerAlive()
    {
        StreamStage stage({.idleMs = 1'000});
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        for (int i = 0; i < 5; ++i) {
            stage.pass(900);
            stage.think(0, u"hm "_s);
        }
        QCOMPARE(stage.stores.streams().stored(stream).status.state, StreamState::Reading);
    }
    void reasoningIsResumedWhileItRunsAndAfterTheEnd()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        QCOMPARE(stage.resume(stage.bob, stream, 0, 1)->text, QString());
        stage.think(0, u"I see 🙂."_s);
        const auto live = stage.resume(stage.bob, stream, 7, 1);
        QCOMPARE(*live, (reply::StreamText{1, 6, u"🙂."_s, StreamState::Reading}));
        stage.write(0, u"Well."_s);
        stage.finish(0);
        stage.settle();
        const auto stored = stage.resume(stage.bob, stream, 7, 1);
        QCOMPARE(*stored, (reply::StreamText{1, 6, u"🙂."_s, StreamState::Done}));
        QCOMPARE(stage.resume(stage.bob, stream, 0)->text, u"Well."_s);
        QCOMPARE(stage.resume(stage.eve, stream, 0, 1).error().code, ErrorCode::NotFound);
        QCOMPARE(stage.resume(stage.bob, stream, 0, 2).error().field, u"part"_s);
    }
    void anAnswerWithoutReasoningHasNoPartOne()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        stage.write(0, u"Well."_s);
        stage.finish(0);
        stage.settle();
        QVERIFY(stage.bus.all<event::StreamEnded>().constFirst().parts.isEmpty());
        QCOMPARE(stage.resume(stage.ada, stream, 0, 1).error().code, ErrorCode::NotFound);
    }
    void tooMuchReasoningIsCutWithAMarkAndTheAnswerGoesOn()
    {
        Limits limits;
        limits.reasoningBytes = 12;
        StreamStage stage({}, limits);
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        for (int i = 0; i < 9; ++i)
            stage.think(0, u"abcd"_s);
        stage.write(0, u"Well."_s);
        stage.finish(0);
        stage.settle();
        const auto end = stage.bus.all<event::StreamEnded>().constFirst();
        QCOMPARE(end.state, StreamState::Done);
        QCOMPARE(end.content, u"Well."_s);
        QCOMPARE(stage.resume(stage.ada, stream, 0, 1)->text, u"abcdabcda…"_s);
        QCOMPARE(textOf(stage.bus, 1), u"abcdabcda…"_s);
    }
    void aServerThatKeepsNoReasoningSendsNone()
    {
        Limits limits;
        limits.reasoningBytes = 0;
        StreamStage stage({}, limits);
        stage.askNow(stage.ada, u"c1"_s);
        stage.think(0, u"hm"_s);
        stage.write(0, u"Well."_s);
        stage.finish(0);
        stage.settle();
        QCOMPARE(textOf(stage.bus, 1), QString());
        QVERIFY(stage.bus.all<event::StreamEnded>().constFirst().parts.isEmpty());
    }
    void reasoningSoFarIsSavedAndKeptByAnInterruption()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        stage.think(0, u"first "_s);
        stage.pass(500);
        QCOMPARE(stage.stores.streams().reasoning(stream).value_or(QString()), u"first "_s);
        stage.think(0, QString(3'000, u'x'));
        QCOMPARE(stage.stores.streams().reasoning(stream).value_or(QString()).size(), 3'006);
        stage.think(0, u" last"_s);
        stage.service->shutdown({});
        stage.settle();
        QCOMPARE(stage.stores.streams().reasoning(stream).value_or(QString()).size(), 3'011);
        QCOMPARE(stage.bus.all<event::StreamEnded>().constFirst().parts.constFirst().chars, 3'011);
    }
    void nothingOfADeletedAnswersReasoningIsKept()
    {
        StreamStage stage;
        const StreamId stream = stage.askNow(stage.ada, u"c1"_s);
        const MessageId answer = stage.started.first()->message.id;
        stage.think(0, u"secret"_s);
        stage.stores.messages().erase(
            stage.room, answer, 1, {}, heard([&](const Result<MessageChange> &change) {
                stage.bus.publish({EventFrame{stage.room, change->ev, event::MessageDeleted{change->message}}});
            }));
        stage.settle();
        QVERIFY(!stage.stores.streams().reasoning(stream));
        QVERIFY(stage.bus.all<event::StreamEnded>().constFirst().parts.isEmpty());
    }
    void reasoningIsNoContext()
    {
        StreamStage stage;
        stage.askNow(stage.ada, u"c1"_s, u"Why?"_s);
        stage.think(0, u"inner voice"_s);
        stage.write(0, u"Because."_s);
        stage.finish(0);
        stage.settle();
        stage.askNow(stage.ada, u"c2"_s, u"And why that?"_s);
        for (const ProviderMessage &message : stage.call(1).request.messages)
            QVERIFY2(!message.text.contains(u"inner voice"_s), qPrintable(message.text));
        QCOMPARE(stage.call(1).request.messages[1].text, u"Because."_s);
    }
    void reasoningBetweenTheTextCountsItsOwnTimeOnly()
    {
        Reasoning reasoning(40, 100);
        reasoning.append(u"a", 1'000);
        reasoning.pause(1'500);
        reasoning.append(u"b", 9'000);
        reasoning.append(u"c", 9'200);
        QCOMPARE(reasoning.part()->part.ms, 700);
        reasoning.pause(9'300);
        QCOMPARE(reasoning.part()->part.ms, 800);
        QCOMPARE(reasoning.part()->text, u"abc"_s);
    }
};

QTEST_GUILESS_MAIN(tst_StreamReasoning)
#include "tst_StreamReasoning.moc"

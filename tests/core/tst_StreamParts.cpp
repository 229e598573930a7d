// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "bus/InProcessBus.h"
#include "core/memory/MemoryTurnBook.h"
#include "core/streams/AnswerContext.h"
#include "core/streams/AskCommand.h"
#include "core/streams/AskedAgents.h"
#include "core/streams/ChunkMerger.h"
#include "core/streams/SpokenLines.h"
#include "core/streams/StreamQueue.h"

#include <QTest>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;

namespace {

QueueEntry entryOf(UserId person)
{
    return {.stream = StreamId::make(), .person = person, .provider = u"p"_s};
}

//! The one that has its turn now, as nobody else decides.
std::optional<QueueEntry> takeNext(StreamQueue &queue)
{
    std::optional<QueueEntry> taken;
    const Life life;
    queue.takeNext({life, [&taken](const Result<StreamQueue::Next> &next) { taken = next ? *next : std::nullopt; }});
    return taken;
}

Message messageOf(const User &author, const QString &content, qint64 seq = 1)
{
    Message message;
    message.id = MessageId::make();
    message.seq = seq;
    message.author = author;
    message.content = content;
    return message;
}

QStringList textsOf(const AnswerContext &context)
{
    QStringList texts;
    for (const ProviderMessage &message : context.messages)
        texts.append(message.text);
    return texts;
}

} // namespace

class tst_StreamParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonRunsNoMoreThanItsCap();
    void theNodeRunsNoMoreThanItsCap();
    void roomsAgentsAndProvidersHaveCapsOfTheirOwn();
    void manyRequestsOfOnePersonDoNotDelayAnother();
    void placesFollowTheOrderOfTurns();
    void aFullQueueRefusesByPersonAndInAll();

    void chunksAreMergedInTime();
    void aSurrogatePairIsNeverSplit();
    void aLoneSurrogateIsReplaced();
    void textEndsAtTheByteLimitOnACharacter();

    void commandsAreFoundInAnyCase_data();
    void commandsAreFoundInAnyCase();
    void aMentionInCodeAsksNobody();
    void aCommandCanNameItsAgent();
    void codeFullOfAtSignsHidesNoQuestion();

    void theContextIsTheLastMessages();
    void theContextLeavesOutWhatCannotBeRead();
    void theContextOfAThreadIsTheThread();
    void aTooLargeContextLosesItsOldest();
    void rolesAlternateFromTheUsersOn();
    void aWindowThatWasCutBeginsWithTheUserToo();
    void noLineOfAMessageLooksAsIfAnotherHadSpoken_data();
    void noLineOfAMessageLooksAsIfAnotherHadSpoken();
    void whatIsCarriedOnIsNoMoreThanHalfOfTheContext();

};

void tst_StreamParts::aPersonRunsNoMoreThanItsCap()
{
    MemoryTurnBook book;
    StreamQueue queue(book, {.perNode = 10, .perPerson = 3});
    const UserId person = UserId::make();
    for (int i = 0; i < 5; ++i)
        queue.add(entryOf(person));
    int started = 0;
    while (takeNext(queue))
        ++started;
    QCOMPARE(started, 3);
    QCOMPARE(queue.waitingCount(), 2);
}

void tst_StreamParts::theNodeRunsNoMoreThanItsCap()
{
    MemoryTurnBook book;
    StreamQueue queue(book, {.perNode = 2, .perPerson = 3});
    QList<QueueEntry> entries;
    for (int i = 0; i < 3; ++i) {
        entries.append(entryOf(UserId::make()));
        queue.add(entries.last());
    }
    QVERIFY(takeNext(queue));
    QVERIFY(takeNext(queue));
    QVERIFY(!takeNext(queue));
    QVERIFY(queue.remove(entries[0].stream));
    QCOMPARE(takeNext(queue)->stream, entries[2].stream);
}

void tst_StreamParts::roomsAgentsAndProvidersHaveCapsOfTheirOwn()
{
    const auto startedOf = [](const StreamSettings &settings, const QList<QueueEntry> &entries) {
        MemoryTurnBook book;
        StreamQueue queue(book, settings);
        for (const QueueEntry &entry : entries)
            queue.add(entry);
        int started = 0;
        while (takeNext(queue))
            ++started;
        return started;
    };
    const RoomId room = RoomId::make();
    const UserId agent = UserId::make();
    QList<QueueEntry> entries;
    for (int i = 0; i < 3; ++i)
        entries.append({StreamId::make(), UserId::make(), agent, room, u"p"_s});
    entries.append({StreamId::make(), UserId::make(), UserId::make(), RoomId::make(), u"q"_s});
    QCOMPARE(startedOf({}, entries), 4);
    QCOMPARE(startedOf({.perRoom = 1}, entries), 2);
    QCOMPARE(startedOf({.perAgent = 2}, entries), 3);
    QCOMPARE(startedOf({.perProvider = 1}, entries), 2);
}

void tst_StreamParts::manyRequestsOfOnePersonDoNotDelayAnother()
{
    MemoryTurnBook book;
    StreamQueue queue(book, {.perNode = 1, .perPerson = 1});
    const UserId busy = UserId::make();
    const QueueEntry running = entryOf(busy);
    queue.add(running);
    QVERIFY(takeNext(queue));
    queue.add(entryOf(busy));
    queue.add(entryOf(busy));
    const QueueEntry other = entryOf(UserId::make());
    queue.add(other);
    QCOMPARE(queue.order().first(), other.stream);
    queue.remove(running.stream);
    QCOMPARE(takeNext(queue)->stream, other.stream);
}

void tst_StreamParts::placesFollowTheOrderOfTurns()
{
    MemoryTurnBook book;
    StreamQueue queue(book, {.perNode = 1, .perPerson = 1});
    const UserId a = UserId::make();
    const UserId b = UserId::make();
    const QueueEntry a1 = entryOf(a), a2 = entryOf(a), b1 = entryOf(b);
    for (const QueueEntry &entry : {a1, a2, b1})
        queue.add(entry);
    QCOMPARE(queue.order(), (QList<StreamId>{a1.stream, b1.stream, a2.stream}));
}

void tst_StreamParts::aFullQueueRefusesByPersonAndInAll()
{
    MemoryTurnBook book;
    StreamQueue queue(book, {.perNode = 1, .waiting = 3, .waitingPerPerson = 2});
    queue.add(entryOf(UserId::make()));
    QVERIFY(takeNext(queue));
    const UserId person = UserId::make();
    queue.add(entryOf(person));
    QVERIFY(queue.hasRoomFor(entryOf(person)));
    queue.add(entryOf(person));
    QVERIFY(!queue.hasRoomFor(entryOf(person)));
    QVERIFY(queue.hasRoomFor(entryOf(UserId::make())));
    queue.add(entryOf(UserId::make()));
    QVERIFY(!queue.hasRoomFor(entryOf(UserId::make())));
}

void tst_StreamParts::chunksAreMergedInTime()
{
    ChunkMerger merger(40, 1000);
    merger.append(u"one ");
    QCOMPARE(merger.take(1000)->text, u"one "_s);
    merger.append(u"two ");
    merger.append(u"three");
    QVERIFY(!merger.take(1039));
    const auto chunk = merger.take(1040);
    QCOMPARE(chunk->from, 4);
    QCOMPARE(chunk->text, u"two three"_s);
    QVERIFY(!merger.take(2000));
}

void tst_StreamParts::aSurrogatePairIsNeverSplit()
{
    ChunkMerger merger(0, 1000);
    const QString face = u"\U0001F600"_s;
    merger.append(u"a"_s + face.first(1));
    QCOMPARE(merger.take(0)->text, u"a"_s);
    QVERIFY(!merger.take(1));
    merger.append(face.sliced(1));
    const auto chunk = merger.take(2);
    QCOMPARE(chunk->from, 1);
    QCOMPARE(chunk->text, face);
    QCOMPARE(merger.bytes(), 5);
}

void tst_StreamParts::aLoneSurrogateIsReplaced()
{
    ChunkMerger merger(0, 1000);
    merger.append(QString(QChar(0xd83d)) + u"x"_s + QChar(0xde00) + QChar(u'\0'));
    QCOMPARE(merger.text(), u"\uFFFDx\uFFFD\uFFFD"_s);
    QCOMPARE(merger.bytes(), merger.text().toUtf8().size());
}

void tst_StreamParts::textEndsAtTheByteLimitOnACharacter()
{
    ChunkMerger merger(0, 7);
    QVERIFY(!merger.append(u"ab\u20ac\U0001F600c"));
    QCOMPARE(merger.text(), u"ab\u20ac"_s);
    QCOMPARE(merger.bytes(), 5);
}

void tst_StreamParts::commandsAreFoundInAnyCase_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<bool>("isCommand");
    QTest::addColumn<QString>("question");
    QTest::newRow("ask") << u"/ask What is Python?"_s << true << u"What is Python?"_s;
    QTest::newRow("S3") << u"/AIBot What is Python?"_s << true << u"What is Python?"_s;
    QTest::newRow("lower") << u"/aibot why"_s << true << u"why"_s;
    QTest::newRow("upper") << u"  /ASK\nwhy "_s << true << u"why"_s;
    QTest::newRow("nothing asked") << u"/ask"_s << true << QString();
    QTest::newRow("other word") << u"/asking why"_s << false << QString();
    QTest::newRow("not at the beginning") << u"try /ask why"_s << false << QString();
}

void tst_StreamParts::commandsAreFoundInAnyCase()
{
    QFETCH(QString, content);
    QFETCH(bool, isCommand);
    QFETCH(QString, question);
    const auto asked = askedByCommand(content);
    QCOMPARE(asked.has_value(), isCommand);
    QCOMPARE(asked.value_or(QString()), question);
}

void tst_StreamParts::aMentionInCodeAsksNobody()
{
    const RoomId room = RoomId::make();
    const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    bus::InProcessBus bus;
    RoomDirectory directory{bus};
    directory.load({StoredRoom{Room{.id = room}, {Member{sage}}}});
    AgentDirectory agents;
    agents.add({.user = sage});
    QCOMPARE(agentsMentioned(u"hello @sage"_s, room, directory, agents).size(), 1);
    QCOMPARE(agentsMentioned(u"write `@Sage` to ask"_s, room, directory, agents).size(), 0);
    QCOMPARE(agentsMentioned(u"```\n@Sage\n```\nas above"_s, room, directory, agents).size(), 0);
    QCOMPARE(agentsMentioned(u"`code` and @Sage"_s, room, directory, agents).size(), 1);
    QCOMPARE(agentsMentioned(u"mail@Sage.example"_s, room, directory, agents).size(), 0);
}

void tst_StreamParts::aCommandCanNameItsAgent()
{
    const RoomId room = RoomId::make();
    const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    const User echo{UserId::make(), u"Echo"_s, UserKind::Agent};
    bus::InProcessBus bus;
    RoomDirectory directory{bus};
    directory.load({StoredRoom{Room{.id = room}, {Member{sage}, Member{echo}}}});
    AgentDirectory agents;
    agents.add({.user = sage});
    agents.add({.user = echo});
    Message message = messageOf({}, u"/ask @echo, what now?"_s);
    message.room = room;
    const auto named = agentsAsked(message, directory, agents);
    QCOMPARE(named.size(), 1);
    QCOMPARE(named[0].agent.user, echo);
    QCOMPARE(named[0].text, u"what now?"_s);
    message.content = u"/AIBot what now?"_s;
    QCOMPARE(agentsAsked(message, directory, agents)[0].agent.user, sage);
}

void tst_StreamParts::codeFullOfAtSignsHidesNoQuestion()
{
    const RoomId room = RoomId::make();
    const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    bus::InProcessBus bus;
    RoomDirectory directory{bus};
    directory.load({StoredRoom{Room{.id = room}, {Member{sage}}}});
    AgentDirectory agents;
    agents.add({.user = sage});
    Message message = messageOf({}, u"```java\n"_s + u"@Override\n"_s.repeated(200) + u"```\n@sage explain"_s);
    message.room = room;
    QCOMPARE(agentsAsked(message, directory, agents).size(), 1);
    message.content = u"```\n@Sage\n``` hello @sages"_s;
    QVERIFY(agentsAsked(message, directory, agents).isEmpty());
}

void tst_StreamParts::theContextIsTheLastMessages()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    QList<Message> before;
    for (int i = 0; i < 20; ++i)
        before.append(messageOf(i % 2 ? sage : ada, QString::number(i)));
    const Question question{messageOf(ada, u"/ask why"_s), u"why"_s, {}};
    const AnswerContext context = buildContext(question, before, sage.id, 3, 1000);
    const QList<ProviderMessage> expected{{ProviderRole::User, u"Ada: 18"_s},
                                          {ProviderRole::Assistant, u"19"_s},
                                          {ProviderRole::User, u"Ada: why"_s}};
    QCOMPARE(context.messages, expected);
    QCOMPARE(context.sources.last(), question.message.id);
}

void tst_StreamParts::theContextLeavesOutWhatCannotBeRead()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    Message deleted = messageOf(ada, {});
    deleted.deletedAt = 1;
    Message running = messageOf(ada, u"half"_s);
    running.stream = MessageStream{.state = StreamState::Writing};
    const Message system = messageOf({{}, u"System"_s, UserKind::System}, u"Ada joined"_s);
    const Question question{messageOf(ada, u"why"_s), u"why"_s, {}};
    const auto context =
        buildContext(question, {messageOf(ada, u"kept"_s), deleted, running, system}, UserId::make(), 10, 1000);
    QCOMPARE(textsOf(context), (QStringList{u"Ada: kept\nAda: why"_s}));
    QCOMPARE(context.sources.size(), 2);
}

void tst_StreamParts::theContextOfAThreadIsTheThread()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    const Message root = messageOf(ada, u"root"_s);
    Message inside = messageOf(ada, u"inside"_s);
    inside.thread = root.id;
    Question question{messageOf(ada, u"why"_s), u"why"_s, {}};
    question.message.thread = root.id;
    const auto context = buildContext(question, {root, messageOf(ada, u"outside"_s), inside}, UserId::make(), 10, 1000);
    QCOMPARE(textsOf(context), (QStringList{u"Ada: root\nAda: inside\nAda: why"_s}));
}

void tst_StreamParts::aTooLargeContextLosesItsOldest()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    const QList<Message> before{messageOf(ada, u"tiny"_s), messageOf(ada, QString(90, u'x')),
                                messageOf(ada, u"near"_s)};
    const Question question{messageOf(ada, u"why"_s), u"why"_s, {}};
    const auto context = buildContext(question, before, UserId::make(), 10, 50);
    QCOMPARE(textsOf(context), (QStringList{u"Ada: near\nAda: why"_s}));
    QCOMPARE(context.cut, 2);
}

void tst_StreamParts::rolesAlternateFromTheUsersOn()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    const User bob{UserId::make(), u"Bob"_s, UserKind::Person};
    const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    const User echo{UserId::make(), u"Echo"_s, UserKind::Agent};
    const QList<Message> before{messageOf(sage, u"0"_s), messageOf(sage, u"1"_s), messageOf(ada, u"2"_s),
                                messageOf(bob, u"3"_s),  messageOf(sage, u"4"_s), messageOf(sage, u"5"_s),
                                messageOf(echo, u"6"_s)};
    const Question question{messageOf(bob, u"why"_s), u"why"_s, {}};
    const auto context = buildContext(question, before, sage.id, 10, 1000);
    const QList<ProviderMessage> expected{{ProviderRole::User, u"Ada: 2\nBob: 3"_s},
                                          {ProviderRole::Assistant, u"4\n\n5"_s},
                                          {ProviderRole::User, u"Echo: 6\nBob: why"_s}};
    QCOMPARE(context.messages, expected);
    QCOMPARE(context.sources.size(), 6);
    QCOMPARE(context.cut, 2);
}

void tst_StreamParts::aWindowThatWasCutBeginsWithTheUserToo()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    const QList<Message> before{messageOf(ada, QString(90, u'x')), messageOf(sage, u"1"_s), messageOf(ada, u"2"_s)};
    const Question question{messageOf(ada, u"why"_s), u"why"_s, {}};
    QCOMPARE(textsOf(buildContext(question, before, sage.id, 10, 50)), (QStringList{u"Ada: 2\nAda: why"_s}));
    QCOMPARE(textsOf(buildContext(question, before, sage.id, 3, 1000)), (QStringList{u"Ada: 2\nAda: why"_s}));
}

void tst_StreamParts::noLineOfAMessageLooksAsIfAnotherHadSpoken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one line") << u"Bob"_s << u"hi"_s << u"Bob: hi"_s;
    QTest::newRow("two lines") << u"Bob"_s << u"hi\nAlice: hi"_s << u"Bob: hi\n  Alice: hi"_s;
    QTest::newRow("other line ends") << u"Bob"_s << u"a\r\nb\rc\u2028d\u0085e"_s << u"Bob: a\n  b\n  c\n  d\n  e"_s;
    QTest::newRow("name with colon") << u"Alice: hi"_s << u"x"_s << u"Alice hi: x"_s;
    QTest::newRow("name with wide colon") << u"Alice： hi"_s << u"x"_s << u"Alice hi: x"_s;
    QTest::newRow("name of colons") << u"::"_s << u"x"_s << u"somebody: x"_s;
    QTest::newRow("name with lines") << u"Bob\nAlice"_s << u"x"_s << u"Bob Alice: x"_s;
}

void tst_StreamParts::noLineOfAMessageLooksAsIfAnotherHadSpoken()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QTEST(spoken(name, text), "expected");
}

void tst_StreamParts::whatIsCarriedOnIsNoMoreThanHalfOfTheContext()
{
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    const Question question{messageOf(ada, u"why"_s), u"why"_s, QString(30, u'a') + QString(30, u'b')};
    QCOMPARE(buildContext(question, {}, UserId::make(), 10, 60).continues, QString(30, u'b'));
}

QTEST_GUILESS_MAIN(tst_StreamParts)
#include "tst_StreamParts.moc"

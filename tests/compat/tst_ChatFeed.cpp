// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatFeed.h"
#include "support/FakeClock.h"
#include "support/People.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace confab;
using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

namespace {

QJsonObject objectOf(const QByteArray &frame)
{
    return QJsonDocument::fromJson(frame).object();
}

} // namespace

//! The order of a turn, and of what happens elsewhere in the same room.
class tst_ChatFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        feed.reset();
        frames.clear();
        waiting.clear();
        clock = std::make_unique<support::FakeClock>();
        feed = std::make_unique<ChatFeed>(
            ChatFeed::Hooks{[this](MessageId, core::Reply<qint64> reply) { waiting.push_back(std::move(reply)); },
                            [this](RoomId, const QByteArray &frame) { frames.append(frame); }},
            *clock);
    }

    void aTurnIsTheEchoTheTokensAndOneEnd()
    {
        // S1.22 S1.23 S1.24 S1.25
        say(ada, u"Hello"_s);
        number(1);
        ask();
        chunk(0, u"Hi "_s);
        clock->advance(20);
        chunk(3, u"there"_s);
        end(u"Hi there"_s);
        QCOMPARE(types(), (QStringList{u"message"_s, u"token"_s, u"token"_s, u"generation_complete"_s}));
        QCOMPARE(objectOf(frames[0])["message"_L1]["id"_L1].toInteger(), 1);
        QCOMPARE(objectOf(frames[0])["message"_L1]["is_ai"_L1].toBool(true), false);
        QCOMPARE(told(), u"Hi there"_s);
        QCOMPARE(objectOf(frames[3])["task_id"_L1].toString(), stream.toString());
    }
    void tokensWaitForTheEchoBeforeThem()
    {
        say(ada, u"Hello"_s);
        ask();
        chunk(0, u"Hi"_s);
        end(u"Hi"_s);
        QVERIFY(frames.isEmpty());
        number(1);
        QCOMPARE(types(), (QStringList{u"message"_s, u"token"_s, u"generation_complete"_s}));
    }
    void aMessageWithoutANumberIsLeftOutAndHoldsNobodyUp()
    {
        say(ada, u"Hello"_s);
        say(ada, u"again"_s);
        waiting[1](2);
        QVERIFY(frames.isEmpty());
        waiting[0](ErrorCode::StorageFull);
        QCOMPARE(types(), QStringList{u"message"_s});
    }
    void tokensComeTogetherAndTheLastOfThemByThemselves()
    {
        ask();
        chunk(0, u"a"_s);
        chunk(1, u"b"_s);
        chunk(2, u"c"_s);
        QCOMPARE(frames.size(), 1);
        clock->advance(16);
        feed->tick();
        QCOMPARE(frames.size(), 2);
        QCOMPARE(told(), u"abc"_s);
        QCOMPARE(feed->told(stream), std::optional(u"abc"_s));
        feed->tick();
        QCOMPARE(frames.size(), 2);
    }
    void whatWasLostOnTheWayComesWithTheEnd()
    {
        ask();
        chunk(0, u"One "_s);
        clock->advance(50);
        chunk(8, u"three"_s);
        end(u"One two three"_s);
        QCOMPARE(told(), u"One two three"_s);
    }
    void aStoppedAnswerHasItsEndAndNoError()
    {
        // S1.24
        ask();
        chunk(0, u"Half"_s);
        end(u"Half"_s, StreamState::Stopped);
        QCOMPARE(types(), (QStringList{u"token"_s, u"generation_complete"_s}));
    }
    void aFailureIsAnErrorAndThenTheEndOfTheSameTask()
    {
        // S1.28
        ask();
        chunk(0, u"Half"_s);
        end(u"Half"_s, StreamState::Failed, u"The service hung up."_s);
        QCOMPARE(types(), (QStringList{u"token"_s, u"error"_s, u"generation_complete"_s}));
        QCOMPARE(objectOf(frames[1])["message"_L1].toString(), u"The service hung up."_s);
        QCOMPARE(objectOf(frames[2])["task_id"_L1].toString(), stream.toString());
    }
    void everyFailureHasWords()
    {
        ask();
        end({}, StreamState::Interrupted);
        QVERIFY(!objectOf(frames[0])["message"_L1].toString().isEmpty());
    }
    void anAnswerInTwoPartsComesInOneFrameAndNoTokens()
    {
        // S1.26
        ask(true);
        chunk(0, u"42"_s);
        QCOMPARE(feed->told(stream), std::nullopt);
        end(u"42"_s);
        QCOMPARE(types(), (QStringList{u"structured_token"_s, u"generation_complete"_s}));
        QCOMPARE(objectOf(frames[0])["data"_L1].toObject(),
                 (QJsonObject{{u"answer"_s, u"42"_s}, {u"reason"_s, u""_s}}));
    }
    void anAnswerInTwoPartsGrows()
    {
        // S1.26
        ask(true);
        chunk(0, u"{\"answer\":\"It "_s);
        clock->advance(20);
        chunk(14, u"is 42\",\"rea"_s);
        chunk(25, u"son\":\"Sums.\"}"_s);
        QCOMPARE(types(), (QStringList{u"structured_token"_s, u"structured_token"_s}));
        QCOMPARE(parts(0), (QJsonObject{{u"answer"_s, u"It "_s}, {u"reason"_s, u""_s}}));
        QCOMPARE(parts(1), (QJsonObject{{u"answer"_s, u"It is 42"_s}, {u"reason"_s, u""_s}}));
        end(R"({"answer":"It is 42","reason":"Sums."})"_L1);
        QCOMPARE(types().mid(2), (QStringList{u"structured_token"_s, u"generation_complete"_s}));
        QCOMPARE(parts(2), (QJsonObject{{u"answer"_s, u"It is 42"_s}, {u"reason"_s, u"Sums."_s}}));
    }
    void aLongAnswerInTwoPartsGrowsInLongerSteps()
    {
        ask(true);
        int at = 0;
        const auto add = [&](const QString &text) {
            clock->advance(20);
            chunk(at, text);
            at += int(text.size());
        };
        add(u"{\"answer\":\""_s);
        qsizetype bytes = 0;
        for (int i = 0; i < 4'000; ++i)
            add(u"ten chars "_s);
        for (const QByteArray &frame : frames)
            bytes += frame.size();
        // As many times the answer as there are steps in its whole, and the small ones before them.
        QVERIFY2(bytes < 70LL * at, QByteArray::number(bytes).constData());
        QVERIFY2(frames.size() > 100, QByteArray::number(frames.size()).constData());
    }
    void onlyTheAnswerItselfIsTold()
    {
        ask();
        feed->tell(room, 3, event::StreamChunk{.stream = stream, .part = 1, .text = u"Hm, what is that?"_s});
        feed->tell(room, 3, event::StreamStateChanged{.stream = stream, .place = 4});
        QVERIFY(frames.isEmpty());
    }
    void nothingIsToldTwice()
    {
        ask();
        feed->tell(room, 3, event::MessageNew{answer()});
        end(u"Hi"_s);
        QCOMPARE(types(), (QStringList{u"token"_s, u"generation_complete"_s}));
    }

    void anAnswerThatWasAskedForElsewhereIsAMessageAndAnEnd()
    {
        // S1.29
        feed->tell(room, 3, event::MessageNew{answer()});
        chunk(0, u"Hi"_s);
        QVERIFY(frames.isEmpty());
        end(u"Hi"_s);
        number(5);
        QCOMPARE(types(), (QStringList{u"message"_s, u"generation_complete"_s}));
        QCOMPARE(objectOf(frames[0])["message"_L1]["is_ai"_L1].toBool(), true);
        QCOMPARE(objectOf(frames[0])["message"_L1]["content"_L1].toString(), u"Hi"_s);
    }
    void anAnswerElsewhereThatSaysNothingIsLeftOut()
    {
        end({}, StreamState::Failed);
        QVERIFY(frames.isEmpty());
    }
    void peopleElsewhereAreMessages()
    {
        // S1.29
        say(support::person(u"Bob"_s), u"Hello, both"_s);
        number(6);
        QCOMPARE(types(), QStringList{u"message"_s});
        QCOMPARE(objectOf(frames[0])["message"_L1]["is_ai"_L1].toBool(true), false);
    }
    void whatClientsCannotShowIsLeftOut()
    {
        Message message{.id = MessageId::make(), .author = ada, .content = u"Hello"_s};
        feed->tell(room, 3, event::MessageEdited{message});
        feed->tell(room, 3, event::MessageDeleted{message});
        message.author.kind = UserKind::System;
        feed->tell(room, 3, event::MessageNew{message});
        feed->tell(room, 3, event::TypingStart{});
        QVERIFY(frames.isEmpty());
        QVERIFY(waiting.empty());
    }
    void aNewNameIsATitle()
    {
        // S1.27
        feed->tell(room, 3, event::RoomUpdated{Room{.name = u"About sockets"_s}});
        feed->tell(room, 3, event::RoomUpdated{Room{.name = u"Chat #3"_s}});
        QCOMPARE(frames.size(), 1);
        QCOMPARE(frames[0], R"({"type":"update_title","chat_id":3,"title":"About sockets"})"_qba);
    }
    void aChatThatIsDeletedEndsItsTurns()
    {
        // S1.24 S1.28
        ask();
        feed->tell(room, 3, event::RoomDeleted{room});
        QCOMPARE(types(), (QStringList{u"error"_s, u"generation_complete"_s}));
    }
    void otherChatsDoNotWaitForOne()
    {
        say(ada, u"Hello"_s);
        const RoomId other = RoomId::make();
        feed->tell(other, 4, event::RoomUpdated{Room{.name = u"Elsewhere"_s}});
        QCOMPARE(types(), QStringList{u"update_title"_s});
    }

private:
    void say(const User &author, const QString &text)
    {
        feed->tell(room, 3, event::MessageNew{{.id = MessageId::make(), .author = author, .content = text}});
    }
    void number(qint64 given) { waiting.back()(given); }
    void ask(bool isStructured = false) { feed->expect(room, 3, stream, isStructured); }
    Message answer() const
    {
        return {.id = MessageId::make(), .author = support::agent(u"Sage"_s), .stream = MessageStream{.id = stream}};
    }
    void chunk(int from, const QString &text)
    {
        feed->tell(room, 3, event::StreamChunk{.stream = stream, .from = from, .text = text});
    }
    void end(const QString &content, StreamState state = StreamState::Done, const QString &reason = {})
    {
        feed->tell(room, 3, event::StreamEnded{.stream = stream, .state = state, .reason = reason, .content = content});
    }
    QStringList types() const
    {
        QStringList all;
        for (const QByteArray &frame : frames)
            all.append(objectOf(frame)["type"_L1].toString());
        return all;
    }
    QJsonObject parts(qsizetype at) const { return objectOf(frames[at])["data"_L1].toObject(); }
    QString told() const
    {
        QString text;
        for (const QByteArray &frame : frames)
            text += objectOf(frame)["token"_L1].toString();
        return text;
    }

    const RoomId room = RoomId::make();
    const StreamId stream = StreamId::make();
    const User ada = support::person(u"Ada"_s);
    std::unique_ptr<support::FakeClock> clock;
    std::unique_ptr<ChatFeed> feed;
    std::vector<core::Reply<qint64>> waiting;
    QList<QByteArray> frames;
};

QTEST_GUILESS_MAIN(tst_ChatFeed)
#include "tst_ChatFeed.moc"

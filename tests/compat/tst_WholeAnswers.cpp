// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ground/Answers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using compat::Answers;

namespace {

Message answerOf(StreamState state = StreamState::Queued)
{
    Message message{.id = MessageId::make(), .author = {UserId::make(), u"Sage"_s, UserKind::Agent}};
    message.stream = MessageStream{.id = StreamId::make(), .state = state};
    return message;
}

EventFrame fresh(const Message &message)
{
    return {.room = RoomId::make(), .ev = 1, .event = event::MessageNew{message}};
}

EventFrame end(const Message &message, StreamState state, const QString &content, const QString &reason = {})
{
    return {
        .room = RoomId::make(),
        .ev = 2,
        .event = event::StreamEnded{
            .stream = message.stream->id, .message = message.id, .state = state, .reason = reason, .content = content}};
}

} // namespace

class tst_WholeAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsThereOnceItIsWhole();
    void aFailureIsToldInWords();
    void whatWasCutIsAnAnswer();
    void othersMessagesAreNone();
};

// S3.13
void tst_WholeAnswers::anAnswerIsThereOnceItIsWhole()
{
    Answers answers;
    const Message message = answerOf();
    QVERIFY(!answers.heard(fresh(message)));
    QVERIFY(answers.running(message.stream->id));
    const auto whole = answers.heard(end(message, StreamState::Done, u"Well."_s));
    QVERIFY(whole && whole->failure.isEmpty());
    QCOMPARE(whole->message.content, u"Well."_s);
    QCOMPARE(whole->message.id, message.id);
    QVERIFY(!answers.running(message.stream->id));
    QVERIFY(!answers.heard(end(message, StreamState::Done, u"Well."_s)));
}

// S3.27
void tst_WholeAnswers::aFailureIsToldInWords()
{
    Answers answers;
    for (const StreamState state : {StreamState::Failed, StreamState::Interrupted, StreamState::OverBudget}) {
        const Message message = answerOf();
        QVERIFY(!answers.heard(fresh(message)));
        QCOMPARE(answers.heard(end(message, state, {}, u"Nobody there."_s))->failure, u"Nobody there."_s);
        const Message other = answerOf();
        QVERIFY(!answers.heard(fresh(other)));
        QVERIFY(!answers.heard(end(other, state, {}))->failure.isEmpty());
    }
}

void tst_WholeAnswers::whatWasCutIsAnAnswer()
{
    Answers answers;
    for (const StreamState state : {StreamState::Stopped, StreamState::Failed}) {
        const Message message = answerOf();
        QVERIFY(!answers.heard(fresh(message)));
        const auto whole = answers.heard(end(message, state, u"Half of"_s, u"Lost."_s));
        QVERIFY(whole && whole->failure.isEmpty());
        QCOMPARE(whole->message.content, u"Half of"_s);
    }
    const Message deleted = answerOf();
    QVERIFY(!answers.heard(fresh(deleted)));
    QVERIFY(!answers.heard({.room = RoomId::make(), .ev = 2, .event = event::MessageDeleted{deleted}}));
    QVERIFY(!answers.heard(end(deleted, StreamState::Done, u"Well."_s)));
}

void tst_WholeAnswers::othersMessagesAreNone()
{
    Answers answers;
    const Message said{.id = MessageId::make(), .content = u"hello"_s};
    QVERIFY(!answers.heard(fresh(said)));
    QVERIFY(!answers.heard(end(answerOf(), StreamState::Done, u"Well."_s)));
}

QTEST_GUILESS_MAIN(tst_WholeAnswers)
#include "tst_WholeAnswers.moc"

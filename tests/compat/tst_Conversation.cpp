// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "aichatbot/Conversation.h"

#include <QCoreApplication>
#include <QTest>

using namespace confab;
using namespace confab::compat;
using namespace confab::compat::aichatbot;
using namespace Qt::StringLiterals;

class tst_Conversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void promptsAreAskedOneAfterAnother();
    void everyConnectionIsTold();
    void aRefusedPromptIsAnsweredByItsReason();
    void anAnswerThatFailedSaysSo();
    void answersToOthersAreNotTold();
    void whatEndedWhileNobodyWasThereIsToldToTheNext();
    void whatEndsWhileItCatchesUpIsToldOnce();
    void whatCanNotBeReadKeepsNobodyFromAsking();
    void whatWasShownIsNotToldAgain();
    void promptsOfOneWhoLeftAreAskedUpToABound();
    void aPromptIsHeldUntilItIsAsked();

private:
    using Started = Result<reply::StreamStarted>;

    Conversation &conversation()
    {
        command::StreamRequest request;
        request.room = m_room;
        request.context = 10;
        m_conversation.reset();
        m_conversation = std::make_unique<Conversation>(
            request,
            Conversation::Ways{[this](const command::StreamRequest &asked, core::Reply<reply::StreamStarted> reply) {
                                   m_asked.append(asked);
                                   m_replies.push_back(std::move(reply));
                               },
                               [this](core::Reply<QList<Missed>> reply) { m_missed.push_back(std::move(reply)); },
                               [this](core::ConnectionId connection, const QString &text) {
                                   m_told.append(QString::number(connection) + u':' + text);
                               },
                               [this](qint64 ev) { m_marks.append(ev); }});
        return *m_conversation;
    }
    //! One that has a connection, the first, and has missed nothing.
    Conversation &talking()
    {
        conversation().join(1);
        m_missed.back()(QList<Missed>());
        m_missed.clear();
        return *m_conversation;
    }
    //! The last prompt is taken; its stream.
    StreamId begin()
    {
        const StreamId stream = StreamId::make();
        m_replies.back()(reply::StreamStarted{.stream = stream});
        return stream;
    }
    static event::StreamEnded end(StreamId stream, const QString &content, StreamState state = StreamState::Done)
    {
        return {.stream = stream, .message = MessageId::make(), .state = state, .content = content};
    }

    const RoomId m_room = RoomId::make();
    QList<command::StreamRequest> m_asked;
    std::vector<core::Reply<reply::StreamStarted>> m_replies;
    std::vector<core::Reply<QList<Missed>>> m_missed;
    QStringList m_told;
    QList<qint64> m_marks;
    std::unique_ptr<Conversation> m_conversation; //!< goes before what it was given
};

void tst_Conversation::init()
{
    m_conversation.reset();
    m_asked.clear();
    m_replies.clear();
    m_missed.clear();
    m_told.clear();
    m_marks.clear();
}

// S2.14
void tst_Conversation::promptsAreAskedOneAfterAnother()
{
    Conversation &talk = talking();
    talk.prompt(1, u"one"_s, {});
    talk.prompt(1, u"two"_s, {});
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].prompt, u"one"_s);
    QCOMPARE(m_asked[0].room, m_room);
    QCOMPARE(m_asked[0].context, std::optional(10));
    talk.ended(end(begin(), u"First."_s), 5);
    QCOMPARE(m_asked.size(), 2);
    QVERIFY(m_asked[0].clientId != m_asked[1].clientId);
    talk.ended(end(begin(), u"Second."_s), 8);
    QCOMPARE(m_told, QStringList({u"1:First."_s, u"1:Second."_s}));
    QCOMPARE(m_marks, QList<qint64>({5, 8}));
    talk.leave(1);
    QVERIFY(talk.isOver());
}

// S2.17
void tst_Conversation::everyConnectionIsTold()
{
    Conversation &talk = talking();
    talk.join(2);
    talk.prompt(2, u"one"_s, {});
    talk.ended(end(begin(), u"First."_s), 5);
    QCOMPARE(m_told, QStringList({u"1:First."_s, u"2:First."_s}));
    QCOMPARE(m_marks, QList<qint64>({5}));
}

// S2.15
void tst_Conversation::aRefusedPromptIsAnsweredByItsReason()
{
    Conversation &talk = talking();
    talk.prompt(1, u"one"_s, {});
    talk.prompt(1, u"two"_s, {});
    m_replies.back()(Error{ErrorCode::Busy, u"Too much."_s});
    QCOMPARE(m_told, QStringList({u"1:Too much."_s}));
    QCOMPARE(m_asked.size(), 2);
    QCOMPARE(m_marks, QList<qint64>());
}

// S2.15
void tst_Conversation::anAnswerThatFailedSaysSo()
{
    Conversation &talk = talking();
    talk.prompt(1, u"one"_s, {});
    event::StreamEnded failed = end(begin(), u"Bec"_s, StreamState::Failed);
    failed.reason = u"The service is away."_s;
    talk.ended(failed, 5);
    talk.prompt(1, u"two"_s, {});
    talk.ended(end(begin(), QString(), StreamState::Interrupted), 8);
    QCOMPARE(m_told[0], u"1:Bec\n\nThe service is away."_s);
    QVERIFY(m_told[1].size() > 10);
}

// S2.13
void tst_Conversation::answersToOthersAreNotTold()
{
    Conversation &talk = talking();
    talk.ended(end(StreamId::make(), u"For another."_s), 4);
    talk.prompt(1, u"one"_s, {});
    talk.ended(end(StreamId{}, u"For nobody."_s), 5);
    const StreamId own = begin();
    talk.ended(end(StreamId::make(), u"For another."_s), 6);
    QVERIFY(m_told.isEmpty());
    talk.ended(end(own, u"First."_s), 7);
    QCOMPARE(m_told, QStringList({u"1:First."_s}));
}

// S2.13
void tst_Conversation::whatEndedWhileNobodyWasThereIsToldToTheNext()
{
    Conversation &talk = talking();
    talk.prompt(1, u"one"_s, {});
    talk.leave(1);
    QVERIFY(!talk.isOver());
    talk.ended(end(begin(), u"First."_s), 5);
    QVERIFY(talk.isOver());
    QVERIFY(m_marks.isEmpty());
    talk.join(2);
    talk.join(3);
    talk.prompt(2, u"two"_s, {});
    QCOMPARE(m_asked.size(), 1); // until it has caught up
    m_missed.back()(QList<Missed>{{MessageId::make(), u"First."_s, 5}});
    QCOMPARE(m_missed.size(), 1U);
    QCOMPARE(m_told, QStringList({u"2:First."_s, u"3:First."_s}));
    QCOMPARE(m_marks, QList<qint64>({5}));
    QCOMPARE(m_asked.size(), 2);
}

// S2.13
void tst_Conversation::whatEndsWhileItCatchesUpIsToldOnce()
{
    for (const bool isInThePage : {true, false}) {
        init();
        Conversation &talk = talking();
        talk.prompt(1, u"one"_s, {});
        talk.prompt(1, u"two"_s, {});
        const StreamId first = begin();
        talk.leave(1);
        talk.ended(end(first, u"First."_s), 5);
        const StreamId second = begin();
        talk.join(2);
        const event::StreamEnded late = end(second, u"Second."_s);
        talk.ended(late, 8);
        QList<Missed> page{{MessageId::make(), u"First."_s, 5}};
        if (isInThePage)
            page.append({late.message, u"Second."_s, 8});
        m_missed.back()(page);
        QCOMPARE(m_told, QStringList({u"2:First."_s, u"2:Second."_s}));
        QCOMPARE(m_marks.last(), qint64(8));
    }
}

void tst_Conversation::whatCanNotBeReadKeepsNobodyFromAsking()
{
    Conversation &talk = conversation();
    talk.join(1);
    talk.prompt(1, u"one"_s, {});
    QCOMPARE(m_asked.size(), 0);
    m_missed.back()(ErrorCode::Busy);
    QCOMPARE(m_asked.size(), 1);
}

void tst_Conversation::whatWasShownIsNotToldAgain()
{
    Conversation &talk = conversation();
    talk.shown();
    talk.join(1);
    QVERIFY(m_missed.empty());
}

void tst_Conversation::promptsOfOneWhoLeftAreAskedUpToABound()
{
    Conversation &talk = talking();
    for (int i = 0; i < 100; ++i)
        talk.prompt(1, QString::number(i), {});
    talk.leave(1);
    int asked = 0;
    while (!talk.isOver()) {
        talk.ended(end(begin(), u"So."_s), ++asked);
        QVERIFY(asked < 100);
    }
    QCOMPARE(asked, 1 + Conversation::kMostLeftBehind);
}

void tst_Conversation::aPromptIsHeldUntilItIsAsked()
{
    int taken = 0;
    Conversation &talk = talking();
    talk.prompt(1, u"one"_s, Held([&taken] { ++taken; }));
    QCOMPARE(taken, 1);
    talk.prompt(1, u"two"_s, Held([&taken] { ++taken; }));
    QCOMPARE(taken, 1);
    talk.ended(end(begin(), u"First."_s), 5);
    QCOMPARE(taken, 2);
}

QTEST_GUILESS_MAIN(tst_Conversation)
#include "tst_Conversation.moc"

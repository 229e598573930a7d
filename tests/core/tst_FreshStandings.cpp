// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/FreshStandings.h"
#include "RoomStage.h"
#include "support/Heard.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using core::RoomStanding;

namespace {

//! In the cellar are five messages of Ada's, all of which Bob has read. What he asks for is read at once and answered
//! later, so that what is told right behind the question comes between the two.
struct Stage : RoomStage
{
    Stage()
    {
        for (int i = 0; i < 5; ++i)
            say(cellar, ada);
        stores.readers().markRead(room(), bob.id, 5, {});
    }
    void ask(const QList<RoomId> &rooms)
    {
        standings.standings(bob.id, rooms, heard([this](const Result<QList<RoomStanding>> &read) { answer = read; }));
    }
    //! One's other device has set it, which the store answers, and the bus tells.
    void mark(qint64 seq)
    {
        stores.readers().markRead(room(), bob.id, seq, {});
        bus.publish({.frame = {room(), 0, event::RoomRead{room(), seq}}, .onlyFor = {bob.id}});
    }
    //! Round after round, until it is answered.
    void keepMarking()
    {
        if (answer)
            return;
        ++marks;
        mark(2);
        QMetaObject::invokeMethod(&guard, [this] { keepMarking(); }, Qt::QueuedConnection);
    }
    RoomStanding inCellar() const { return answer->first(); }
    RoomId room() const { return cellar.room.id; }

    core::FreshStandings standings{stores.log(), bus};
    QObject guard;
    int marks = 0; // by keepMarking()
    Result<QList<RoomStanding>> answer = ErrorCode::Unavailable;
};

} // namespace

class tst_FreshStandings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMarkerIsNoOlderThanWhatWasTold();
    void aLevelIsNoOlderThanWhatWasTold();
    void whatOneHasSeenElsewhereIsRead();
    void whatOneHasWrittenElsewhereIsRead();
    void whomOneHasBlockedMeanwhileIsLeftOut();
    void eachTellingIsFollowed();
    void whoIsToldWithoutAnEndIsAnswered();
    void onlyWhatWasTouchedIsReadAgain();
    void whatOthersDoIsNotReadAgain();
    void roomsComeInTheOrderOfTheQuestion();
    void aRoomThatHasGoneHasNone();
    void anErrorIsAnAnswer();
};

void tst_FreshStandings::aMarkerIsNoOlderThanWhatWasTold()
{
    Stage stage;
    stage.ask({stage.room()});
    stage.mark(2);
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.inCellar().lastRead, 2);
    QCOMPARE(stage.inCellar().unread, 3);
}

void tst_FreshStandings::aLevelIsNoOlderThanWhatWasTold()
{
    Stage stage;
    stage.ask({stage.room()});
    stage.stores.readers().change(stage.room(), stage.bob.id, {.level = NotifyLevel::None}, {});
    stage.bus.publish({.frame = {stage.room(), 0, event::RoomNotify{.room = stage.room(), .level = NotifyLevel::None}},
                       .onlyFor = {stage.bob.id}});
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.inCellar().settings.notify, core::NotifySetting{NotifyLevel::None});
}

void tst_FreshStandings::whatOneHasSeenElsewhereIsRead()
{
    Stage stage;
    stage.stores.readers().markRead(stage.room(), stage.bob.id, 1, {});
    stage.ask({stage.room()});
    stage.stores.cursors().advance(core::CursorKind::Seen, stage.room(), stage.bob.id, 5, {});
    stage.bus.publish({.frame = {stage.room(), 0, event::MessageSeenUpdate{{stage.room(), stage.bob.id, 5}}}});
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.inCellar().lastRead, 5);
}

void tst_FreshStandings::whatOneHasWrittenElsewhereIsRead()
{
    Stage stage;
    stage.ask({stage.room()});
    const core::NewMessage message{.id = MessageId::make(), .room = stage.room(), .author = stage.bob, .content = u"Hi"_s};
    stage.stores.messages().append(message, heard([](const Result<core::MessageChange> &) {}));
    const Message said = *stage.stores.message(message.id);
    stage.bus.publish({.frame = {stage.room(), stage.stores.room(stage.room())->room.ev, event::MessageNew{said}}});
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.inCellar().lastRead, 6);
    QCOMPARE(stage.inCellar().seq, 6);
}

void tst_FreshStandings::whomOneHasBlockedMeanwhileIsLeftOut()
{
    Stage stage;
    stage.stores.readers().markRead(stage.room(), stage.bob.id, 1, {});
    stage.ask({stage.room(), stage.square.room.id});
    stage.stores.people().block({stage.bob.id, stage.ada.id}, true, 0, heard([](const Result<Done> &) {}));
    stage.bus.publish({.frame = {std::nullopt, 0, event::UserBlock{stage.ada.id, true}}, .onlyFor = {stage.bob.id}});
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.inCellar().unread, 0);
}

void tst_FreshStandings::eachTellingIsFollowed()
{
    Stage stage;
    stage.ask({stage.room()});
    stage.mark(2);
    // Behind the first answer of the store, before its second.
    QMetaObject::invokeMethod(&stage.guard, [&stage] { stage.mark(4); }, Qt::QueuedConnection);
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.inCellar().lastRead, 4);
}

void tst_FreshStandings::whoIsToldWithoutAnEndIsAnswered()
{
    Stage stage;
    stage.ask({stage.room()});
    stage.keepMarking();
    QTRY_VERIFY(stage.answer);
    QVERIFY(stage.marks >= core::FreshStandings::kMostRounds);
    QCOMPARE(stage.inCellar().lastRead, 2);
}

void tst_FreshStandings::onlyWhatWasTouchedIsReadAgain()
{
    Stage stage;
    const int before = stage.stores.trips();
    stage.ask({stage.square.room.id});
    stage.mark(2); // of another room
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.stores.trips(), before + 1);
}

void tst_FreshStandings::whatOthersDoIsNotReadAgain()
{
    Stage stage;
    const int before = stage.stores.trips();
    stage.ask({stage.room()});
    stage.bus.publish({.frame = {stage.room(), 0, event::MessageSeenUpdate{{stage.room(), stage.ada.id, 5}}}});
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.stores.trips(), before + 1);
}

void tst_FreshStandings::roomsComeInTheOrderOfTheQuestion()
{
    Stage stage;
    stage.ask({stage.room(), stage.square.room.id});
    stage.mark(2);
    QTRY_VERIFY(stage.answer);
    QCOMPARE(stage.answer->size(), 2);
    QCOMPARE(stage.answer->first().room, stage.room());
    QCOMPARE(stage.answer->first().lastRead, 2);
    QCOMPARE(stage.answer->last().room, stage.square.room.id);
}

void tst_FreshStandings::aRoomThatHasGoneHasNone()
{
    Stage stage;
    stage.ask({stage.room()});
    stage.mark(2);
    stage.stores.rooms().remove(stage.room(), {}, {});
    QTRY_VERIFY(stage.answer);
    QVERIFY(stage.answer->isEmpty());
}

void tst_FreshStandings::anErrorIsAnAnswer()
{
    Stage stage;
    stage.stores.failNextRead({ErrorCode::Busy});
    stage.ask({stage.room()});
    QTRY_COMPARE(stage.answer.error().code, ErrorCode::Busy);
}

QTEST_GUILESS_MAIN(tst_FreshStandings)
#include "tst_FreshStandings.moc"

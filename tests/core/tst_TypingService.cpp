// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/TypingService.h"
#include "support/People.h"
#include "support/RecordingBus.h"

#include <QTest>

using namespace confab;
using namespace confab::support;
using namespace Qt::StringLiterals;

namespace {

constexpr core::ConnectionId kDesk = 1;
constexpr core::ConnectionId kPhone = 2;

//! Ada and Bob in a private room, Eve outside, and a public room that nobody is in.
struct Stage
{
    Stage() { directory.load({cellar, square}); }

    void start(const core::Actor &who, std::optional<MessageId> thread = {})
    {
        QVERIFY(service.start(who, {cellar.room.id, thread}));
    }
    void stop(const core::Actor &who) { QVERIFY(service.stop(who, {cellar.room.id, {}})); }
    void pass(qint64 ms)
    {
        clock.advance(ms);
        service.tick();
    }
    void say(RoomId room, const User &author)
    {
        Message message;
        message.room = room;
        message.author = author;
        bus.publish({.frame = {room, 1, event::MessageNew{message}}});
    }
    void mute(const User &user)
    {
        const Member muted{.user = user, .role = Role::Member, .mutedUntil = clock.now() + 60'000};
        bus.publish({.frame = {cellar.room.id, 7, event::MemberUpdated{.member = muted}}});
    }
    qsizetype starts() const { return bus.all<event::TypingStart>().size(); }
    qsizetype stops() const { return bus.all<event::TypingStop>().size(); }

    User ada = person(u"Ada"_s);
    User bob = person(u"Bob"_s);
    User eve = person(u"Eve"_s);
    core::StoredRoom cellar = roomOf({{ada, Role::Owner, 0}, {bob, Role::Member, 0}});
    core::StoredRoom square = roomOf({}, RoomKind::Public, u"Square"_s);
    FakeClock clock;
    RecordingBus bus;
    core::RoomDirectory directory{bus};
    core::TypingService service{directory, bus, clock};
};

} // namespace

class tst_TypingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyInTheRoomIsToldButTheOwnConnection();
    void whoTypesByRestIsToldToAll();
    void itEndsAfterSixSecondsWithoutARepeat();
    void aRepeatKeepsItGoing();
    void theWallClockDoesNotMatter();
    void aStopEndsItOnce();
    void theStopNamesTheThreadOfTheStart();
    void oneStopsOnlyForOneself();
    void aMessageEndsItWithoutAStop();
    void messagesOfOthersAndElsewhereEndNothing();
    void aConnectionThatClosesEndsWhatItTyped();
    void anotherDeviceOfTheSamePersonGoesOn();
    void strangersDoNotType();
    void whoIsMutedDoesNotType();
    void whatIsToldSaysHowMuchOfTheRoomWasKnown();
};

void tst_TypingService::everybodyInTheRoomIsToldButTheOwnConnection()
{
    Stage stage;
    const MessageId thread = MessageId::make();
    stage.start(as(stage.ada, kDesk), thread);
    QCOMPARE(stage.bus.published.size(), 1);
    const core::Publication &told = stage.bus.published.first();
    QCOMPARE(told.frame, (EventFrame{stage.cellar.room.id, 0, event::TypingStart{stage.ada.id, u"Ada"_s, thread}}));
    QCOMPARE(told.exceptFor, std::optional(kDesk));
    QVERIFY(told.onlyFor.isEmpty());
    stage.stop(as(stage.ada, kDesk));
    QCOMPARE(stage.bus.published.last().exceptFor, std::optional(kDesk));
    QVERIFY(!stage.bus.published.last().frame.isDurable());
}

void tst_TypingService::whoTypesByRestIsToldToAll()
{
    Stage stage;
    stage.start(as(stage.ada));
    QVERIFY(!stage.bus.published.first().exceptFor);
}

void tst_TypingService::itEndsAfterSixSecondsWithoutARepeat()
{
    Stage stage;
    stage.start(as(stage.ada, kDesk));
    stage.pass(5'999);
    QCOMPARE(stage.stops(), 0);
    stage.pass(1);
    QCOMPARE(stage.stops(), 1);
    QCOMPARE(stage.bus.all<event::TypingStop>().first(), (event::TypingStop{stage.ada.id, u"Ada"_s, {}}));
    QCOMPARE(stage.bus.published.last().frame.room, std::optional(stage.cellar.room.id));
    stage.pass(60'000);
    QCOMPARE(stage.stops(), 1);
}

void tst_TypingService::aRepeatKeepsItGoing()
{
    Stage stage;
    for (int i = 0; i < 5; ++i) {
        stage.start(as(stage.ada, kDesk));
        stage.pass(3'000);
    }
    QCOMPARE(stage.stops(), 0);
    stage.pass(3'000);
    QCOMPARE(stage.stops(), 1);
}

void tst_TypingService::theWallClockDoesNotMatter()
{
    Stage stage;
    stage.start(as(stage.ada, kDesk));
    stage.clock.step(3'600'000);
    stage.pass(1'000);
    QCOMPARE(stage.stops(), 0);
    stage.clock.step(-7'200'000);
    stage.pass(5'000);
    QCOMPARE(stage.stops(), 1);
}

void tst_TypingService::aStopEndsItOnce()
{
    Stage stage;
    stage.stop(as(stage.ada, kDesk));
    QCOMPARE(stage.stops(), 0);
    stage.start(as(stage.ada, kDesk));
    stage.stop(as(stage.ada, kDesk));
    stage.stop(as(stage.ada, kDesk));
    stage.pass(10'000);
    QCOMPARE(stage.stops(), 1);
}

void tst_TypingService::theStopNamesTheThreadOfTheStart()
{
    Stage stage;
    const MessageId thread = MessageId::make();
    stage.start(as(stage.ada, kDesk), thread);
    stage.pass(6'000);
    QCOMPARE(stage.bus.all<event::TypingStop>().first().thread, std::optional(thread));
}

void tst_TypingService::oneStopsOnlyForOneself()
{
    Stage stage;
    stage.start(as(stage.ada, kDesk));
    stage.stop(as(stage.bob, kPhone));
    QCOMPARE(stage.stops(), 0);
    stage.pass(6'000);
    QCOMPARE(stage.bus.all<event::TypingStop>().first().user, stage.ada.id);
}

void tst_TypingService::aMessageEndsItWithoutAStop()
{
    Stage stage;
    stage.start(as(stage.ada, kDesk));
    stage.say(stage.cellar.room.id, stage.ada);
    stage.pass(10'000);
    QCOMPARE(stage.stops(), 0);
    stage.start(as(stage.ada, kDesk));
    QCOMPARE(stage.starts(), 2);
}

void tst_TypingService::messagesOfOthersAndElsewhereEndNothing()
{
    Stage stage;
    stage.start(as(stage.ada, kDesk));
    stage.say(stage.cellar.room.id, stage.bob);
    stage.say(stage.square.room.id, stage.ada);
    stage.pass(6'000);
    QCOMPARE(stage.stops(), 1);
}

void tst_TypingService::aConnectionThatClosesEndsWhatItTyped()
{
    Stage stage;
    stage.start(as(stage.ada, kDesk));
    stage.start(as(stage.bob, kPhone));
    stage.service.disconnected(as(stage.ada, kDesk));
    QCOMPARE(stage.stops(), 1);
    QCOMPARE(stage.bus.all<event::TypingStop>().first().user, stage.ada.id);
    stage.pass(6'000);
    QCOMPARE(stage.stops(), 2);
}

void tst_TypingService::anotherDeviceOfTheSamePersonGoesOn()
{
    Stage stage;
    stage.start(as(stage.ada, kPhone));
    stage.service.disconnected(as(stage.ada, kDesk));
    QCOMPARE(stage.stops(), 0);
}

void tst_TypingService::strangersDoNotType()
{
    Stage stage;
    const core::Actor eve = as(stage.eve, kDesk);
    QCOMPARE(stage.service.start(eve, {stage.cellar.room.id, {}}).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.service.stop(eve, {stage.cellar.room.id, {}}).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.service.start(eve, {stage.square.room.id, {}}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.service.stop(eve, {stage.square.room.id, {}}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.service.start(eve, {RoomId::make(), {}}).error().code, ErrorCode::NotFound);
    stage.pass(10'000);
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_TypingService::whoIsMutedDoesNotType()
{
    Stage stage;
    stage.mute(stage.bob);
    const auto refused = stage.service.start(as(stage.bob, kPhone), {stage.cellar.room.id, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.starts(), 0);
}

void tst_TypingService::whatIsToldSaysHowMuchOfTheRoomWasKnown()
{
    Stage stage;
    stage.mute(stage.bob);
    stage.start(as(stage.ada, kDesk));
    QCOMPARE(stage.bus.published.last().at, 7);
    stage.stop(as(stage.ada, kDesk));
    QCOMPARE(stage.stops(), 1);
    QCOMPARE(stage.bus.published.last().at, 7);
}

QTEST_APPLESS_MAIN(tst_TypingService)
#include "tst_TypingService.moc"

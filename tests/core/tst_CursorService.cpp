// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/CursorService.h"
#include "RoomStage.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

struct Stage : RoomStage
{
    Stage()
    {
        for (int i = 0; i < 5; ++i)
            say(cellar, ada);
    }

    Result<> seen(const core::Actor &who, RoomId room, qint64 seq)
    {
        return wait<Done>([&](auto reply) { service.seen(who, room, seq, reply); });
    }
    Result<> delivered(const core::Actor &who, RoomId room, qint64 seq)
    {
        return wait<Done>([&](auto reply) { service.delivered(who, room, seq, reply); });
    }
    core::RoomCursors standing(RoomId room)
    {
        const auto cursors = wait<core::RoomCursors>([&](auto reply) { service.standing(room, reply); });
        return cursors ? *cursors : core::RoomCursors{};
    }
    qint64 positionOf(const QList<Cursor> &cursors, const User &user)
    {
        const auto it = std::ranges::find(cursors, user.id, &Cursor::user);
        return it == cursors.end() ? -1 : it->seq;
    }

    core::CursorService service{directory, stores.cursors(), bus};
};

} // namespace

class tst_CursorService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneHasSeenIsStoredAndTold();
    void whatHasArrivedIsStoredAndToldApart();
    void theOwnConnectionHearsNothing();
    void whoIsAnsweredHasBeenToldOf();
    void noCursorGoesBack();
    void whatOthersAreToldNeverGoesBack();
    void whoWroteAMessageHasSeenItWhateverHisDevicesSay();
    void onlyMessagesThatAreThereAreSeen_data();
    void onlyMessagesThatAreThereAreSeen();
    void strangersHaveNoCursor();
    void whatCouldNotBeStoredIsNotTold();
    void membersOfLargeRoomsAreNotTold();
    void whereReceiptsAreOffOnlyTheOwnDevicesFollow();
    void whatHasArrivedInALargeRoomIsToldToNobody();
    void whoIsMutedStillReads();
};

void tst_CursorService::whatOneHasSeenIsStoredAndTold()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    QVERIFY(stage.seen(as(stage.bob, kPhone), room, 3));
    QCOMPARE(stage.positionOf(stage.standing(room).seen, stage.bob), 3);
    QCOMPARE(stage.bus.published.size(), 1);
    const EventFrame expected{room, 0, event::MessageSeenUpdate{{room, stage.bob.id, 3}}};
    QCOMPARE(stage.bus.published.first().frame, expected);
    QVERIFY(stage.bus.published.first().onlyFor.isEmpty());
}

void tst_CursorService::whatHasArrivedIsStoredAndToldApart()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    QVERIFY(stage.delivered(as(stage.bob, kPhone), room, 4));
    QCOMPARE(stage.positionOf(stage.standing(room).delivered, stage.bob), 4);
    QCOMPARE(stage.positionOf(stage.standing(room).seen, stage.bob), 0);
    const EventFrame expected{room, 0, event::MessageDelivered{{room, stage.bob.id, 4}}};
    QCOMPARE(stage.bus.published.first().frame, expected);
}

void tst_CursorService::theOwnConnectionHearsNothing()
{
    Stage stage;
    QVERIFY(stage.seen(as(stage.bob, kPhone), stage.cellar.room.id, 1));
    QCOMPARE(stage.bus.published.last().exceptFor, std::optional(kPhone));
    QVERIFY(stage.seen(as(stage.bob), stage.cellar.room.id, 2));
    QVERIFY(!stage.bus.published.last().exceptFor);
}

void tst_CursorService::whoIsAnsweredHasBeenToldOf()
{
    Stage stage;
    std::optional<qsizetype> toldBefore;
    stage.service.seen(as(stage.bob), stage.cellar.room.id, 1,
                       heard([&](const Result<> &) { toldBefore = stage.bus.published.size(); }));
    QVERIFY(!toldBefore); // on disk first
    QTRY_VERIFY(toldBefore);
    QCOMPARE(*toldBefore, 1);
    QCOMPARE(stage.bus.published.first().at, stage.directory.newestOf(stage.cellar.room.id));
}

void tst_CursorService::noCursorGoesBack()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    QVERIFY(stage.seen(as(stage.bob), room, 4));
    QVERIFY(stage.seen(as(stage.bob), room, 2));
    QCOMPARE(stage.positionOf(stage.standing(room).seen, stage.bob), 4);
}

void tst_CursorService::whatOthersAreToldNeverGoesBack()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    QVERIFY(stage.seen(as(stage.bob, kDesk), room, 4));
    QVERIFY(stage.seen(as(stage.bob, kPhone), room, 2));
    const EventFrame seen{room, 0, event::MessageSeenUpdate{{room, stage.bob.id, 4}}};
    QCOMPARE(stage.bus.published.last().frame, seen);
    QVERIFY(stage.delivered(as(stage.bob, kDesk), room, 5));
    QVERIFY(stage.delivered(as(stage.bob, kPhone), room, 3));
    const EventFrame delivered{room, 0, event::MessageDelivered{{room, stage.bob.id, 5}}};
    QCOMPARE(stage.bus.published.last().frame, delivered);
}

void tst_CursorService::whoWroteAMessageHasSeenItWhateverHisDevicesSay()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    QVERIFY(stage.seen(as(stage.ada, kPhone), room, 1));
    const EventFrame expected{room, 0, event::MessageSeenUpdate{{room, stage.ada.id, 5}}};
    QCOMPARE(stage.bus.published.last().frame, expected);
}

void tst_CursorService::onlyMessagesThatAreThereAreSeen_data()
{
    QTest::addColumn<qint64>("seq");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("none yet") << qint64(0) << true;
    QTest::newRow("the newest") << qint64(5) << true;
    QTest::newRow("one to come") << qint64(6) << false;
    QTest::newRow("less than none") << qint64(-1) << false;
}

void tst_CursorService::onlyMessagesThatAreThereAreSeen()
{
    QFETCH(qint64, seq);
    QFETCH(bool, isThere);
    Stage stage;
    for (const auto &done : {stage.seen(as(stage.bob), stage.cellar.room.id, seq),
                             stage.delivered(as(stage.bob), stage.cellar.room.id, seq)}) {
        QCOMPARE(done.has_value(), isThere);
        if (!isThere) {
            QCOMPARE(done.error().code, ErrorCode::ValidationFailed);
            QCOMPARE(done.error().field, u"seq"_s);
        }
    }
    QCOMPARE(stage.bus.published.size(), isThere ? 2 : 0);
}

void tst_CursorService::strangersHaveNoCursor()
{
    Stage stage;
    QCOMPARE(stage.seen(as(stage.eve), stage.cellar.room.id, 1).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.delivered(as(stage.eve), stage.square.room.id, 0).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.seen(as(stage.ada), RoomId::make(), 0).error().code, ErrorCode::NotFound);
    QVERIFY(stage.bus.published.isEmpty());
    QCOMPARE(stage.positionOf(stage.standing(stage.cellar.room.id).seen, stage.eve), -1);
}

void tst_CursorService::whatCouldNotBeStoredIsNotTold()
{
    Stage stage;
    stage.stores.failNext({ErrorCode::StorageFull});
    QCOMPARE(stage.seen(as(stage.bob), stage.cellar.room.id, 1).error().code, ErrorCode::StorageFull);
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_CursorService::membersOfLargeRoomsAreNotTold()
{
    Stage stage;
    for (const int size : {100, 101}) {
        core::StoredRoom hall = roomOf(crowd({stage.ada, stage.bob}, size));
        stage.open(hall);
        stage.say(hall, stage.ada);
        QCOMPARE(stage.service.arePushed(hall.room.id), size == 100);
        QVERIFY(stage.seen(as(stage.bob), hall.room.id, 1));
        QCOMPARE(stage.positionOf(stage.standing(hall.room.id).seen, stage.bob), 1);
        // His own devices follow all the same.
        QCOMPARE(stage.bus.published.size(), 1);
        QCOMPARE(stage.bus.published.first().onlyFor, size == 100 ? QList<UserId>() : QList<UserId>{stage.bob.id});
    }
}

void tst_CursorService::whereReceiptsAreOffOnlyTheOwnDevicesFollow()
{
    Stage stage;
    core::StoredRoom quiet = roomOf({{stage.ada, Role::Owner, 1}, {stage.bob, Role::Member, 2}});
    quiet.room.receipts = false;
    stage.open(quiet);
    stage.say(quiet, stage.ada);
    const RoomId room = quiet.room.id;
    QVERIFY(!stage.service.arePushed(room));
    stage.service.tellSeen({room, stage.bob.id, 1}, {});
    QVERIFY(stage.bus.published.isEmpty());
    QVERIFY(stage.delivered(as(stage.bob, kPhone), room, 1));
    QVERIFY(stage.bus.published.isEmpty());
    QVERIFY(stage.seen(as(stage.bob, kPhone), room, 1));
    QCOMPARE(stage.bus.published.size(), 1);
    QCOMPARE(stage.bus.published.first().onlyFor, QList{stage.bob.id});
    QCOMPARE(stage.bus.published.first().exceptFor, std::optional(kPhone));
}

void tst_CursorService::whatHasArrivedInALargeRoomIsToldToNobody()
{
    Stage stage;
    core::StoredRoom hall = roomOf(crowd({stage.ada, stage.bob}));
    stage.open(hall);
    stage.say(hall, stage.ada);
    QVERIFY(stage.delivered(as(stage.bob, kPhone), hall.room.id, 1));
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_CursorService::whoIsMutedStillReads()
{
    Stage stage;
    const Member muted{.user = stage.bob, .role = Role::Member, .mutedUntil = stage.clock.now() + 60'000};
    stage.bus.publish({.frame = {stage.cellar.room.id, 100, event::MemberUpdated{.member = muted}}});
    QVERIFY(stage.directory.standing(stage.cellar.room.id, stage.bob.id).isMuted());
    QVERIFY(stage.seen(as(stage.bob), stage.cellar.room.id, 1));
}

QTEST_GUILESS_MAIN(tst_CursorService)
#include "tst_CursorService.moc"

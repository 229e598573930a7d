// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/people/NotifyRules.h"
#include "PeopleStage.h"
#include "protocol/UsualLevel.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using core::ReadingService;

namespace {

//! In the cellar are five messages of Ada's.
struct Stage : PeopleStage
{
    Stage()
    {
        for (int i = 0; i < 5; ++i)
            say(cellar, ada);
        bus.published.clear();
    }
    Result<reply::Empty> read(const core::Actor &who, qint64 seq)
    {
        return ask(services.reading, &ReadingService::read, who, command::RoomRead{cellar.room.id, seq});
    }
    Result<reply::Empty> notify(const core::Actor &who, const command::RoomNotify &command)
    {
        command::RoomNotify asked = command;
        asked.room = cellar.room.id;
        return ask(services.reading, &ReadingService::notify, who, asked);
    }
    core::RoomStanding standingOf(const User &who)
    {
        const auto all = wait<QList<core::RoomStanding>>(
            [&](auto reply) { stores.log().standings(who.id, {cellar.room.id}, reply); });
        return all->first();
    }
};

} // namespace

class tst_ReadingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownConnectionsFollowAMarkerBack();
    void aMarkerAheadIsSeenByOthers();
    void onlyNumbersOfMessagesAreMarkers();
    void strangersHaveNoMarker();
    void aLevelIsToldToOwnConnectionsOnly();
    void aTimeNeedsALevelAndLiesAhead();
    void afterItsTimeTheLevelBeforeHolds();
    void theUsualLevelIsNotShown_data();
    void theUsualLevelIsNotShown();
};

void tst_ReadingService::ownConnectionsFollowAMarkerBack()
{
    Stage stage;
    QVERIFY(stage.read(stage.by(stage.bob), 4));
    stage.bus.published.clear();
    QVERIFY(stage.read(stage.by(stage.bob, kPhone), 2));
    QCOMPARE(stage.bus.published.size(), 1);
    const core::Publication told = stage.bus.published.first();
    QCOMPARE(told.frame, (EventFrame{stage.cellar.room.id, 0, event::RoomRead{stage.cellar.room.id, 2}}));
    QCOMPARE(told.onlyFor, QList{stage.bob.id});
    QCOMPARE(told.exceptFor, std::optional(kPhone));
    QCOMPARE(stage.standingOf(stage.bob).lastRead, 2);
}

void tst_ReadingService::aMarkerAheadIsSeenByOthers()
{
    Stage stage;
    QVERIFY(stage.read(stage.by(stage.bob, kPhone), 1'000));
    QCOMPARE(stage.bus.all<event::RoomRead>().first().seq, 5);
    QCOMPARE(stage.bus.all<event::MessageSeenUpdate>().size(), 1);
    QCOMPARE(stage.bus.all<event::MessageSeenUpdate>().first().cursor.seq, 5);
    QVERIFY(stage.read(stage.by(stage.bob, kPhone), 5));
    QCOMPARE(stage.bus.all<event::MessageSeenUpdate>().size(), 1);
}

void tst_ReadingService::onlyNumbersOfMessagesAreMarkers()
{
    Stage stage;
    QVERIFY(stage.read(stage.by(stage.bob), 0));
    const auto refused = stage.read(stage.by(stage.bob), -1);
    QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(refused.error().field, u"seq"_s);
}

void tst_ReadingService::strangersHaveNoMarker()
{
    Stage stage;
    QCOMPARE(stage.read(stage.by(stage.eve), 1).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.notify(stage.by(stage.eve), {.favourite = true}).error().code, ErrorCode::NotFound);
    const auto inSquare = stage.ask(stage.services.reading, &ReadingService::read, stage.by(stage.eve),
                                    command::RoomRead{stage.square.room.id, 0});
    QCOMPARE(inSquare.error().code, ErrorCode::Forbidden);
}

void tst_ReadingService::aLevelIsToldToOwnConnectionsOnly()
{
    Stage stage;
    const Timestamp until = stage.clock.now() + 1'000;
    QVERIFY(stage.notify(stage.by(stage.bob, kDesk),
                         {.level = NotifyLevel::None, .until = until, .favourite = true}));
    const core::Publication told = stage.bus.published.first();
    const event::RoomNotify expected{stage.cellar.room.id, NotifyLevel::None, until, true};
    QCOMPARE(told.frame, (EventFrame{stage.cellar.room.id, 0, expected}));
    QCOMPARE(told.onlyFor, QList{stage.bob.id});
    QCOMPARE(told.exceptFor, std::optional(kDesk));
}

void tst_ReadingService::aTimeNeedsALevelAndLiesAhead()
{
    Stage stage;
    const core::Actor bob = stage.by(stage.bob);
    const Timestamp now = stage.clock.now();
    QCOMPARE(stage.notify(bob, {.until = now + 1}).error().field, u"level"_s);
    QCOMPARE(stage.notify(bob, {.level = NotifyLevel::None, .until = now}).error().field, u"until"_s);
    QCOMPARE(stage.notify(bob, {.level = NotifyLevel::None, .until = now + 11LL * 366 * 86'400'000}).error().field,
             u"until"_s);
    QVERIFY(stage.notify(bob, {.level = NotifyLevel::None, .until = now + 1}));
}

void tst_ReadingService::afterItsTimeTheLevelBeforeHolds()
{
    Stage stage;
    QVERIFY(stage.notify(stage.by(stage.bob), {.level = NotifyLevel::Mentions}));
    const Timestamp until = stage.clock.now() + 1'000;
    QVERIFY(stage.notify(stage.by(stage.bob), {.level = NotifyLevel::None, .until = until}));
    const auto shownAt = [&stage](Timestamp now) {
        return core::notifyrules::shown(stage.standingOf(stage.bob).settings, stage.cellar.room, now);
    };
    QCOMPARE(*shownAt(until - 1), (NotifyChoice{NotifyLevel::None, until}));
    QCOMPARE(*shownAt(until), (NotifyChoice{NotifyLevel::Mentions, std::nullopt}));
}

void tst_ReadingService::theUsualLevelIsNotShown_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<int>("members");
    QTest::addColumn<NotifyLevel>("usual");
    QTest::newRow("a small public room") << RoomKind::Public << 50 << NotifyLevel::All;
    QTest::newRow("a large public room") << RoomKind::Public << 51 << NotifyLevel::Mentions;
    QTest::newRow("a large private room") << RoomKind::Private << 51 << NotifyLevel::All;
    QTest::newRow("a direct room") << RoomKind::Direct << 2 << NotifyLevel::All;
}

void tst_ReadingService::theUsualLevelIsNotShown()
{
    QFETCH(RoomKind, kind);
    QFETCH(int, members);
    QFETCH(NotifyLevel, usual);
    const Room room{.kind = kind, .memberCount = members};
    QCOMPARE(usualLevel(room), usual);
    for (const NotifyLevel level : {NotifyLevel::All, NotifyLevel::Mentions, NotifyLevel::None}) {
        const auto shown = core::notifyrules::shown({.notify = core::NotifySetting{level}}, room, 1);
        QCOMPARE(shown.has_value(), level != usual);
    }
    QVERIFY(!core::notifyrules::shown({}, room, 1));
}

QTEST_GUILESS_MAIN(tst_ReadingService)
#include "tst_ReadingService.moc"

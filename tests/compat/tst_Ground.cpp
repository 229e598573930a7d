// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "../gateway/GatewayStage.h"
#include "ground/Ground.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::tests;
using compat::RoomSet;

namespace {

//! A façade to which the square was assigned.
struct Stage : GatewayStage
{
    Stage()
    {
        QVERIFY(RoomStage::wait<Done>([this](auto reply) { ground.load(reply); }));
    }

    Result<> add(RoomId id, const QString &key)
    {
        return RoomStage::wait<Done>([&](auto reply) { ground.rooms().add(id, key, reply); });
    }
    Result<qint64> addNumbered(RoomId id)
    {
        return RoomStage::wait<qint64>([&](auto reply) { ground.rooms().addNumbered(id, reply); });
    }
    core::Publication typing(RoomId id, qint64 at) const
    {
        return {.frame = {id, 0, event::TypingStart{bob.id, bob.name, {}}}, .at = at};
    }

    compat::World world{router,  directory,        rooms, members, accounts, hasher, presence, agents,
                        limiter, stores.foreign(), clock, limits,  0};
    compat::Ground ground{
        world, {.name = u"elsewhere"_s, .code = u"S9"_s}, {.name = u"elsewhere"_s, .rooms = {u"Square"_s}}};
};

} // namespace

class tst_Ground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFacadeHearsOfItsRoomsAlone()
    {
        const Stage stage;
        QVERIFY(stage.ground.hears(stage.typing(stage.square.room.id, 0)));
        QVERIFY(!stage.ground.hears(stage.typing(stage.cellar.room.id, 0)));
        QVERIFY(!stage.ground.hears({.frame = {{}, 0, event::TypingStart{}}}));
    }
    void whatWasMadeAheadOfHereIsNotHeard()
    {
        Stage stage;
        const RoomId square = stage.square.room.id;
        const qint64 newest = stage.directory.newestOf(square);
        QVERIFY(stage.ground.hears(stage.typing(square, newest)));
        QVERIFY(!stage.ground.hears(stage.typing(square, newest + 1)));
        stage.say(stage.square, stage.bob);
        QVERIFY(stage.ground.hears(stage.typing(square, newest + 1)));
    }
    void aRoomWhoseKeyIsAnothersIsNoneOfItsRooms()
    {
        Stage stage;
        const RoomId other = RoomId::make();
        QVERIFY(stage.add(stage.cellar.room.id, u"one"_s));
        QCOMPARE(stage.add(other, u"one"_s).error().code, ErrorCode::Conflict);
        QVERIFY(!stage.ground.rooms().has(other));
        QVERIFY(stage.ground.rooms().has(stage.cellar.room.id));
    }
    void aRoomThatCouldNotBeWrittenDownIsNoneOfItsRooms()
    {
        Stage stage;
        const RoomId cellar = stage.cellar.room.id;
        stage.stores.failNext({ErrorCode::StorageFull});
        QCOMPARE(stage.add(cellar, u"one"_s).error().code, ErrorCode::StorageFull);
        QVERIFY(!stage.ground.rooms().has(cellar));
        stage.stores.failNext({ErrorCode::StorageFull});
        QCOMPARE(stage.addNumbered(cellar).error().code, ErrorCode::StorageFull);
        QVERIFY(!stage.ground.rooms().has(cellar));
        QVERIFY(stage.addNumbered(cellar));
        QVERIFY(stage.ground.rooms().has(cellar));
    }
    void aRoomThatWasItsBeforeStaysItsWhateverBecomesOfAnotherKey()
    {
        Stage stage;
        const RoomId square = stage.square.room.id;
        stage.stores.failNext({ErrorCode::StorageFull});
        QVERIFY(!stage.add(square, u"one"_s));
        QVERIFY(stage.ground.rooms().has(square));
    }
};

QTEST_GUILESS_MAIN(tst_Ground)
#include "tst_Ground.moc"

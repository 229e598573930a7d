// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/BanService.h"
#include "RoomStage.h"

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using core::BanChange;

namespace {

//! A server, and another one over its store, to whom a test carries what the first one publishes.
struct Stage : RoomStage
{
    Stage()
    {
        introduce(people);
        there.load(stores.allRooms());
        bus.subscribeInternal([this](const core::InternalEvent &event) { told.append(std::get<BanChange>(event)); });
    }

    Result<reply::Empty> ban(const command::MemberBan &command)
    {
        return wait<reply::Empty>([&](auto reply) { bans.ban(as(ada), command, reply); });
    }
    void carry()
    {
        for (const BanChange &change : std::exchange(told, {}))
            busThere.publishInternal(change);
    }
    RoomId room() const { return cellar.room.id; }

    core::People people;
    core::BanService bans{directory, people, stores.rooms(), bus, clock};
    confab::bus::InProcessBus busThere;
    core::RoomDirectory there{busThere};
    QList<BanChange> told;
};

} // namespace

class tst_BanService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serversAreToldOfBansInTheirOrder();
    void nothingIsToldOfABanThatNobodyHad();
    void anotherServerKnowsOfABanWhenItIsToldOfIt();
    void whatIsPublishedMeanwhileComesInItsOrder();
};

void tst_BanService::serversAreToldOfBansInTheirOrder()
{
    Stage stage;
    const Ban bob{stage.bob, stage.ada.id, stage.clock.now(), std::nullopt, {}};
    const Ban eve{stage.eve, stage.ada.id, stage.clock.now(), stage.clock.now() + 5, u"spam"_s};
    QVERIFY(stage.ban({.room = stage.room(), .user = stage.bob.id}));
    QVERIFY(
        stage.ban({.room = stage.room(), .user = stage.eve.id, .reason = u"spam"_s, .on = true, .until = eve.until}));
    QVERIFY(stage.ban({.room = stage.room(), .user = stage.bob.id, .on = false}));
    const QList<BanChange> all{{stage.room(), 1, stage.bob.id, bob, true},
                               {stage.room(), 2, stage.eve.id, eve, false},
                               {.room = stage.room(), .number = 3, .user = stage.bob.id}};
    QCOMPARE(stage.told, all);
}

void tst_BanService::nothingIsToldOfABanThatNobodyHad()
{
    Stage stage;
    QVERIFY(stage.ban({.room = stage.room(), .user = stage.bob.id, .on = false}));
    QVERIFY(stage.told.isEmpty());
}

void tst_BanService::anotherServerKnowsOfABanWhenItIsToldOfIt()
{
    Stage stage;
    QVERIFY(stage.ban({.room = stage.room(), .user = stage.bob.id}));
    QVERIFY(stage.ban({.room = stage.room(), .user = stage.eve.id}));
    QVERIFY(stage.directory.expulsionOf(stage.room(), stage.bob.id));
    QVERIFY(!stage.there.isBanned(stage.room(), stage.bob.id));
    stage.carry();
    QVERIFY(stage.there.expulsionOf(stage.room(), stage.bob.id));
    QVERIFY(stage.there.isBanned(stage.room(), stage.eve.id));
    QVERIFY(!stage.there.expulsionOf(stage.room(), stage.eve.id)); // who was not there
    QVERIFY(stage.ban({.room = stage.room(), .user = stage.bob.id, .on = false}));
    QVERIFY(!stage.directory.isBanned(stage.room(), stage.bob.id));
    QVERIFY(stage.there.isBanned(stage.room(), stage.bob.id));
    stage.carry();
    QVERIFY(!stage.there.isBanned(stage.room(), stage.bob.id));
    QVERIFY(stage.there.isBanned(stage.room(), stage.eve.id));
}

void tst_BanService::whatIsPublishedMeanwhileComesInItsOrder()
{
    confab::bus::InProcessBus bus;
    QStringList heard;
    bus.subscribe([&](const core::Publication &publication) {
        heard += u"event %1"_s.arg(publication.at);
        if (publication.at > 1)
            return;
        bus.publishInternal(BanChange{.number = 1});
        bus.publish({.frame = {}, .at = 2});
        bus.publishInternal(BanChange{.number = 2});
    });
    bus.subscribe([&](const core::Publication &publication) { heard += u"again %1"_s.arg(publication.at); });
    bus.subscribeInternal(
        [&](const core::InternalEvent &event) { heard += u"internal %1"_s.arg(std::get<BanChange>(event).number); });
    bus.publish({.frame = {}, .at = 1});
    QCOMPARE(heard,
             (QStringList{u"event 1"_s, u"again 1"_s, u"internal 1"_s, u"event 2"_s, u"again 2"_s, u"internal 2"_s}));
}

QTEST_GUILESS_MAIN(tst_BanService)
#include "tst_BanService.moc"

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/memory/MemoryPresenceBoard.h"
#include "core/PresenceService.h"
#include "support/HandProvider.h"
#include "support/People.h"
#include "support/RecordingBus.h"

#include <QTest>

using namespace confab;
using namespace confab::support;
using namespace Qt::StringLiterals;

namespace {

constexpr core::ConnectionId kDesk = 1;
constexpr core::ConnectionId kPhone = 2;
constexpr core::ConnectionId kBobs = 3;
constexpr core::ConnectionId kEves = 4;
constexpr qint64 kIdleMs = 5 * 60'000;

//! Ada and Bob share a room with an agent, Eve is elsewhere.
struct Stage
{
    explicit Stage(const QList<core::StoredRoom> &more = {})
    {
        agents.add({.user = sage, .provider = &provider});
        directory.load(QList{cellar} + more);
    }

    //! Time passes, and what has changed is told.
    void pass(qint64 ms = 1'000)
    {
        clock.advance(ms);
        service.tick();
    }
    //! Ada and Bob are there, and all have heard of it.
    void begin()
    {
        service.connected(as(ada, kDesk));
        service.connected(as(bob, kBobs));
        pass();
        bus.published.clear();
    }
    PresenceState stateOf(const User &user) const { return service.of(user.id).state; }
    //! How often something was told of this person, and the state that was told last.
    QList<PresenceState> told(const User &user) const
    {
        QList<PresenceState> states;
        for (const auto &update : bus.all<event::PresenceUpdate>()) {
            if (update.presence.user == user.id)
                states.append(update.presence.state);
        }
        return states;
    }

    User ada = person(u"Ada"_s);
    User bob = person(u"Bob"_s);
    User eve = person(u"Eve"_s);
    User sage = agent(u"Sage"_s);
    core::StoredRoom cellar = roomOf({{ada, Role::Owner, 0}, {bob, Role::Member, 0}, {sage, Role::Member, 0}});
    FakeClock clock;
    RecordingBus bus;
    HandProvider provider;
    core::RoomDirectory directory{bus};
    core::AgentDirectory agents;
    core::MemoryPresenceBoard board;
    core::PresenceService service{board, directory, agents, bus, clock};
};

} // namespace

class tst_PresenceService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoComesIsOnline();
    void onlyWhoSharesARoomAndIsThereIsTold();
    void changesWithinASecondAreToldOnce();
    void nothingIsToldWhenNothingHasChanged();
    void theMostPresentDeviceWins();
    void oneDeviceIsAwayForItselfAlone();
    void doNotDisturbIsForAllDevices();
    void aNewDeviceDoesNotEndDoNotDisturb();
    void beingAwayAndComingBackDoNotEndDoNotDisturb_data();
    void beingAwayAndComingBackDoNotEndDoNotDisturb();
    void doNotDisturbEndsWhereSomebodySaysSo();
    void aSilentDeviceIsAwayAfterFiveMinutes();
    void theNextCommandBringsItBack();
    void doNotDisturbOutlastsSilence();
    void whoIsGoneIsOfflineSinceThen();
    void whoComesBackBeginsAnew();
    void whoHasAnotherDeviceStays();
    void theTextIsToldWithTheState();
    void aTextOfMoreThanAHundredCharactersIsRefused();
    void aTextIsOneLineThatHidesNothing_data();
    void aTextIsOneLineThatHidesNothing();
    void nobodySaysThatHeIsOffline();
    void presenceNeedsAnOpenConnection();
    void membersOfLargeRoomsAreNotTold();
    void anAgentIsOnlineWhileItCanBeAsked();
    void theListOfARoomHoldsWhoIsNotOffline();
    void strangersDoNotSeeWhoIsInAPrivateRoom();
    void connectionsElsewhereCountAndAreWatchedThere();
};

void tst_PresenceService::whoComesIsOnline()
{
    Stage stage;
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Offline);
    stage.service.connected(as(stage.ada, kDesk));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    stage.service.connected(as(stage.bob, kBobs));
    stage.pass();
    QCOMPARE(stage.told(stage.ada), QList{PresenceState::Online});
    const core::Publication &told = stage.bus.published.first();
    QVERIFY(!told.frame.room && !told.frame.isDurable());
}

void tst_PresenceService::onlyWhoSharesARoomAndIsThereIsTold()
{
    Stage stage;
    stage.service.connected(as(stage.eve, kEves));
    stage.service.connected(as(stage.ada, kDesk));
    stage.pass();
    for (const core::Publication &told : std::as_const(stage.bus.published)) {
        const auto &update = std::get<event::PresenceUpdate>(told.frame.event);
        QCOMPARE(update.presence.user, stage.ada.id); // Eve shares a room with nobody
        QCOMPARE(told.onlyFor, QList{stage.ada.id});  // Bob is not there
    }
    stage.service.connected(as(stage.bob, kBobs));
    stage.pass();
    const QList<UserId> audience = stage.bus.published.last().onlyFor;
    QCOMPARE(QSet<UserId>(audience.begin(), audience.end()), (QSet<UserId>{stage.ada.id, stage.bob.id}));
}

void tst_PresenceService::changesWithinASecondAreToldOnce()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Away, {}));
    stage.pass(400);
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, {}));
    stage.pass(400);
    QVERIFY(stage.bus.published.isEmpty());
    stage.pass(400);
    QCOMPARE(stage.told(stage.ada), QList{PresenceState::Dnd});
}

void tst_PresenceService::nothingIsToldWhenNothingHasChanged()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Away, {}));
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Online, {}));
    stage.service.connected(as(stage.bob, kPhone));
    stage.pass();
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_PresenceService::theMostPresentDeviceWins()
{
    Stage stage;
    stage.begin();
    stage.service.connected(as(stage.ada, kPhone));
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Away, {}));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    stage.service.disconnected(as(stage.ada, kPhone));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
}

void tst_PresenceService::oneDeviceIsAwayForItselfAlone()
{
    Stage stage;
    stage.begin();
    stage.service.connected(as(stage.ada, kPhone));
    QVERIFY(stage.service.set(as(stage.ada, kPhone), PresenceState::Away, {}));
    stage.service.disconnected(as(stage.ada, kPhone));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
}

void tst_PresenceService::doNotDisturbIsForAllDevices()
{
    Stage stage;
    stage.begin();
    stage.service.connected(as(stage.ada, kPhone));
    QVERIFY(stage.service.set(as(stage.ada, kPhone), PresenceState::Dnd, {}));
    stage.service.disconnected(as(stage.ada, kPhone));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Dnd);
    stage.service.connected(as(stage.ada, kPhone));
    QVERIFY(stage.service.set(as(stage.ada, kPhone), PresenceState::Online, {}));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    stage.service.disconnected(as(stage.ada, kPhone));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
}

void tst_PresenceService::aNewDeviceDoesNotEndDoNotDisturb()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, {}));
    stage.service.connected(as(stage.ada, kPhone));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Dnd);
}

void tst_PresenceService::beingAwayAndComingBackDoNotEndDoNotDisturb_data()
{
    QTest::addColumn<core::ConnectionId>("device");
    QTest::newRow("the device that said it") << kDesk;
    QTest::newRow("another device") << kPhone;
    QTest::newRow("all of them, by REST") << core::ConnectionId(0);
}

void tst_PresenceService::beingAwayAndComingBackDoNotEndDoNotDisturb()
{
    QFETCH(core::ConnectionId, device);
    Stage stage;
    stage.begin();
    stage.service.connected(as(stage.ada, kPhone));
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, {}));
    const auto by = device ? as(stage.ada, device) : as(stage.ada);
    QVERIFY(stage.service.set(by, PresenceState::Away, {}));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Dnd);
    QVERIFY(stage.service.set(by, PresenceState::Online, {}));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Dnd);
}

void tst_PresenceService::doNotDisturbEndsWhereSomebodySaysSo()
{
    Stage stage;
    stage.begin();
    stage.service.connected(as(stage.ada, kPhone));
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, {}));
    QVERIFY(stage.service.set(as(stage.ada, kPhone), PresenceState::Online, {}));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    // A device that went away meanwhile is still away for itself.
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, {}));
    QVERIFY(stage.service.set(as(stage.ada, kPhone), PresenceState::Away, {}));
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Online, {}));
    stage.service.disconnected(as(stage.ada, kDesk));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
}

void tst_PresenceService::aSilentDeviceIsAwayAfterFiveMinutes()
{
    Stage stage;
    stage.begin();
    stage.pass(kIdleMs - 2'000);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    stage.pass(10'000);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
    stage.pass();
    QCOMPARE(stage.told(stage.ada), QList{PresenceState::Away});
}

void tst_PresenceService::theNextCommandBringsItBack()
{
    Stage stage;
    stage.begin();
    stage.pass(kIdleMs + 10'000);
    stage.pass();
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
    stage.service.active(as(stage.ada, kDesk));
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    stage.pass();
    QCOMPARE(stage.told(stage.ada), (QList{PresenceState::Away, PresenceState::Online}));
    // In use again, it is not away a moment later.
    stage.pass(kIdleMs - 10'000);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    stage.service.active(as(stage.ada)); // by REST: of no device
    stage.pass(kIdleMs);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
}

void tst_PresenceService::doNotDisturbOutlastsSilence()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, {}));
    stage.pass(2 * kIdleMs);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Dnd);
}

void tst_PresenceService::whoIsGoneIsOfflineSinceThen()
{
    Stage stage;
    stage.begin();
    const Timestamp then = stage.clock.now();
    stage.service.disconnected(as(stage.ada, kDesk));
    stage.pass();
    QCOMPARE(stage.told(stage.ada), QList{PresenceState::Offline});
    QCOMPARE(stage.bus.all<event::PresenceUpdate>().last().presence.lastSeen, std::optional(then));
    QVERIFY(!stage.service.of(stage.bob.id).lastSeen);
    stage.service.rememberBy([&](UserId user) { return user == stage.eve.id ? std::optional(then - 1) : std::nullopt; });
    QCOMPARE(stage.service.of(stage.eve.id).lastSeen, std::optional(then - 1));
}

void tst_PresenceService::whoComesBackBeginsAnew()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Dnd, u"busy"_s));
    stage.service.disconnected(as(stage.ada, kDesk));
    stage.pass();
    QVERIFY(!stage.board.find(stage.ada.id)); // nothing of who is gone is kept
    stage.service.connected(as(stage.ada, kDesk));
    QCOMPARE(stage.service.of(stage.ada.id), (Presence{.user = stage.ada.id, .state = PresenceState::Online}));
}

void tst_PresenceService::whoHasAnotherDeviceStays()
{
    Stage stage;
    stage.begin();
    stage.service.connected(as(stage.ada, kPhone));
    stage.service.disconnected(as(stage.ada, kDesk));
    stage.pass();
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    QVERIFY(!stage.service.of(stage.ada.id).lastSeen);
    QVERIFY(stage.told(stage.ada).isEmpty());
}

void tst_PresenceService::theTextIsToldWithTheState()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Online, u"at lunch"_s));
    stage.pass();
    QCOMPARE(stage.bus.all<event::PresenceUpdate>().size(), 1);
    QCOMPARE(stage.bus.all<event::PresenceUpdate>().first().presence.text, u"at lunch"_s);
    QCOMPARE(stage.service.of(stage.ada.id).text, u"at lunch"_s);
}

void tst_PresenceService::aTextOfMoreThanAHundredCharactersIsRefused()
{
    Stage stage;
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada, kDesk), PresenceState::Away, QString(100, u'x')));
    const auto refused = stage.service.set(as(stage.ada, kDesk), PresenceState::Online, QString(101, u'x'));
    QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(refused.error().field, u"text"_s);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
}

void tst_PresenceService::aTextIsOneLineThatHidesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept"); // null: refused
    QTest::newRow("two lines") << u" at\nlunch "_s << u"at lunch"_s;
    QTest::newRow("joined emoji") << u"👩‍💻"_s << u"👩‍💻"_s;
    QTest::newRow("turned round") << u"a\u202eb"_s << QString();
    QTest::newRow("zero width") << u"a\u200bb"_s << QString();
}

void tst_PresenceService::aTextIsOneLineThatHidesNothing()
{
    QFETCH(QString, text);
    QFETCH(QString, kept);
    Stage stage;
    stage.begin();
    const auto set = stage.service.set(as(stage.ada, kDesk), PresenceState::Online, text);
    QCOMPARE(set.has_value(), !kept.isNull());
    if (!set)
        QCOMPARE(set.error().field, u"text"_s);
    stage.pass();
    QCOMPARE(stage.service.of(stage.ada.id).text, kept.isNull() ? QString() : kept);
}

void tst_PresenceService::nobodySaysThatHeIsOffline()
{
    Stage stage;
    stage.begin();
    const auto refused = stage.service.set(as(stage.ada, kDesk), PresenceState::Offline, {});
    QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(refused.error().field, u"state"_s);
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
}

void tst_PresenceService::presenceNeedsAnOpenConnection()
{
    Stage stage;
    QCOMPARE(stage.service.set(as(stage.ada), PresenceState::Dnd, {}).error().code, ErrorCode::Conflict);
    stage.begin();
    QVERIFY(stage.service.set(as(stage.ada), PresenceState::Away, {})); // by REST: for all of them
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Away);
    stage.service.disconnected(as(stage.ada, kDesk));
    QCOMPARE(stage.service.set(as(stage.ada), PresenceState::Dnd, {}).error().code, ErrorCode::Conflict);
}

void tst_PresenceService::membersOfLargeRoomsAreNotTold()
{
    const User carol = person(u"Carol"_s);
    const User dave = person(u"Dave"_s);
    for (const int size : {100, 101}) {
        Stage stage({roomOf(crowd({carol, dave}, size))});
        stage.service.connected(as(carol, kDesk));
        stage.service.connected(as(dave, kPhone));
        stage.pass();
        QCOMPARE(stage.told(carol).size(), size > 100 ? 0 : 1);
    }
}

void tst_PresenceService::anAgentIsOnlineWhileItCanBeAsked()
{
    Stage stage;
    QCOMPARE(stage.stateOf(stage.sage), PresenceState::Online);
    stage.agents.setTrouble(stage.sage.id, u"nobody at that address"_s);
    QCOMPARE(stage.stateOf(stage.sage), PresenceState::Offline);
    stage.agents.setTrouble(stage.sage.id, std::nullopt);
    stage.provider.trouble = u"no key"_s;
    QCOMPARE(stage.stateOf(stage.sage), PresenceState::Offline);
}

void tst_PresenceService::theListOfARoomHoldsWhoIsNotOffline()
{
    Stage stage;
    stage.agents.setTrouble(stage.sage.id, u"nobody at that address"_s);
    stage.service.connected(as(stage.bob, kBobs));
    const auto list = stage.service.get(as(stage.ada), stage.cellar.room.id);
    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().user, stage.bob.id);
}

void tst_PresenceService::strangersDoNotSeeWhoIsInAPrivateRoom()
{
    const core::StoredRoom square = roomOf({}, RoomKind::Public, u"Square"_s);
    Stage stage({square});
    QCOMPARE(stage.service.get(as(stage.eve), stage.cellar.room.id).error().code, ErrorCode::NotFound);
    QVERIFY(stage.service.get(as(stage.eve), square.room.id));
}

void tst_PresenceService::connectionsElsewhereCountAndAreWatchedThere()
{
    Stage stage;
    stage.begin();
    stage.board.arrive(stage.ada.id, kPhone); // as another node writes it
    stage.service.disconnected(as(stage.ada, kDesk));
    stage.pass(kIdleMs + 10'000);
    stage.pass();
    QCOMPARE(stage.stateOf(stage.ada), PresenceState::Online);
    QVERIFY(stage.told(stage.ada).isEmpty());
    stage.board.setIdle(stage.ada.id, kPhone, true);
    stage.pass();
    QCOMPARE(stage.told(stage.ada), QList{PresenceState::Away});
}

QTEST_APPLESS_MAIN(tst_PresenceService)
#include "tst_PresenceService.moc"

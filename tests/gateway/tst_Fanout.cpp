// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/Fanout.h"
#include "HandLoop.h"
#include "support/People.h"
#include "support/RecordingBus.h"

#include <QRandomGenerator>
#include <QTest>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using core::ConnectionId;

namespace {

constexpr qint64 kHeldBytes = 4'000;

//! The nth connection of a loop.
constexpr ConnectionId at(int loop, int n)
{
    return gateway::ConnectionLoop::idsOf(0, loop) + ConnectionId(n);
}

constexpr ConnectionId kAdas = at(0, 1);
constexpr ConnectionId kAdasPhone = at(1, 1);
constexpr ConnectionId kBobs = at(1, 2);
constexpr ConnectionId kEves = at(0, 2);

//! The directory hears of everything first.
struct Rooms
{
    RecordingBus bus;
    core::RoomDirectory directory{bus};
};

//! Ada, on two loops, and Bob are live in a room; Eve is connected and elsewhere.
struct Stage : Rooms
{
    Stage()
    {
        directory.load({cellar});
        connect(kAdas, ada, {room});
        connect(kAdasPhone, ada, {room});
        connect(kBobs, bob, {room});
        connect(kEves, eve, {});
        settle();
    }

    void connect(ConnectionId connection, const User &user, const QList<RoomId> &rooms)
    {
        fanout.add(connection, user.id);
        for (RoomId each : rooms)
            fanout.catchUp(each, connection);
        fanout.setReady(connection);
        for (RoomId each : rooms)
            QVERIFY(fanout.goLive(each, connection, directory.room(each)->ev));
    }
    //! The turn ends.
    static void settle() { QCoreApplication::processEvents(); }
    //! A durable event.
    void say(const QString &text = u"x"_s, std::optional<ConnectionId> except = {})
    {
        Message message;
        message.id = MessageId::make();
        message.room = room;
        message.author = ada;
        message.content = text;
        message.seq = ++seq;
        bus.publish({.frame = {room, ++ev, event::MessageNew{message}}, .exceptFor = except});
    }
    //! An ephemeral one.
    void type(std::optional<ConnectionId> except = {}, qint64 at = 0)
    {
        bus.publish({.frame = {room, 0, event::TypingStart{ada.id, ada.name, {}}}, .exceptFor = except, .at = at});
    }
    void join(const User &user, std::optional<ConnectionId> except = {})
    {
        const Member member{user, Role::Member, 0};
        bus.publish({.frame = {room, ++ev, event::UserJoined{*directory.room(room), member, {}}}, .exceptFor = except});
    }
    void leave(const User &user) { bus.publish({.frame = {room, ++ev, event::UserLeft{user.id, user.name, {}, {}}}}); }
    HandLoop &loopOf(ConnectionId connection) { return loops[size_t(gateway::ConnectionLoop::indexOf(connection))]; }
    QStringList heard(ConnectionId connection) { return loopOf(connection).heard(connection); }

    User ada = person(u"Ada"_s);
    User bob = person(u"Bob"_s);
    User eve = person(u"Eve"_s);
    core::StoredRoom cellar = roomOf({{ada, Role::Owner, 0}, {bob, Role::Member, 0}});
    RoomId room = cellar.room.id;
    qint64 ev = 0;
    qint64 seq = 0;
    std::array<HandLoop, 2> loops;
    gateway::Fanout fanout{{&loops[0], &loops[1]}, directory, bus, kHeldBytes};
};

} // namespace

class tst_Fanout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membersGetAnEventOnEachOfTheirConnections();
    void aTurnIsDealtOutOnceForEachLoop();
    void nothingIsWrittenBeforeTheTurnEnds();
    void whoCausedItIsLeftOutAndNobodyElse();
    void whoCameByAnotherDoorIsNobodyHere();
    void whatIsForSomeReachesAllTheirConnections();
    void whoIsNotWelcomeYetGetsOnlyItsOwn();
    void durableAndEphemeralAreNeverMixed();
    void whoJoinsGetsWhatComesFromThenOn();
    void whoJoinsInTheMiddleOfATurnGetsTheRestOfIt();
    void whoLeavesGetsTheLeaveAsTheLastEvent();
    void theMembersOfANewRoomGetItsEvents();
    void aDeletedRoomSaysSoAndNothingMore();
    void aClosedConnectionGetsNothing();
    void whoCatchesUpGetsWhatIsNewToItInOrder();
    void whatIsEphemeralIsNotHeldBack();
    void theOwnEventIsNotHeldBackEither();
    void moreThanIsKeptIsReadFromTheLog();
    void catchingUpAnewForgetsWhatWasHeldBack();
    void whoJoinsBeforeTheWelcomeCatchesUp();
    void whoLeavesWhileCatchingUpHasNothingToCatchUp();
    void whatWasMadeAheadOfHereIsDropped();
    void aConnectionOfAnotherServerIsNobodyHere();
    void everybodyGetsEverythingOnceAndInOrder_data();
    void everybodyGetsEverythingOnceAndInOrder();
};

void tst_Fanout::membersGetAnEventOnEachOfTheirConnections()
{
    Stage stage;
    stage.say();
    stage.settle();
    const QStringList expected{u"message:new 1"_s};
    QCOMPARE(stage.heard(kAdas), expected);
    QCOMPARE(stage.heard(kAdasPhone), expected);
    QCOMPARE(stage.heard(kBobs), expected);
    QCOMPARE(stage.heard(kEves), QStringList{});
    const QJsonObject frame = stage.loopOf(kBobs).client(kBobs).frames.first();
    QCOMPARE(frame["room"_L1].toString(), stage.room.toString());
    QCOMPARE(stage.loopOf(kBobs).client(kBobs).lastDelivery, std::optional(gateway::Delivery::Durable));
}

void tst_Fanout::aTurnIsDealtOutOnceForEachLoop()
{
    Stage stage;
    for (int i = 0; i < 10; ++i)
        stage.say();
    stage.settle();
    QCOMPARE(stage.loops[0].deliveries, 1);
    QCOMPARE(stage.loops[1].deliveries, 1);
    QCOMPARE(stage.heard(kBobs).size(), 10);
    QCOMPARE(stage.heard(kBobs).last(), u"message:new 10"_s);
}

void tst_Fanout::nothingIsWrittenBeforeTheTurnEnds()
{
    Stage stage;
    stage.say();
    stage.fanout.send(kEves, R"({"ack":1,"data":{}})");
    QCOMPARE(stage.heard(kBobs), QStringList{});
    QCOMPARE(stage.heard(kEves), QStringList{});
    stage.fanout.flush(); // or at once, where somebody asks for it
    QCOMPARE(stage.heard(kBobs), QStringList{u"message:new 1"_s});
    QCOMPARE(stage.heard(kEves), QStringList{u"ack 1"_s});
    stage.settle();
    QCOMPARE(stage.heard(kBobs).size(), 1);
}

void tst_Fanout::whoCausedItIsLeftOutAndNobodyElse()
{
    Stage stage;
    stage.say();
    stage.say(u"x"_s, kAdas);
    stage.type(kAdas);
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kAdas), (QStringList{u"message:new 1"_s, u"message:new 3"_s}));
    const QStringList all{u"message:new 1"_s, u"message:new 2"_s, u"typing:start"_s, u"message:new 3"_s};
    QCOMPARE(stage.heard(kAdasPhone), all);
    QCOMPARE(stage.heard(kBobs), all);
}

void tst_Fanout::whoCameByAnotherDoorIsNobodyHere()
{
    Stage stage;
    stage.say(u"x"_s, at(0xc0, 1));
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{u"message:new 1"_s});
}

void tst_Fanout::whatIsForSomeReachesAllTheirConnections()
{
    Stage stage;
    const Event update = event::PresenceUpdate{{.user = stage.bob.id}};
    stage.bus.publish({.frame = {std::nullopt, 0, update}, .onlyFor = {stage.ada.id, stage.eve.id}});
    stage.settle();
    QCOMPARE(stage.heard(kAdas), QStringList{u"presence:update"_s});
    QCOMPARE(stage.heard(kAdasPhone), QStringList{u"presence:update"_s});
    QCOMPARE(stage.heard(kEves), QStringList{u"presence:update"_s});
    QCOMPARE(stage.heard(kBobs), QStringList{});
    QCOMPARE(stage.loopOf(kEves).client(kEves).lastDelivery, std::optional(gateway::Delivery::Ephemeral));
    stage.bus.publish({.frame = {std::nullopt, 0, update}, .onlyFor = {stage.ada.id}, .exceptFor = kAdas});
    stage.settle();
    QCOMPARE(stage.heard(kAdas).size(), 1);
    QCOMPARE(stage.heard(kAdasPhone).size(), 2);
}

void tst_Fanout::whoIsNotWelcomeYetGetsOnlyItsOwn()
{
    Stage stage;
    const ConnectionId connection = at(0, 9);
    stage.fanout.add(connection, stage.bob.id);
    stage.fanout.catchUp(stage.room, connection);
    stage.say();
    stage.bus.publish({.frame = {std::nullopt, 0, event::ServerNotice{u"kind"_s, {}, 0}}, .onlyFor = {stage.bob.id}});
    stage.fanout.send(connection, R"({"ack":1,"data":{}})");
    stage.settle();
    QCOMPARE(stage.heard(connection), QStringList{u"ack 1"_s});
    QCOMPARE(stage.heard(kBobs).size(), 2);
}

void tst_Fanout::durableAndEphemeralAreNeverMixed()
{
    Stage stage;
    stage.type();
    stage.say();
    stage.settle();
    QCOMPARE(stage.loops[1].deliveries, 2);
    QCOMPARE(stage.heard(kBobs), (QStringList{u"typing:start"_s, u"message:new 1"_s}));
    QCOMPARE(stage.loopOf(kBobs).client(kBobs).lastDelivery, std::optional(gateway::Delivery::Durable));
    stage.type();
    stage.settle();
    QCOMPARE(stage.loopOf(kBobs).client(kBobs).lastDelivery, std::optional(gateway::Delivery::Ephemeral));
}

void tst_Fanout::whoJoinsGetsWhatComesFromThenOn()
{
    Stage stage;
    stage.say();
    stage.settle();
    stage.join(stage.eve);
    stage.settle();
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kEves), (QStringList{u"user:joined 2"_s, u"message:new 3"_s}));
    QCOMPARE(stage.heard(kBobs).size(), 3);
}

void tst_Fanout::whoJoinsInTheMiddleOfATurnGetsTheRestOfIt()
{
    Stage stage;
    stage.say();
    stage.join(stage.eve, kEves); // her own connection is answered by an ack instead
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kEves), QStringList{u"message:new 3"_s});
    QCOMPARE(stage.heard(kBobs), (QStringList{u"message:new 1"_s, u"user:joined 2"_s, u"message:new 3"_s}));
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kEves).last(), u"message:new 4"_s);
}

void tst_Fanout::whoLeavesGetsTheLeaveAsTheLastEvent()
{
    Stage stage;
    stage.say();
    stage.leave(stage.ada);
    stage.say();
    stage.type();
    stage.settle();
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kAdas), (QStringList{u"message:new 1"_s, u"user:left 2"_s}));
    QCOMPARE(stage.heard(kAdasPhone), (QStringList{u"message:new 1"_s, u"user:left 2"_s}));
    QCOMPARE(stage.heard(kBobs).size(), 5);
    stage.join(stage.ada);
    stage.settle();
    QCOMPARE(stage.heard(kAdas).last(), u"user:joined 5"_s);
}

void tst_Fanout::theMembersOfANewRoomGetItsEvents()
{
    Stage stage;
    core::StoredRoom attic = roomOf({{stage.eve, Role::Owner, 0}, {stage.bob, Role::Member, 0}});
    stage.bus.publish({.frame = {attic.room.id, 1, event::RoomCreated{attic.room}},
                       .exceptFor = kEves,
                       .alsoFor = {stage.eve.id, stage.bob.id}});
    qint64 ev = 1;
    for (const Member &member : std::as_const(attic.members))
        stage.bus.publish(
            {.frame = {attic.room.id, ++ev, event::UserJoined{attic.room, member, {}}}, .exceptFor = kEves});
    stage.bus.publish({.frame = {attic.room.id, 4, event::RoomUpdated{attic.room}}});
    stage.settle();
    QCOMPARE(stage.heard(kBobs),
             (QStringList{u"room:created 1"_s, u"user:joined 2"_s, u"user:joined 3"_s, u"room:updated 4"_s}));
    QCOMPARE(stage.heard(kEves), QStringList{u"room:updated 4"_s});
    QCOMPARE(stage.heard(kAdas), QStringList{});
}

void tst_Fanout::aDeletedRoomSaysSoAndNothingMore()
{
    Stage stage;
    stage.say();
    stage.bus.publish({.frame = {stage.room, 2, event::RoomDeleted{stage.room}}});
    stage.type();
    stage.settle();
    QCOMPARE(stage.heard(kBobs), (QStringList{u"message:new 1"_s, u"room:deleted 2"_s}));
}

void tst_Fanout::aClosedConnectionGetsNothing()
{
    Stage stage;
    stage.fanout.remove(kAdas);
    stage.fanout.remove(kAdas);
    stage.say();
    stage.bus.publish({.frame = {std::nullopt, 0, event::ServerNotice{u"kind"_s, {}, 0}}, .onlyFor = {stage.ada.id}});
    stage.settle();
    QCOMPARE(stage.heard(kAdas), QStringList{});
    QCOMPARE(stage.heard(kAdasPhone).size(), 2);
}

void tst_Fanout::whoCatchesUpGetsWhatIsNewToItInOrder()
{
    Stage stage;
    stage.fanout.catchUp(stage.room, kBobs);
    QCOMPARE(stage.fanout.catchingUp(kBobs), QList{stage.room});
    for (int i = 0; i < 3; ++i)
        stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{});
    stage.say(); // of the turn in which it goes live
    QVERIFY(stage.fanout.goLive(stage.room, kBobs, 2));
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kBobs), (QStringList{u"message:new 3"_s, u"message:new 4"_s, u"message:new 5"_s}));
    QVERIFY(stage.fanout.catchingUp(kBobs).isEmpty());
}

void tst_Fanout::whatIsEphemeralIsNotHeldBack()
{
    Stage stage;
    stage.fanout.catchUp(stage.room, kBobs);
    stage.type();
    stage.settle();
    QVERIFY(stage.fanout.goLive(stage.room, kBobs, 0));
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{});
    QCOMPARE(stage.heard(kAdas), QStringList{u"typing:start"_s});
}

void tst_Fanout::theOwnEventIsNotHeldBackEither()
{
    Stage stage;
    stage.fanout.catchUp(stage.room, kBobs);
    stage.say(u"x"_s, kBobs);
    stage.say();
    QVERIFY(stage.fanout.goLive(stage.room, kBobs, 0));
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{u"message:new 2"_s});
}

void tst_Fanout::moreThanIsKeptIsReadFromTheLog()
{
    Stage stage;
    stage.fanout.catchUp(stage.room, kBobs);
    for (int i = 0; i < 3; ++i)
        stage.say(QString(kHeldBytes / 2, u'x'));
    QVERIFY(!stage.fanout.goLive(stage.room, kBobs, 0));
    // From here on it holds back anew, for whoever reads the log meanwhile.
    stage.say();
    QVERIFY(stage.fanout.goLive(stage.room, kBobs, 3));
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{u"message:new 4"_s});
}

void tst_Fanout::catchingUpAnewForgetsWhatWasHeldBack()
{
    Stage stage;
    for (int i = 0; i < 20; ++i) {
        stage.fanout.catchUp(stage.room, kBobs);
        stage.say(QString(kHeldBytes / 2, u'x')); // each alone has room
    }
    QVERIFY(stage.fanout.goLive(stage.room, kBobs, 0));
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{u"message:new 20"_s});
}

void tst_Fanout::whoJoinsBeforeTheWelcomeCatchesUp()
{
    Stage stage;
    const ConnectionId connection = at(1, 9);
    const User dan = person(u"Dan"_s);
    stage.fanout.add(connection, dan.id);
    stage.join(dan);
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(connection), QStringList{});
    QCOMPARE(stage.fanout.catchingUp(connection), QList{stage.room});
    stage.fanout.setReady(connection);
    QVERIFY(stage.fanout.goLive(stage.room, connection, 0));
    stage.settle();
    QCOMPARE(stage.heard(connection), (QStringList{u"user:joined 1"_s, u"message:new 2"_s}));
}

void tst_Fanout::whoLeavesWhileCatchingUpHasNothingToCatchUp()
{
    Stage stage;
    stage.fanout.catchUp(stage.room, kBobs);
    stage.say();
    stage.leave(stage.bob);
    QVERIFY(stage.fanout.catchingUp(kBobs).isEmpty());
    QVERIFY(stage.fanout.goLive(stage.room, kBobs, 0));
    stage.say();
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{u"room:reset"_s}); // which says that it is gone
}

void tst_Fanout::whatWasMadeAheadOfHereIsDropped()
{
    Stage stage;
    stage.say();
    stage.type({}, 2); // where Bob may be out of the room already
    stage.settle();
    QCOMPARE(stage.heard(kBobs), QStringList{u"message:new 1"_s});
    stage.leave(stage.bob);
    stage.type({}, 2);
    stage.type({}, 1);
    stage.settle();
    QCOMPARE(stage.heard(kBobs), (QStringList{u"message:new 1"_s, u"user:left 2"_s}));
    QCOMPARE(stage.heard(kAdas).size(), 4);
}

void tst_Fanout::aConnectionOfAnotherServerIsNobodyHere()
{
    Stage stage;
    const ConnectionId there = gateway::ConnectionLoop::idsOf(7, 200) + 1; // of a loop that is none here
    stage.say(u"x"_s, there);
    stage.type(there);
    const ConnectionId alike = gateway::ConnectionLoop::idsOf(7, 0) + 1;
    QVERIFY(alike != kAdas);
    stage.say(u"x"_s, alike);
    stage.settle();
    QCOMPARE(stage.heard(kAdas), (QStringList{u"message:new 1"_s, u"typing:start"_s, u"message:new 2"_s}));
}

void tst_Fanout::everybodyGetsEverythingOnceAndInOrder_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 50; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_Fanout::everybodyGetsEverythingOnceAndInOrder()
{
    QFETCH(quint32, seed);
    Stage stage;
    QRandomGenerator random(seed);
    QList<User> users;
    QList<ConnectionId> connections;
    QHash<ConnectionId, QStringList> expected;
    for (int i = 0; i < 6; ++i) {
        users.append(person(u"Person %1"_s.arg(i)));
        connections.append(at(i % 2, 100 + i));
        stage.connect(connections.last(), users.last(), {});
    }
    const auto expect = [&](const QString &event, std::optional<ConnectionId> except = {}) {
        for (int i = 0; i < users.size(); ++i) {
            if (stage.directory.member(stage.room, users[i].id) && connections[i] != except)
                expected[connections[i]].append(event);
        }
    };
    for (int step = 0; step < 200; ++step) {
        const int i = int(random.bounded(users.size()));
        const bool isMember = stage.directory.member(stage.room, users[i].id);
        const std::optional<ConnectionId> except =
            random.bounded(3) == 0 ? std::optional(connections[i]) : std::nullopt;
        switch (random.bounded(6)) {
        case 0:
        case 1:
            expect(u"message:new %1"_s.arg(stage.ev + 1), except);
            stage.say(QString(int(random.bounded(3'000)), u'x'), except);
            break;
        case 2:
            expect(u"typing:start"_s, except);
            stage.type(except);
            break;
        case 3:
            if (isMember)
                break;
            stage.join(users[i], except);
            expect(u"user:joined %1"_s.arg(stage.ev), except);
            break;
        case 4:
            if (!isMember)
                break;
            expect(u"user:left %1"_s.arg(stage.ev + 1));
            stage.leave(users[i]);
            break;
        default:
            stage.settle();
        }
    }
    stage.settle();
    for (ConnectionId connection : std::as_const(connections))
        QCOMPARE(stage.heard(connection), expected[connection]);
}

QTEST_GUILESS_MAIN(tst_Fanout)
#include "tst_Fanout.moc"

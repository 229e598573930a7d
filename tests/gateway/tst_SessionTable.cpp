// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/AccountService.h"
#include "core/accounts/PasswordHasher.h"
#include "core/SystemClock.h"
#include "gateway/SessionTable.h"
#include "GatewayStage.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFrameBytes = 100;

//! A table of sessions whose clients speak through a loop that the test plays.
struct Stage : GatewayStage
{
    explicit Stage(const Limits &sessionLimits = {}, int helloMs = 10'000)
        : table({accounts, directory, room.standings, cursors, presence, typing, router, people},
                {sessionLimits, u"Confab here"_s, 12'000, helloMs})
    {
        table.setFanout(fanout);
        QVERIFY(wait<Done>([&](auto reply) { accounts.start(reply); }));
    }

    QByteArray tokenFor(const User &user, qint64 lifeMs = 600'000)
    {
        const SessionId session = sessionOf(user);
        const Timestamp now = systemClock.now();
        return tokens.mint({.user = user, .session = session, .expiresAt = now + lifeMs}, now);
    }
    //! One that would be good if its time had not gone by.
    QByteArray oldTokenFor(const User &user)
    {
        const Timestamp then = systemClock.now() - 3'600'000;
        return tokens.mint({.user = user, .session = sessionOf(user), .expiresAt = then + 60'000}, then);
    }
    SessionId sessionOf(const User &user)
    {
        SessionId &session = sessions[user.id];
        if (session.isNull())
            session = SessionId::make();
        return session;
    }
    //! A command arrives.
    void tell(core::ConnectionId connection, std::optional<qint64> id, const Command &command)
    {
        received += 1;
        table.received(connection, CommandFrame{id, command}, kFrameBytes);
    }
    void hello(core::ConnectionId connection, const User &user, const QHash<RoomId, command::RoomPosition> &rooms = {})
    {
        tell(connection, 1, command::Hello{.token = QString::fromLatin1(tokenFor(user)), .rooms = rooms});
    }
    //! Signed in and welcome.
    void enter(core::ConnectionId connection, const User &user)
    {
        table.opened(connection, {});
        hello(connection, user);
        settle();
    }
    void nonsense(core::ConnectionId connection, std::optional<qint64> id = {})
    {
        received += 1;
        table.received(connection, codec::DecodeFailure{id, {ErrorCode::BadRequest}}, kFrameBytes);
    }
    //! What one connection got, but for resume:done and what others do.
    QStringList heard(core::ConnectionId connection)
    {
        settle();
        QStringList heard = loop.heard(connection);
        heard.removeIf([](const QString &frame) { return frame == u"resume:done"_s || frame == u"presence:update"_s; });
        return heard;
    }
    std::optional<CloseCode> closed(core::ConnectionId connection) { return loop.client(connection).closed; }
    QString reason(core::ConnectionId connection) { return loop.client(connection).reason; }
    QString fieldOf(core::ConnectionId connection)
    {
        return loop.client(connection).frames.last()["error"_L1]["field"_L1].toString();
    }

    core::SystemClock systemClock;
    core::PasswordHasher hasher{{.passes = 1, .memoryBytes = 64 * 1024, .threads = 1}};
    core::AccessTokens tokens = *core::AccessTokens::make({.secret = QByteArray(32, 's')});
    core::MemorySessionBook systemBook{systemClock};
    core::AccountService accounts{stores.accounts(), systemBook, hasher, tokens, systemClock, {}};
    QHash<UserId, SessionId> sessions;
    int received = 0;
    gateway::SessionTable table;
};

} // namespace

class tst_SessionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helloIsWelcomedWithAllThatOneNeeds();
    void aWelcomeIsNoOlderThanWhatIsToldRightBefore();
    void theTokenOfTheUpgradeIsEnough();
    void aTokenThatIsWrongEndsTheConnection_data();
    void aTokenThatIsWrongEndsTheConnection();
    void anotherProtocolEndsTheConnection();
    void nothingIsDoneBeforeHello();
    void whoDoesNotSayHelloIsSentAway();
    void helloIsSaidOnce();
    void onePersonHasSoManyConnections();
    void whatIsMissedIsReplayedAfterTheWelcome();
    void whoComesBackBeforeTheWelcomeBeginsAnew();
    void onlyWhoWasExpelledHearsOfHisBan_data();
    void onlyWhoWasExpelledHearsOfHisBan();
    void aWelcomeThatCanNotBeReadEndsTheConnection();
    void commandsBehindHelloWaitForTheWelcome();
    void commandsTakeEffectInTheirOrder();
    void theAnswerComesBeforeTheOwnEvent();
    void theNextPageWaitsForWhoReadsThisOne();
    void sendsDoNotWaitForOneAnother();
    void aCommandWithoutAnIdIsNotAnswered();
    void everyFrameIsTakenOnce();
    void inputThatCanNotBeReadIsAnsweredAndKept();
    void whoGoesOnWithItIsSentAway();
    void aFreshTokenGoesOn();
    void aTokenOfSomebodyElseDoesNot();
    void aTokenThatEndsSoonIsSaid();
    void aTokenThatHasEndedEndsTheConnection();
    void anEndedLoginClosesItsConnections_data();
    void anEndedLoginClosesItsConnections();
    void whosePasswordWasChangedReadsThatBeforeTheClose();
    void whoClosesIsOfflineAndTypesNoMore();
    void whoIsBackBeforeHisOldConnectionHasEndedStays();
    void whoClosesBeforeTheWelcomeLeavesNoTrace();
    void whoIsConnectedIsCounted();
    void aConnectedGuestStays();
    void aCommandIsASignOfLife();
};

void tst_SessionTable::helloIsWelcomedWithAllThatOneNeeds()
{
    Stage stage({.contentBytes = 4'321});
    stage.say(stage.cellar, stage.ada);
    stage.enter(kDesk, stage.bob);
    QCOMPARE(stage.heard(kDesk), QStringList{u"ack 1"_s});
    const QJsonObject welcome = stage.loop.ack(kDesk, 1);
    QCOMPARE(welcome["user"_L1]["name"_L1], u"Bob"_s);
    QCOMPARE(welcome["session"_L1], stage.sessionOf(stage.bob).toString());
    QCOMPARE(welcome["server"_L1]["name"_L1], u"Confab here"_s);
    QCOMPARE(welcome["limits"_L1]["contentBytes"_L1], 4'321);
    QCOMPARE(welcome["heartbeatMs"_L1], 12'000);
    const QJsonArray rooms = welcome["rooms"_L1].toArray();
    QCOMPARE(rooms.size(), 2);
    const auto cellar = std::ranges::find_if(
        rooms, [&](const QJsonValue &room) { return room["id"_L1].toString() == stage.cellar.room.id.toString(); });
    QVERIFY(cellar != rooms.end());
    QCOMPARE((*cellar)["unread"_L1], 1);
    QCOMPARE((*cellar)["seq"_L1], 1);
    QCOMPARE(stage.loop.heard(kDesk).last(), u"resume:done"_s);
}

void tst_SessionTable::aWelcomeIsNoOlderThanWhatIsToldRightBefore()
{
    Stage stage;
    const RoomId cellar = stage.cellar.room.id;
    stage.say(stage.cellar, stage.ada);
    stage.table.opened(kDesk, {});
    stage.hello(kDesk, stage.bob);
    // From his phone, while the welcome is made.
    stage.stores.readers().markRead(cellar, stage.bob.id, 1, {});
    stage.bus.publish({.frame = {cellar, 0, event::RoomRead{cellar, 1}}, .onlyFor = {stage.bob.id}});
    stage.settle();
    for (const QJsonValue &room : stage.loop.ack(kDesk, 1)["rooms"_L1].toArray()) {
        if (room["id"_L1].toString() == cellar.toString())
            QCOMPARE(room["lastRead"_L1], 1);
    }
    QCOMPARE(stage.loop.ack(kDesk, 1)["rooms"_L1].toArray().size(), 2);
}

void tst_SessionTable::theTokenOfTheUpgradeIsEnough()
{
    Stage stage;
    stage.table.opened(kDesk, stage.tokenFor(stage.bob));
    stage.tell(kDesk, 1, command::Hello{});
    QCOMPARE(stage.heard(kDesk), QStringList{u"ack 1"_s});
    QCOMPARE(stage.loop.ack(kDesk, 1)["user"_L1]["name"_L1], u"Bob"_s);
}

void tst_SessionTable::aTokenThatIsWrongEndsTheConnection_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reason");
    QTest::newRow("none") << u"none"_s << u"error 1 unauthorized"_s << u"token_invalid"_s;
    QTest::newRow("nonsense") << u"nonsense"_s << u"error 1 unauthorized"_s << u"token_invalid"_s;
    QTest::newRow("ended") << u"ended"_s << u"error 1 token_expired"_s << u"token_expired"_s;
}

void tst_SessionTable::aTokenThatIsWrongEndsTheConnection()
{
    QFETCH(QString, kind);
    QFETCH(QString, answer);
    QFETCH(QString, reason);
    Stage stage;
    stage.table.opened(kDesk, {});
    const QString token = kind == u"none"_s       ? QString()
                          : kind == u"nonsense"_s ? u"nonsense"_s
                                                  : QString::fromLatin1(stage.oldTokenFor(stage.bob));
    stage.tell(kDesk, 1, command::Hello{.token = token});
    QCOMPARE(stage.heard(kDesk), QStringList{answer});
    QCOMPARE(stage.closed(kDesk), std::optional(CloseCode::Policy));
    QCOMPARE(stage.reason(kDesk), reason);
    QCOMPARE(stage.presence.of(stage.bob.id).state, PresenceState::Offline);
}

void tst_SessionTable::anotherProtocolEndsTheConnection()
{
    Stage stage;
    stage.table.opened(kDesk, stage.tokenFor(stage.bob));
    stage.tell(kDesk, 1, command::Hello{.protocol = 2});
    QCOMPARE(stage.heard(kDesk), QStringList{u"error 1 validation_failed"_s});
    QCOMPARE(stage.fieldOf(kDesk), u"protocol"_s);
    QCOMPARE(stage.closed(kDesk), std::optional(CloseCode::ProtocolError));
}

void tst_SessionTable::nothingIsDoneBeforeHello()
{
    Stage stage;
    stage.table.opened(kDesk, stage.tokenFor(stage.bob));
    stage.tell(kDesk, 1, command::MessageSend{stage.cellar.room.id, u"c1"_s, u"x"_s, {}, {}});
    stage.tell(kDesk, {}, command::RoomList{});
    QCOMPARE(stage.heard(kDesk), (QStringList{u"error 1 unauthorized"_s, u"error null unauthorized"_s}));
    QVERIFY(!stage.closed(kDesk));
    QVERIFY(stage.stores.allMessages().isEmpty());
    stage.tell(kDesk, 2, command::Hello{});
    QCOMPARE(stage.heard(kDesk).last(), u"ack 2"_s);
}

void tst_SessionTable::whoDoesNotSayHelloIsSentAway()
{
    Stage stage({}, 1);
    stage.table.opened(kDesk, stage.tokenFor(stage.bob));
    QTRY_COMPARE(stage.closed(kDesk), std::optional(CloseCode::NotSignedIn));
}

void tst_SessionTable::helloIsSaidOnce()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.tell(kDesk, 2, command::Hello{});
    QCOMPARE(stage.heard(kDesk).last(), u"error 2 bad_request"_s);
    QVERIFY(!stage.closed(kDesk));
}

void tst_SessionTable::onePersonHasSoManyConnections()
{
    Stage stage({.connectionsPerUser = 2});
    stage.enter(1, stage.bob);
    stage.enter(2, stage.bob);
    stage.enter(3, stage.bob);
    QCOMPARE(stage.heard(3), QStringList{u"error 1 busy"_s});
    QCOMPARE(stage.closed(3), std::optional(CloseCode::Policy));
    stage.table.closed(3);
    stage.enter(4, stage.ada);
    QCOMPARE(stage.heard(4), QStringList{u"ack 1"_s});
    stage.table.closed(1);
    stage.enter(5, stage.bob);
    QCOMPARE(stage.heard(5), QStringList{u"ack 1"_s});
}

void tst_SessionTable::whatIsMissedIsReplayedAfterTheWelcome()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    const qint64 ev = stage.directory.room(room)->ev;
    stage.say(stage.cellar, stage.ada);
    const RoomId gone = RoomId::make();
    stage.table.opened(kDesk, {});
    stage.hello(kDesk, stage.bob, {{room, {stage.cellar.room.epoch, ev}}, {gone, {{}, 1}}});
    QStringList heard = stage.heard(kDesk);
    heard.removeAll(u"message:seen:update"_s);
    QCOMPARE(heard, (QStringList{u"ack 1"_s, u"room:reset"_s, u"message:new %1"_s.arg(ev + 1)}));
    stage.tell(kDesk, 2, command::MessageSend{room, u"c1"_s, u"x"_s, {}, {}});
    QCOMPARE(stage.heard(kDesk).last(), u"message:new %1"_s.arg(ev + 2));
}

void tst_SessionTable::whoComesBackBeforeTheWelcomeBeginsAnew()
{
    Stage stage;
    const RoomId room = stage.square.room.id;
    const qint64 ev = stage.directory.room(room)->ev;
    stage.members.join(as(stage.eve), {room, {}}, {});
    stage.table.opened(kDesk, {});
    stage.hello(kDesk, stage.eve, {{room, {stage.square.room.epoch, 1}}}); // of when she was here before
    QCOMPARE(stage.heard(kDesk), (QStringList{u"ack 1"_s, u"room:reset"_s, u"user:joined %1"_s.arg(ev + 1)}));
}

void tst_SessionTable::onlyWhoWasExpelledHearsOfHisBan_data()
{
    QTest::addColumn<bool>("hadLeft");
    QTest::addColumn<bool>("isLoaded");
    QTest::newRow("expelled") << false << false;
    QTest::newRow("expelled, before a restart") << false << true;
    QTest::newRow("left before") << true << false;
    QTest::newRow("left before, and before a restart") << true << true;
}

void tst_SessionTable::onlyWhoWasExpelledHearsOfHisBan()
{
    QFETCH(bool, hadLeft);
    QFETCH(bool, isLoaded);
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    if (hadLeft)
        QVERIFY(stage.wait<reply::Empty>([&](auto reply) { stage.members.leave(as(stage.bob), {room}, reply); }));
    QVERIFY(stage.wait<reply::Empty>([&](auto reply) {
        stage.room.bans.ban(as(stage.ada), {.room = room, .user = stage.bob.id, .on = true}, reply);
    }));
    if (isLoaded)
        stage.directory.load(
            *stage.wait<QList<core::StoredRoom>>([&](auto reply) { stage.stores.rooms().loadAll(reply); }));
    stage.table.opened(kDesk, {});
    stage.hello(kDesk, stage.bob, {{room, {stage.cellar.room.epoch, 1}}});
    const QStringList notice = hadLeft ? QStringList() : QStringList{u"server:notice"_s};
    QCOMPARE(stage.heard(kDesk), QStringList{u"ack 1"_s} + notice + QStringList{u"room:reset"_s});
}

void tst_SessionTable::aWelcomeThatCanNotBeReadEndsTheConnection()
{
    Stage stage;
    stage.table.opened(kDesk, {});
    stage.stores.failNextRead({ErrorCode::Unavailable});
    stage.hello(kDesk, stage.bob);
    QCOMPARE(stage.heard(kDesk), QStringList{u"error 1 unavailable"_s});
    QCOMPARE(stage.closed(kDesk), std::optional(CloseCode::Internal));
}

void tst_SessionTable::commandsBehindHelloWaitForTheWelcome()
{
    Stage stage;
    stage.table.opened(kDesk, {});
    stage.hello(kDesk, stage.bob);
    for (int i = 2; i <= 4; ++i) {
        stage.tell(kDesk, i,
                   command::MessageSend{stage.cellar.room.id, QString::number(i), QString::number(i), {}, {}});
    }
    const QStringList heard = stage.heard(kDesk);
    QCOMPARE(heard.first(), u"ack 1"_s);
    QCOMPARE(heard.filter(u"ack"_s), (QStringList{u"ack 1"_s, u"ack 2"_s, u"ack 3"_s, u"ack 4"_s}));
    QCOMPARE(stage.stores.allMessages().last().content, u"4"_s);
}

void tst_SessionTable::commandsTakeEffectInTheirOrder()
{
    Stage stage;
    stage.enter(kDesk, stage.eve);
    const RoomId square = stage.square.room.id;
    stage.tell(kDesk, 2, command::MessageSend{square, u"c1"_s, u"too early"_s, {}, {}});
    stage.tell(kDesk, 3, command::RoomJoin{square, {}});
    stage.tell(kDesk, 4, command::MessageSend{square, u"c2"_s, u"hello"_s, {}, {}});
    stage.tell(kDesk, 5, command::RoomLeave{square});
    stage.tell(kDesk, 6, command::MessageSend{square, u"c3"_s, u"too late"_s, {}, {}});
    QStringList answers = stage.heard(kDesk);
    answers.removeIf([](const QString &frame) { return !frame.startsWith(u"ack"_s) && !frame.startsWith(u"error"_s); });
    QCOMPARE(answers, (QStringList{u"ack 1"_s, u"error 2 forbidden"_s, u"ack 3"_s, u"ack 4"_s, u"ack 5"_s,
                                   u"error 6 forbidden"_s}));
    QCOMPARE(stage.stores.allMessages().size(), 1);
}

void tst_SessionTable::theAnswerComesBeforeTheOwnEvent()
{
    Stage stage;
    const RoomId room = stage.cellar.room.id;
    const qint64 ev = stage.directory.room(room)->ev;
    stage.enter(kDesk, stage.ada);
    stage.enter(kPhone, stage.bob);
    stage.tell(kPhone, 2, command::MessageSend{room, u"c1"_s, u"x"_s, {}, {}});
    stage.tell(kPhone, 3, command::RoomLeave{room});
    QCOMPARE(stage.heard(kPhone), (QStringList{u"ack 1"_s, u"ack 2"_s, u"ack 3"_s, u"message:new %1"_s.arg(ev + 1),
                                               u"user:left %1"_s.arg(ev + 2)}));
    stage.tell(kDesk, 2, command::RoomDelete{room});
    QCOMPARE(stage.heard(kDesk),
             (QStringList{u"ack 1"_s, u"message:new %1"_s.arg(ev + 1), u"user:left %1"_s.arg(ev + 2), u"ack 2"_s,
                          u"room:deleted %1"_s.arg(ev + 3)}));
    QCOMPARE(stage.heard(kPhone).size(), 5);
}

void tst_SessionTable::theNextPageWaitsForWhoReadsThisOne()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.loop.isReading = false;
    for (int i = 2; i <= 4; ++i)
        stage.tell(kDesk, i, command::MessageHistory{.room = stage.cellar.room.id});
    for (const QString &last : {u"ack 2"_s, u"ack 3"_s, u"ack 4"_s}) {
        QCOMPARE(stage.heard(kDesk).last(), last);
        stage.loop.readOn(kDesk);
    }
}

void tst_SessionTable::sendsDoNotWaitForOneAnother()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.loop.isReading = false;
    for (int i = 2; i <= 4; ++i)
        stage.tell(kDesk, i, command::MessageSend{stage.cellar.room.id, QString::number(i), u"x"_s, {}, {}});
    QCOMPARE(stage.stores.allMessages().size(), 3); // all are with the store at once
    QCOMPARE(stage.heard(kDesk).filter(u"ack"_s).size(), 4);
}

void tst_SessionTable::aCommandWithoutAnIdIsNotAnswered()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.tell(kDesk, {}, command::TypingStart{stage.cellar.room.id, {}});
    QCOMPARE(stage.heard(kDesk), QStringList{u"ack 1"_s});
    QCOMPARE(stage.bus.all<event::TypingStart>().size(), 1);
    stage.tell(kDesk, {}, command::TypingStart{RoomId::make(), {}});
    QCOMPARE(stage.heard(kDesk).last(), u"error null not_found"_s); // but a failure is said
}

void tst_SessionTable::everyFrameIsTakenOnce()
{
    Stage stage;
    stage.table.opened(kDesk, {});
    stage.tell(kDesk, 1, command::RoomList{}); // too early
    stage.nonsense(kDesk);
    stage.hello(kDesk, stage.bob);
    stage.tell(kDesk, 2, command::Hello{});
    stage.tell(kDesk, 3, command::SessionRenew{u"nonsense"_s});
    stage.tell(kDesk, 4, command::RoomLeave{stage.square.room.id});
    stage.tell(kDesk, 5, command::MessageHistory{.room = stage.cellar.room.id});
    stage.tell(kDesk, {}, command::TypingStart{stage.cellar.room.id, {}});
    stage.nonsense(kDesk, 7);
    stage.tell(kDesk, 8, command::MessageSend{stage.cellar.room.id, u"c1"_s, u"x"_s, {}, {}});
    stage.settle();
    QCOMPARE(stage.loop.client(kDesk).takenFrames, stage.received);
    QCOMPARE(stage.loop.client(kDesk).takenBytes, stage.received * kFrameBytes);
}

void tst_SessionTable::inputThatCanNotBeReadIsAnsweredAndKept()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.nonsense(kDesk);
    stage.nonsense(kDesk, 7);
    QCOMPARE(stage.heard(kDesk), (QStringList{u"ack 1"_s, u"error null bad_request"_s, u"error 7 bad_request"_s}));
    QVERIFY(!stage.closed(kDesk));
}

void tst_SessionTable::whoGoesOnWithItIsSentAway()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    for (int i = 0; i < 99; ++i)
        stage.nonsense(kDesk);
    QVERIFY(!stage.closed(kDesk));
    stage.nonsense(kDesk);
    QCOMPARE(stage.closed(kDesk), std::optional(CloseCode::Policy));
    QCOMPARE(stage.reason(kDesk), u"bad_input"_s);
    const auto before = stage.heard(kDesk).size();
    stage.tell(kDesk, 9, command::RoomList{});
    QCOMPARE(stage.heard(kDesk).size(), before);
}

void tst_SessionTable::aFreshTokenGoesOn()
{
    Stage stage;
    stage.table.opened(kDesk, {});
    stage.tell(kDesk, 1, command::Hello{.token = QString::fromLatin1(stage.tokenFor(stage.bob, 2'000))});
    stage.settle();
    stage.tell(kDesk, 2, command::SessionRenew{QString::fromLatin1(stage.tokenFor(stage.bob, 600'000))});
    QCOMPARE(stage.heard(kDesk).last(), u"ack 2"_s);
    QVERIFY(stage.loop.ack(kDesk, 2).contains("expiresAt"_L1));
    stage.settle();
    QVERIFY(!stage.closed(kDesk));
}

void tst_SessionTable::aTokenOfSomebodyElseDoesNot()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.tell(kDesk, 2, command::SessionRenew{QString::fromLatin1(stage.tokenFor(stage.ada))});
    QCOMPARE(stage.heard(kDesk).last(), u"error 2 forbidden"_s);
    stage.tell(kDesk, 3, command::SessionRenew{u"nonsense"_s});
    QCOMPARE(stage.heard(kDesk).last(), u"error 3 unauthorized"_s);
    QVERIFY(!stage.closed(kDesk));
}

void tst_SessionTable::aTokenThatEndsSoonIsSaid()
{
    Stage stage;
    stage.enter(1, stage.ada); // ten minutes
    stage.table.opened(kPhone, {});
    stage.tell(kPhone, 1, command::Hello{.token = QString::fromLatin1(stage.tokenFor(stage.bob, 50'000))});
    QTRY_COMPARE(stage.heard(kPhone).filter(u"server:notice"_s).size(), 1);
    QCOMPARE(stage.loop.client(kPhone).frames.last()["data"_L1]["kind"_L1], u"token_expiring"_s);
    QVERIFY(!stage.closed(kPhone));
    QVERIFY(stage.heard(1).filter(u"server:notice"_s).isEmpty());
}

void tst_SessionTable::aTokenThatHasEndedEndsTheConnection()
{
    Stage stage;
    stage.table.opened(kDesk, {});
    stage.tell(kDesk, 1, command::Hello{.token = QString::fromLatin1(stage.tokenFor(stage.bob, 1'000))});
    QTRY_COMPARE(stage.closed(kDesk), std::optional(CloseCode::Policy));
    QCOMPARE(stage.reason(kDesk), u"token_expired"_s);
}

void tst_SessionTable::anEndedLoginClosesItsConnections_data()
{
    QTest::addColumn<int>("why");
    QTest::addColumn<CloseCode>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("expired") << int(core::SessionEnd::Expired) << CloseCode::Policy << u"session_expired"_s;
    QTest::newRow("signed out") << int(core::SessionEnd::SignedOut) << CloseCode::Policy << u"token_invalid"_s;
    QTest::newRow("revoked") << int(core::SessionEnd::Revoked) << CloseCode::Policy << u"session_revoked"_s;
    QTest::newRow("password changed")
        << int(core::SessionEnd::PasswordChanged) << CloseCode::Policy << u"token_invalid"_s;
    QTest::newRow("suspended") << int(core::SessionEnd::Suspended) << CloseCode::Banned << u"suspended"_s;
    QTest::newRow("deleted") << int(core::SessionEnd::AccountDeleted) << CloseCode::Banned << u"deleted"_s;
}

void tst_SessionTable::anEndedLoginClosesItsConnections()
{
    QFETCH(int, why);
    QFETCH(CloseCode, code);
    QFETCH(QString, reason);
    Stage stage;
    stage.enter(1, stage.bob);
    stage.enter(2, stage.ada);
    stage.enter(3, stage.bob);
    stage.table.endSession(stage.sessionOf(stage.bob), core::SessionEnd(why));
    for (const core::ConnectionId connection : {1, 3}) {
        QCOMPARE(stage.closed(connection), std::optional(code));
        QCOMPARE(stage.reason(connection), reason);
    }
    QVERIFY(!stage.closed(2));
    stage.tell(1, 9, command::MessageSend{stage.cellar.room.id, u"c1"_s, u"too late"_s, {}, {}});
    stage.settle();
    QVERIFY(stage.stores.allMessages().isEmpty());
}

// The reason of the close is that of any token which is no good.
void tst_SessionTable::whosePasswordWasChangedReadsThatBeforeTheClose()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.table.endSession(stage.sessionOf(stage.bob), core::SessionEnd::PasswordChanged);
    stage.settle();
    const QJsonObject notice = stage.loop.client(kDesk).frames.last();
    QCOMPARE(notice["data"_L1]["kind"_L1].toString(), u"password_changed"_s);
    QVERIFY(notice["data"_L1]["text"_L1].toString().contains("password was changed"_L1));
    QCOMPARE(stage.closed(kDesk), std::optional(CloseCode::Policy));
}

void tst_SessionTable::whoClosesIsOfflineAndTypesNoMore()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    QCOMPARE(stage.presence.of(stage.bob.id).state, PresenceState::Online);
    stage.tell(kDesk, 2, command::TypingStart{stage.cellar.room.id, {}});
    stage.settle();
    stage.table.closed(kDesk);
    QCOMPARE(stage.presence.of(stage.bob.id).state, PresenceState::Offline);
    QCOMPARE(stage.bus.all<event::TypingStop>().size(), 1);
    stage.table.closed(kDesk);
    const auto before = stage.heard(kDesk).size();
    stage.say(stage.cellar, stage.ada);
    QCOMPARE(stage.heard(kDesk).size(), before);
}

//! His login was ended, and he has signed in again before he answered the goodbye.
void tst_SessionTable::whoIsBackBeforeHisOldConnectionHasEndedStays()
{
    constexpr core::ConnectionId kAdas = 3;
    Stage stage;
    const auto pass = [&stage] {
        stage.clock.advance(1'000);
        stage.presence.tick();
        Stage::settle();
    };
    stage.enter(kAdas, stage.ada);
    stage.enter(kDesk, stage.bob);
    pass();
    stage.table.endSession(stage.sessionOf(stage.bob), core::SessionEnd::Revoked);
    QVERIFY(stage.closed(kDesk));
    stage.sessions.remove(stage.bob.id);
    stage.enter(kPhone, stage.bob);
    pass();
    stage.tell(kPhone, 2, command::TypingStart{stage.cellar.room.id, {}});
    stage.table.closed(kDesk);
    pass();

    for (const auto &update : stage.bus.all<event::PresenceUpdate>())
        QCOMPARE(update.presence.state, PresenceState::Online);
    QVERIFY(stage.bus.all<event::TypingStop>().isEmpty());
    for (const core::ConnectionId asking : {kAdas, kPhone}) {
        stage.tell(asking, 9, command::PresenceGet{stage.cellar.room.id});
        Stage::settle();
        QStringList here;
        for (const auto &each : stage.loop.ack(asking, 9)["presence"_L1].toArray()) {
            if (each.toObject()["state"_L1].toString() == u"online"_s)
                here += each.toObject()["user"_L1].toString();
        }
        QVERIFY(here.contains(stage.ada.id.toString()));
        QVERIFY(here.contains(stage.bob.id.toString()));
    }
    const auto before = stage.heard(kPhone).size();
    stage.say(stage.cellar, stage.ada);
    QCOMPARE(stage.heard(kPhone).size(), before + 1);
}

void tst_SessionTable::whoClosesBeforeTheWelcomeLeavesNoTrace()
{
    Stage stage;
    stage.table.opened(kDesk, {});
    stage.hello(kDesk, stage.bob);
    stage.tell(kDesk, 2, command::MessageSend{stage.cellar.room.id, u"c1"_s, u"x"_s, {}, {}});
    stage.table.closed(kDesk);
    QCOMPARE(stage.heard(kDesk), QStringList{});
    QCOMPARE(stage.presence.of(stage.bob.id).state, PresenceState::Offline);
    QVERIFY(stage.stores.allMessages().isEmpty());
    QCOMPARE(stage.table.peopleCount(), 0);
}

void tst_SessionTable::whoIsConnectedIsCounted()
{
    Stage stage;
    stage.enter(1, stage.bob);
    stage.enter(2, stage.bob);
    stage.enter(3, stage.ada);
    stage.table.opened(4, {});
    QCOMPARE(stage.table.connectionCount(), 4);
    QCOMPARE(stage.table.peopleCount(), 2);
    stage.table.closed(1);
    QCOMPARE(stage.table.peopleCount(), 2);
    stage.table.closed(2);
    stage.table.closed(4);
    QCOMPARE(stage.table.connectionCount(), 1);
    QCOMPARE(stage.table.peopleCount(), 1);
}

void tst_SessionTable::aConnectedGuestStays()
{
    Stage stage;
    const Timestamp now = stage.systemClock.now();
    const SessionId session = stage.sessionOf(stage.gus);
    const core::StoredSession stored{.id = session, .user = stage.gus.id, .guest = true, .expiresAt = now + 60'000};
    const auto isUsed = [&] {
        const auto loaded =
            stage.wait<core::AccountsSnapshot>([&](auto reply) { stage.stores.accounts().load(now, reply); });
        return loaded && loaded->guests.value(0).expiresAt > stored.expiresAt;
    };
    const core::StoredUser gus{.user = stage.gus, .guest = true};
    QVERIFY(stage.wait<Done>([&](auto reply) { stage.stores.accounts().createUser(gus, stored, "hash", reply); }));
    QVERIFY(stage.wait<Done>([&](auto reply) { stage.accounts.start(reply); }));
    QVERIFY(!isUsed());
    stage.enter(kDesk, stage.gus);
    QVERIFY(isUsed()); // the hello is a use
    stage.stores.accounts().letEnd(session, stored.expiresAt);
    QVERIFY(stage.wait<Done>([&](auto reply) { stage.accounts.start(reply); }));
    QVERIFY(!isUsed());
    stage.table.touchAll();
    QVERIFY(isUsed());
}

void tst_SessionTable::aCommandIsASignOfLife()
{
    Stage stage;
    stage.enter(kDesk, stage.bob);
    stage.clock.advance(10 * 60'000);
    stage.presence.tick();
    QCOMPARE(stage.presence.of(stage.bob.id).state, PresenceState::Away);
    stage.tell(kDesk, 2, command::RoomList{});
    QCOMPARE(stage.presence.of(stage.bob.id).state, PresenceState::Online);
}

QTEST_GUILESS_MAIN(tst_SessionTable)
#include "tst_SessionTable.moc"

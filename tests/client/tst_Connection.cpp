// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Connection.h"
#include "FakeServer.h"
#include "protocol/CloseCode.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;
using State = Connection::State;

class tst_Connection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectsWhenWhoeverStartsItIsDone();
    void saysHelloWithItsPositions();
    void isLiveOnlyAfterTheReplay();
    void comesBackAfterALoss();
    void waitsAsLongAsARestartingServerSays();
    void triesAtOnceWhenToldTo();
    void failsWhatWaitedWhenTheConnectionIsLost();
    void answersRequestsWithoutConnectionLater();
    void noticesAServerThatFellSilent();
    void staysWithAServerThatAnswersPings();
    void takesItsOwnAbsenceForNobodysSilence_data();
    void takesItsOwnAbsenceForNobodysSilence();
    void givesUpWhoNeverWelcomesIt();
    void aHelloThatIsLostWithItsConnectionIsNotTheNextOnes();
    void asksForAnotherTokenAndGoesOn();
    void renewsTheTokenWhileConnected();
    void doesNotComeBackWhenForbidden();
    void takesARefusalOfQuestionsForFinal_data();
    void takesARefusalOfQuestionsForFinal();
    void triesNoWordsAtAServerThatRefusesEverything();
    void callsTheDiskOfAServerInsideThisComputers_data();
    void callsTheDiskOfAServerInsideThisComputers();
    void survivesFramesThatMakeNoSense();
    void doesNotSendWhatIsLargerThanTheServerTakes();
    void waitsLongerWhenAWelcomeIsFollowedByTheSameLoss();
    void beginsWithShortDelaysAfterAGoodConnection();
    void triesTokensSlowerAndSlower();
    void aTokenIsNotHeldUpByANetworkThatWasGone();
    void aComplaintIsForgottenAfterAWhile();

private:
    ConnectionSetup setup(FakeServer &server)
    {
        ConnectionSetup setup;
        setup.device = u"device-1"_s;
        setup.makeTransport = server.factory();
        setup.timing.backoffMin = 10;
        setup.timing.backoffMax = 20;
        return setup;
    }
};

//! A server closes what it hears nothing from after some seconds, and a window may take them to come up.
void tst_Connection::connectsWhenWhoeverStartsItIsDone()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    int opened = 0;
    made.makeTransport = [&opened, make = server.factory()] {
        ++opened;
        return make();
    };
    Connection connection(made);
    connection.start();
    QCOMPARE(opened, 0);
    QCOMPARE(connection.state(), State::Connecting);
    QTRY_VERIFY(connection.isLive());
    QCOMPARE(opened, 1);
    connection.stop();
    connection.start();
    connection.stop();
    connection.start();
    QTRY_VERIFY(connection.isLive());
    QCOMPARE(opened, 2);
}

void tst_Connection::saysHelloWithItsPositions()
{
    FakeServer server;
    const RoomId room = server.addRoom(u"Lobby"_s);
    const command::RoomPosition position{server.room(room).room.epoch, 0};
    ConnectionSetup made = setup(server);
    made.positions = [&](int) { return QHash<RoomId, command::RoomPosition>{{room, position}}; };
    Connection connection(made);
    connection.setToken(u"secret"_s);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    const auto hello = server.all<command::Hello>();
    QCOMPARE(hello.size(), 1);
    QCOMPARE(hello.first().token, u"secret"_s);
    QCOMPARE(hello.first().device, u"device-1"_s);
    QCOMPARE(hello.first().clientName, u"confab"_s);
    QCOMPARE(hello.first().rooms.value(room), position);
}

void tst_Connection::isLiveOnlyAfterTheReplay()
{
    FakeServer server;
    const RoomId room = server.addRoom(u"Lobby"_s);
    const Epoch epoch = server.room(room).room.epoch;
    server.post(room, server.other, u"one"_s);
    server.post(room, server.other, u"two"_s);
    ConnectionSetup made = setup(server);
    made.positions = [&](int) { return QHash<RoomId, command::RoomPosition>{{room, {epoch, 0}}}; };
    Connection connection(made);
    QList<State> statesAtEvent;
    connect(&connection, &Connection::received, this, [&](const EventFrame &frame) {
        if (frame.isDurable())
            statesAtEvent.append(connection.state());
    });
    connection.start();
    QTRY_VERIFY(connection.isLive());
    QCOMPARE(statesAtEvent, (QList{State::CatchingUp, State::CatchingUp}));
    QCOMPARE(connection.welcome()->serverName, u"fake"_s);
}

void tst_Connection::comesBackAfterALoss()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.start();
    QTRY_VERIFY(connection.isLive());
    server.reachable = false;
    server.drop();
    QCOMPARE(connection.state(), State::Offline);
    QVERIFY(!connection.reason().isEmpty());
    QVERIFY(connection.retryInMs() >= 0);
    QTRY_VERIFY(server.attempts() >= 4);
    QVERIFY(!connection.isLive());
    server.reachable = true;
    QTRY_VERIFY(connection.isLive());
    QCOMPARE(connection.reason(), QString());
}

void tst_Connection::waitsAsLongAsARestartingServerSays()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.start();
    QTRY_VERIFY(connection.isLive());
    server.drop(quint16(CloseCode::Restart), u"restart;retryMs=60000"_s);
    QVERIFY(connection.retryInMs() > 50'000);
    QVERIFY(connection.retryInMs() < 65'000); // timers are coarse
}

void tst_Connection::triesAtOnceWhenToldTo()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.start();
    QTRY_VERIFY(connection.isLive());
    server.drop(quint16(CloseCode::Restart), u"restart;retryMs=60000"_s);
    connection.reconnectNow();
    QTRY_VERIFY(connection.isLive());
    QCOMPARE(server.attempts(), 2);
    connection.reconnectNow();
    QVERIFY(connection.isLive());
    QCOMPARE(server.attempts(), 2);
}

void tst_Connection::failsWhatWaitedWhenTheConnectionIsLost()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.start();
    QTRY_VERIFY(connection.isLive());
    server.silent = true;
    int ended = 0;
    for (int i = 0; i < 3; ++i) {
        connection.requestAny(command::RoomList{}, [&](const Result<codec::Json> &answer) {
            QCOMPARE(answer.error().code, ErrorCode::Unavailable);
            QVERIFY(!connection.isLive());
            ++ended;
        });
    }
    QTRY_COMPARE(server.all<command::RoomList>().size(), 3);
    QCOMPARE(ended, 0);
    server.drop();
    QCOMPARE(ended, 3);
}

void tst_Connection::answersRequestsWithoutConnectionLater()
{
    FakeServer server;
    Connection connection(setup(server));
    int ended = 0;
    connection.requestAny(command::RoomList{}, [&](const Result<codec::Json> &answer) {
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        ++ended;
    });
    QCOMPARE(ended, 0); // never from inside the call
    QTRY_COMPARE(ended, 1);
}

void tst_Connection::noticesAServerThatFellSilent()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.timing.ping = 20;
    made.timing.silence = 60;
    made.timing.backoffMin = 60'000;
    made.timing.backoffMax = 60'000;
    Connection connection(made);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    server.silent = true;
    QTRY_COMPARE(connection.state(), State::Offline);
    QVERIFY(server.pings >= 1);
}

void tst_Connection::staysWithAServerThatAnswersPings()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.timing.ping = 20;
    made.timing.silence = 400;
    Connection connection(made);
    connection.start();
    QTRY_VERIFY(server.pings >= 10);
    QCOMPARE(server.attempts(), 1);
    QVERIFY(connection.isLive());
}

void tst_Connection::takesItsOwnAbsenceForNobodysSilence_data()
{
    QTest::addColumn<bool>("isWelcome");
    QTest::newRow("while it connects") << false;
    QTest::newRow("while it is live") << true;
}

// What the server has said meanwhile is heard only after the timers, when this thread goes on.
void tst_Connection::takesItsOwnAbsenceForNobodysSilence()
{
    QFETCH(bool, isWelcome);
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.timing.connect = isWelcome ? 60'000 : 200;
    made.timing.ping = 40;
    made.timing.silence = 200;
    Connection connection(made);
    const auto holdUp = [] {
        for (const QDeadlineTimer end(400); !end.hasExpired();) { }
    };
    server.intercept = [&](const CommandFrame &frame) {
        if (isWelcome || !std::holds_alternative<command::Hello>(frame.command))
            return false;
        holdUp();
        // By a timer, which comes after those that are due by then.
        QTimer::singleShot(10, &server, [&server, frame] {
            server.ack(frame, codec::encodeReply(reply::Welcome{.user = server.self, .session = SessionId::make()}));
            server.push({.event = event::ResumeDone{}});
        });
        return true;
    };
    connection.start();
    QTRY_VERIFY(connection.isLive());
    if (isWelcome)
        holdUp();
    const int before = server.pings;
    QTRY_VERIFY(server.pings > before + 2);
    QVERIFY(connection.isLive());
    QCOMPARE(server.attempts(), 1);
}

void tst_Connection::givesUpWhoNeverWelcomesIt()
{
    FakeServer server;
    server.silent = true;
    ConnectionSetup made = setup(server);
    made.timing.connect = 40;
    made.timing.backoffMin = 60'000;
    made.timing.backoffMax = 60'000;
    Connection connection(made);
    connection.start();
    QTRY_COMPARE(connection.state(), State::Offline);
    QCOMPARE(server.attempts(), 1);
    connection.reconnectNow();
    QTRY_COMPARE(server.attempts(), 2);
}

void tst_Connection::aHelloThatIsLostWithItsConnectionIsNotTheNextOnes()
{
    FakeServer server;
    Connection connection(setup(server));
    server.intercept = [&server](const CommandFrame &frame) {
        const bool isFirst = std::holds_alternative<command::Hello>(frame.command) && server.attempts() == 1;
        if (isFirst)
            server.drop();
        return isFirst;
    };
    connect(&connection, &Connection::stateChanged, this, [&connection] {
        if (connection.state() == State::Offline)
            connection.reconnectNow();
    });
    connection.start();
    QTRY_VERIFY(connection.isLive());
    QCOMPARE(server.attempts(), 2);
    disconnect(&connection, nullptr, this, nullptr);
}

void tst_Connection::asksForAnotherTokenAndGoesOn()
{
    FakeServer server;
    Connection connection(setup(server));
    QSignalSpy refused(&connection, &Connection::tokenRefused);
    server.intercept = [&](const CommandFrame &frame) {
        const auto *hello = std::get_if<command::Hello>(&frame.command);
        if (hello == nullptr || hello->token == u"new"_s)
            return false;
        server.fail(frame, {ErrorCode::TokenExpired});
        return true;
    };
    connection.setToken(u"old"_s);
    connection.start();
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().toBool(), true);
    QCOMPARE(connection.retryInMs(), -1);
    connection.setToken(u"new"_s);
    QTRY_VERIFY(connection.isLive());
}

void tst_Connection::renewsTheTokenWhileConnected()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.setToken(u"old"_s);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    connection.setToken(u"new"_s);
    QTRY_COMPARE(server.all<command::SessionRenew>().size(), 1);
    QCOMPARE(server.all<command::SessionRenew>().first().token, u"new"_s);
    QCOMPARE(server.attempts(), 1);
}

void tst_Connection::doesNotComeBackWhenForbidden()
{
    FakeServer server;
    Connection connection(setup(server));
    QSignalSpy refused(&connection, &Connection::refused);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    server.drop(quint16(CloseCode::Banned), {});
    QCOMPARE(refused.count(), 1);
    QCOMPARE(connection.state(), State::Offline);
    QCOMPARE(connection.retryInMs(), -1);
}

void tst_Connection::takesARefusalOfQuestionsForFinal_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a broken protocol") << 4400 << QString();
    QTest::newRow("bad input") << 1008 << u"bad_input"_s;
    QTest::newRow("some policy") << 1008 << u"not from here"_s;
}

void tst_Connection::takesARefusalOfQuestionsForFinal()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    FakeServer server;
    server.intercept = [&](const CommandFrame &frame) {
        const bool isQuestion = std::holds_alternative<command::RoomMembers>(frame.command);
        if (isQuestion)
            server.drop(quint16(code), reason);
        return isQuestion;
    };
    Connection connection(setup(server));
    const QSignalSpy refused(&connection, &Connection::refused);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    const RoomId room = server.addRoom(u"Lobby"_s);
    connection.requestAny(command::RoomMembers{room}, {});
    connection.requestAny(command::RoomMembers{room}, {});
    QTRY_COMPARE(connection.state(), State::Offline);
    QCOMPARE(connection.retryInMs(), -1);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(server.attempts(), 1);
    QVERIFY(!connection.reason().isEmpty());
}

void tst_Connection::triesNoWordsAtAServerThatRefusesEverything()
{
    FakeServer server;
    server.intercept = [&](const CommandFrame &frame) {
        const bool isHello = std::holds_alternative<command::Hello>(frame.command);
        if (!isHello)
            server.drop(quint16(CloseCode::ProtocolError));
        return !isHello;
    };
    Connection connection(setup(server));
    QList<Error> answers;
    connect(&connection, &Connection::stateChanged, this, [&] {
        if (!connection.isLive())
            return;
        connection.requestAny(command::RoomList{}, {});
        connection.requestAny(command::RoomCreate{u"words"_s}, [&](const Result<codec::Json> &answer) {
            answers += answer ? Error{ErrorCode::Internal} : answer.error();
        });
    });
    const QSignalSpy refused(&connection, &Connection::refused);
    connection.start();
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(server.attempts() <= 2);
    // Not their fault: they wait for a connection.
    for (const Error &error : std::as_const(answers))
        QCOMPARE(error.code, ErrorCode::Unavailable);
}

void tst_Connection::callsTheDiskOfAServerInsideThisComputers_data()
{
    QTest::addColumn<bool>("isInside");
    QTest::addColumn<QString>("text");
    QTest::newRow("inside") << true << u"This computer's disk is full."_s;
    QTest::newRow("elsewhere") << false << u"The server's disk is full."_s;
}

void tst_Connection::callsTheDiskOfAServerInsideThisComputers()
{
    QFETCH(bool, isInside);
    QFETCH(QString, text);
    FakeServer server;
    server.intercept = [&server](const CommandFrame &frame) {
        const bool isQuestion = std::holds_alternative<command::RoomList>(frame.command);
        if (isQuestion)
            server.fail(frame, {ErrorCode::StorageFull});
        return isQuestion;
    };
    ConnectionSetup made = setup(server);
    made.isInside = isInside;
    Connection connection(made);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    QString said;
    connection.requestAny(command::RoomList{},
                       [&said](const Result<codec::Json> &answer) { said = answer.error().text(); });
    QTRY_COMPARE(said, text);
}

void tst_Connection::survivesFramesThatMakeNoSense()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.start();
    QTRY_VERIFY(connection.isLive());
    for (const char *frame : {"", "{", "[]", "null", R"({"ack":99,"data":{}})", R"({"ack":null,"error":{}})",
                              R"({"event":"new:thing","data":{}})", R"({"event":"message:new","data":{}})"})
        server.pushRaw(frame);
    int ended = 0;
    connection.requestAny(command::RoomList{}, [&](const Result<codec::Json> &answer) { ended += answer ? 1 : 0; });
    QTRY_COMPARE(ended, 1);
    QVERIFY(connection.isLive());
}

void tst_Connection::doesNotSendWhatIsLargerThanTheServerTakes()
{
    FakeServer server;
    Connection connection(setup(server));
    connection.start();
    QTRY_VERIFY(connection.isLive());
    const QString huge(server.limits.frameBytes, u'x');
    command::StreamRequest prompt;
    prompt.prompt = huge;
    const QList<Command> commands{
        command::MessageEdit{MessageId::make(), huge}, command::MessageSend{RoomId::make(), u"id"_s, huge},
        command::RoomCreate{u"name"_s, RoomKind::Private, huge}, command::RoomUpdate{RoomId::make(), huge}, prompt};
    QList<ErrorCode> errors;
    for (const Command &command : commands) {
        connection.requestAny(command, [&](const Result<codec::Json> &answer) {
            errors.append(answer ? ErrorCode::Internal : answer.error().code);
        });
    }
    connection.tell(command::PresenceSet{PresenceState::Online, huge});
    int others = 0;
    connection.requestAny(command::RoomList{}, [&](const Result<codec::Json> &answer) { others += answer ? 1 : 0; });
    QVERIFY(errors.isEmpty()); // never from inside the call
    QTRY_COMPARE(errors, QList<ErrorCode>(5, ErrorCode::TooLarge));
    QTRY_COMPARE(others, 1);
    QVERIFY(connection.isLive());
    QCOMPARE(server.attempts(), 1);
}

void tst_Connection::waitsLongerWhenAWelcomeIsFollowedByTheSameLoss()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.random = [] { return 1.0; };
    made.timing.backoffMax = 10'000;
    Connection connection(made);
    connection.start();
    QList<int> delays;
    while (delays.size() < 5) {
        QTRY_VERIFY(connection.isLive());
        server.drop(1011, u"as before"_s);
        delays.append(connection.retryInMs());
    }
    for (int i = 1; i < delays.size(); ++i)
        QVERIFY2(delays.at(i) > delays.at(i - 1),
                 qPrintable(u"%1 ms after %2"_s.arg(delays.at(i)).arg(delays.at(i - 1))));
}

void tst_Connection::beginsWithShortDelaysAfterAGoodConnection()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.random = [] { return 1.0; };
    made.timing.backoffMax = 10'000;
    made.timing.trust = 100;
    Connection connection(made);
    connection.start();
    for (int i = 0; i < 4; ++i) {
        QTRY_VERIFY(connection.isLive());
        server.drop();
    }
    QVERIFY(connection.retryInMs() > 3 * made.timing.backoffMin);
    QTRY_VERIFY(connection.isLive());
    QTimer trusted;
    QSignalSpy lasted(&trusted, &QTimer::timeout);
    trusted.start(2 * made.timing.trust);
    QVERIFY(lasted.wait());
    server.drop();
    QVERIFY(connection.retryInMs() <= 2 * made.timing.backoffMin);
}

void tst_Connection::triesTokensSlowerAndSlower()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.random = [] { return 1.0; };
    made.timing.backoffMax = 10'000;
    Connection connection(made);
    QSignalSpy refused(&connection, &Connection::tokenRefused);
    server.intercept = [&](const CommandFrame &frame) {
        server.fail(frame, {ErrorCode::TokenExpired});
        return true;
    };
    connection.start();
    QList<int> delays;
    for (int i = 1; i <= 4; ++i) {
        QTRY_COMPARE(refused.count(), i);
        connection.setToken(u"token %1"_s.arg(i));
        delays.append(std::max(0, connection.retryInMs()));
    }
    QVERIFY(delays.first() <= 1);
    QVERIFY(delays.at(2) > made.timing.backoffMin);
    QVERIFY(delays.at(3) > delays.at(2));
}

void tst_Connection::aTokenIsNotHeldUpByANetworkThatWasGone()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.random = [] { return 1.0; };
    made.timing.backoffMax = 10'000;
    Connection connection(made);
    QSignalSpy refused(&connection, &Connection::tokenRefused);
    server.intercept = [&](const CommandFrame &frame) {
        server.fail(frame, {ErrorCode::TokenExpired});
        return true;
    };
    server.reachable = false;
    connection.start();
    QTRY_COMPARE(server.attempts(), 4);
    server.reachable = true;
    QTRY_COMPARE(refused.count(), 1);
    connection.setToken(u"new"_s);
    QVERIFY2(connection.retryInMs() <= 1, qPrintable(u"%1 ms"_s.arg(connection.retryInMs())));
}

void tst_Connection::aComplaintIsForgottenAfterAWhile()
{
    FakeServer server;
    ConnectionSetup made = setup(server);
    made.timing.trust = 50;
    Connection connection(made);
    connection.start();
    QTRY_VERIFY(connection.isLive());
    QTimer trusted;
    QSignalSpy lasted(&trusted, &QTimer::timeout);
    trusted.start(2 * made.timing.trust);
    QVERIFY(lasted.wait());
    server.pushRaw(codec::encodeError(std::nullopt, {ErrorCode::BadRequest}));
    bool answered = false; // what was said before is heard before
    connection.requestAny(command::RoomList{}, [&](const Result<codec::Json> &) { answered = true; });
    QTRY_VERIFY(answered);
    server.silent = true;
    for (int i = 0; i < 2; ++i)
        connection.requestAny(command::RoomList{}, {});
    // Only after a while they go without waiting for each other.
    QTRY_COMPARE(server.all<command::RoomList>().size(), 3);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"

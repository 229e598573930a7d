// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Connection.h"
#include "FakeServer.h"
#include "protocol/CloseCode.h"

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
    void saysHelloWithItsPositions();
    void isLiveOnlyAfterTheReplay();
    void comesBackAfterALoss();
    void waitsAsLongAsARestartingServerSays();
    void triesAtOnceWhenToldTo();
    void failsWhatWaitedWhenTheConnectionIsLost();
    void answersRequestsWithoutConnectionLater();
    void noticesAServerThatFellSilent();
    void staysWithAServerThatAnswersPings();
    void asksForAnotherTokenAndGoesOn();
    void renewsTheTokenWhileConnected();
    void doesNotComeBackWhenForbidden();
    void survivesFramesThatMakeNoSense();

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
        connection.request(command::RoomList{}, [&](const Result<QJsonObject> &answer) {
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
    connection.request(command::RoomList{}, [&](const Result<QJsonObject> &answer) {
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
    connection.request(command::RoomList{}, [&](const Result<QJsonObject> &answer) { ended += answer ? 1 : 0; });
    QTRY_COMPARE(ended, 1);
    QVERIFY(connection.isLive());
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Memberships.h"
#include "FakeServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! A hello has room for so many rooms; the others are compared with the welcome.
class tst_ManyRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void comesBackToAll_data();
    void comesBackToAll();
    void comesBackAfterARestart();
    void namesTheOnesInUse();
    void keepsToASmallServersLimits();
    void learnsThatAHelloWasTooMuch();
    void anotherLogOfAnUnnamedRoomIsReadAnew();
    void fetchesAFewRoomsAtATime();
    void keepsTheRoomsThatTheWelcomeHasNoPlaceFor();

private:
    void addRooms(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_rooms.append(m_server->addRoom(u"Room %1"_s.arg(i)));
            m_server->post(m_rooms.last(), m_server->other, u"first"_s);
        }
    }
    void open()
    {
        m_workspace.reset();
        m_workspace = std::make_unique<Workspace>(setupFor(*m_server, m_folder->path()));
        QVERIFY(m_workspace->open());
    }
    void goOffline()
    {
        m_server->reachable = false;
        m_server->drop();
    }
    void comeBack() { m_server->reachable = true; }
    bool isUpToDate(RoomId room)
    {
        const FakeRoom &fake = m_server->room(room);
        const auto position = m_workspace->logs().positions().value(room);
        const QList<Message> newest = m_workspace->replica().messages().run(room, 0, 1);
        return position.ev == fake.room.ev && position.epoch == fake.room.epoch && !newest.isEmpty() &&
               newest.last().content == fake.messages.last().content;
    }
    bool isUpToDate()
    {
        return m_workspace->connection().isLive() &&
               std::all_of(m_rooms.cbegin(), m_rooms.cend(), [this](RoomId room) { return isUpToDate(room); });
    }
    command::Hello lastHello() { return m_server->all<command::Hello>().last(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    QList<RoomId> m_rooms;
};

void tst_ManyRooms::init()
{
    m_rooms.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
}

void tst_ManyRooms::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void tst_ManyRooms::comesBackToAll_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {257, 499, 500, 501, 1'000})
        QTest::addRow("%d", count) << count;
}

void tst_ManyRooms::comesBackToAll()
{
    QFETCH(int, count);
    addRooms(count);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    goOffline();
    for (const RoomId room : std::as_const(m_rooms)) {
        m_server->post(room, m_server->other, u"missed"_s);
        m_server->post(room, m_server->other, u"missed too"_s);
    }
    comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    QCOMPARE(lastHello().rooms.size(), std::min(count, 500));
    for (const RoomId room : std::as_const(m_rooms)) {
        QCOMPARE(m_workspace->rooms().find(room)->unread, 3);
        QCOMPARE(m_workspace->replica().messages().run(room, 0, 10).size(), 3);
    }
    const RoomId last = m_rooms.last();
    m_server->post(last, m_server->other, u"live"_s);
    QTRY_VERIFY(isUpToDate(last));
    QCOMPARE(m_workspace->rooms().find(last)->unread, 4);
}

void tst_ManyRooms::comesBackAfterARestart()
{
    addRooms(300);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    m_workspace.reset();
    m_server->drop();
    for (const RoomId room : std::as_const(m_rooms))
        m_server->post(room, m_server->other, u"missed"_s);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
}

void tst_ManyRooms::namesTheOnesInUse()
{
    addRooms(600);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    // Times are in milliseconds: what comes now is to be later.
    const qint64 then = QDateTime::currentMSecsSinceEpoch();
    QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > then);
    const QList<RoomId> used = m_rooms.mid(0, 20);
    for (const RoomId room : used)
        m_server->post(room, m_server->other, u"just now"_s);
    QTRY_VERIFY(isUpToDate());
    m_server->drop();
    QTRY_COMPARE(m_server->all<command::Hello>().size(), 2);
    for (const RoomId room : used)
        QVERIFY(lastHello().rooms.contains(room));
}

void tst_ManyRooms::keepsToASmallServersLimits()
{
    m_server->limits.frameBytes = 8'192;
    addRooms(100);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    m_server->drop();
    QTRY_COMPARE(m_server->all<command::Hello>().size(), 2);
    QVERIFY(lastHello().rooms.size() > 20);
    QVERIFY(codec::encodeCommand({1, lastHello()}).size() < 8'192);
    QTRY_VERIFY(isUpToDate());
}

void tst_ManyRooms::learnsThatAHelloWasTooMuch()
{
    addRooms(100);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    m_workspace.reset(); // and with it what the server announced
    m_server->drop();
    m_server->limits.helloRooms = m_server->limits.jsonKeysObject = 50;
    for (const RoomId room : std::as_const(m_rooms))
        m_server->post(room, m_server->other, u"missed"_s);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    m_server->drop();
    QTRY_COMPARE(m_server->all<command::Hello>().size(), 3);
    QCOMPARE(lastHello().rooms.size(), 50);
    QTRY_VERIFY(isUpToDate());
}

void tst_ManyRooms::anotherLogOfAnUnnamedRoomIsReadAnew()
{
    addRooms(600);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    goOffline();
    m_server->replayMax = m_server->limits.replayMax = 10;
    for (int i = 0; i < m_rooms.size(); ++i) {
        if (i % 3 == 0)
            m_server->restore(m_rooms.at(i));
        for (int n = 0; n < (i % 3 == 1 ? 11 : 1); ++n)
            m_server->post(m_rooms.at(i), m_server->other, u"again"_s);
    }
    comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    for (int i = 0; i < m_rooms.size(); i += 3)
        QCOMPARE(m_workspace->replica().messages().run(m_rooms.at(i), 0, 10).size(), 1);
}

void tst_ManyRooms::fetchesAFewRoomsAtATime()
{
    addRooms(600);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
    goOffline();
    for (const RoomId room : std::as_const(m_rooms))
        m_server->post(room, m_server->other, u"missed"_s);
    QList<CommandFrame> held;
    m_server->intercept = [&](const CommandFrame &frame) {
        if (std::holds_alternative<command::RoomSince>(frame.command))
            held.append(frame);
        return std::holds_alternative<command::RoomSince>(frame.command);
    };
    comeBack();
    QTRY_VERIFY(!held.isEmpty());
    for (int turn = 0; turn < 100; ++turn)
        QCoreApplication::processEvents();
    QVERIFY(held.size() <= 8);
    // A connection that is lost meanwhile begins anew.
    m_server->drop();
    m_server->intercept = {};
    QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 30'000);
}

void tst_ManyRooms::keepsTheRoomsThatTheWelcomeHasNoPlaceFor()
{
    addRooms(7);
    open();
    QTRY_VERIFY(isUpToDate());
    m_server->roomsInWelcome = 3;
    goOffline();
    for (const RoomId room : std::as_const(m_rooms))
        m_server->post(room, m_server->other, u"second"_s);
    m_server->removeRoom(m_rooms.takeFirst());
    const QSignalSpy handedBack(&m_workspace->memberships(), &Memberships::handedBack);
    QVERIFY(m_workspace->messageRequests().send(m_rooms.last(), u"mine"_s));
    comeBack();
    QTRY_COMPARE(m_server->all<command::RoomList>().size(), 1);
    QTRY_COMPARE(m_workspace->rooms().count(), 6);
    QTRY_VERIFY(isUpToDate());
    QCOMPARE(handedBack.count(), 0);
    // The same for whoever comes for the first time.
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    open();
    QTRY_COMPARE(m_workspace->rooms().count(), 6);
    QTRY_VERIFY(isUpToDate());
}

QTEST_GUILESS_MAIN(tst_ManyRooms)
#include "tst_ManyRooms.moc"

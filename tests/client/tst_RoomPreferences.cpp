// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! What the user has chosen to be told of a room.
class tst_RoomPreferences : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeServer m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;

    void open()
    {
        m_workspace.reset();
        m_workspace = std::make_unique<Workspace>(setupFor(m_server, m_folder.path()));
        QVERIFY(m_workspace->open());
    }
    void live() { QTRY_VERIFY(m_workspace->connection().isLive()); }
    RoomPreferences &preferences() { return m_workspace->roomPreferences(); }
    void refuseNotify()
    {
        m_server.intercept = [this](const CommandFrame &frame) {
            if (!std::holds_alternative<command::RoomNotify>(frame.command))
                return false;
            m_server.fail(frame, {ErrorCode::RateLimited, u"Too often."_s});
            return true;
        };
    }

private Q_SLOTS:
    void init()
    {
        m_room = m_server.addRoom(u"Lobby"_s);
        open();
        live();
    }
    void cleanup()
    {
        m_workspace.reset();
        m_server.removeRoom(m_room);
        m_server.intercept = nullptr;
        m_server.reachable = true;
    }

    void theUsualLevelDependsOnTheRoom_data()
    {
        QTest::addColumn<RoomKind>("kind");
        QTest::addColumn<int>("members");
        QTest::addColumn<NotifyLevel>("level");
        QTest::newRow("a small public room") << RoomKind::Public << 50 << NotifyLevel::All;
        QTest::newRow("a large public room") << RoomKind::Public << 51 << NotifyLevel::Mentions;
        QTest::newRow("a large private room") << RoomKind::Private << 300 << NotifyLevel::All;
        QTest::newRow("a direct room") << RoomKind::Direct << 2 << NotifyLevel::All;
    }
    void theUsualLevelDependsOnTheRoom()
    {
        QFETCH(RoomKind, kind);
        QFETCH(int, members);
        QFETCH(NotifyLevel, level);
        Room room;
        room.kind = kind;
        room.memberCount = members;
        QCOMPARE(levelOf(room, {}, 1'000), level);
        QCOMPARE(levelOf(room, {NotifyChoice{NotifyLevel::None, 1'001}}, 1'000), NotifyLevel::None);
        QCOMPARE(levelOf(room, {NotifyChoice{NotifyLevel::None, 1'000}}, 1'000), level);
        QCOMPARE(levelOf(room, {NotifyChoice{NotifyLevel::None, {}}}, 1'000), NotifyLevel::None);
    }

    void aChoiceHoldsAtOnceAndAfterARestart()
    {
        const QSignalSpy changed(&preferences(), &RoomPreferences::changed);
        preferences().setLevel(m_room, NotifyLevel::None, {}, {});
        bool isSaid = false;
        preferences().setFavourite(m_room, true, [&isSaid](const Result<> &result) { isSaid = bool(result); });
        QVERIFY(preferences().isMuted(m_room));
        QVERIFY(preferences().of(m_room).favourite);
        QCOMPARE(changed.count(), 2);
        // A choice whose answer never comes is taken back.
        QTRY_VERIFY(isSaid);
        QVERIFY(m_server.room(m_room).favourite);
        QCOMPARE(m_server.room(m_room).notify->level, NotifyLevel::None);
        m_server.reachable = false;
        open();
        QVERIFY(preferences().isMuted(m_room));
        QVERIFY(preferences().of(m_room).favourite);
    }

    void aRefusedChoiceIsTakenBack()
    {
        refuseNotify();
        QString told;
        preferences().setFavourite(m_room, true, [&told](const Result<> &result) { told = result.error().text(); });
        QVERIFY(preferences().of(m_room).favourite);
        QTRY_VERIFY(!preferences().of(m_room).favourite);
        QVERIFY(!told.isEmpty());
    }

    void aChoiceWithoutAConnectionIsTakenBack()
    {
        m_server.reachable = false;
        m_server.drop();
        bool refused = false;
        preferences().setLevel(m_room, NotifyLevel::Mentions, {},
                               [&refused](const Result<> &result) { refused = !result; });
        QTRY_VERIFY(refused);
        QCOMPARE(preferences().level(m_room), NotifyLevel::All);
    }

    void muteForATimeEndsByItselfAndTheServerSaysWhatHoldsThen()
    {
        const Timestamp soon = QDateTime::currentMSecsSinceEpoch() + 1'500;
        preferences().setLevel(m_room, NotifyLevel::None, soon, {});
        QVERIFY(preferences().isMuted(m_room));
        QTRY_VERIFY(m_server.room(m_room).notify.has_value());
        m_server.room(m_room).notify = NotifyChoice{NotifyLevel::Mentions, {}};
        QTRY_COMPARE(preferences().level(m_room), NotifyLevel::Mentions);
        QVERIFY(QDateTime::currentMSecsSinceEpoch() >= soon);
    }

    void anotherDeviceChooses()
    {
        m_server.pushEphemeral({}, event::RoomNotify{m_room, NotifyLevel::Mentions, {}, true});
        QTRY_VERIFY(preferences().of(m_room).favourite);
        QCOMPARE(preferences().level(m_room), NotifyLevel::Mentions);
    }

    void theServersWordAtTheWelcomeHolds()
    {
        m_server.drop();
        m_server.room(m_room).favourite = true;
        live();
        QTRY_VERIFY(preferences().of(m_room).favourite);
    }

    void whomADirectRoomIsWithIsKnownBeforeItIsOpened()
    {
        m_server.drop();
        const RoomId direct = m_server.addRoom({});
        m_server.room(direct).room.kind = RoomKind::Direct;
        m_server.room(direct).people = {m_server.other};
        live();
        QTRY_VERIFY(m_workspace->members().find(direct, m_server.other.id).has_value());
        m_server.removeRoom(direct);
    }
};

QTEST_MAIN(tst_RoomPreferences)
#include "tst_RoomPreferences.moc"

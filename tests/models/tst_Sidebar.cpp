// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/RoomListModel.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

//! The rooms in sections, and what a user does with each for himself.
class tst_Sidebar : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        Fixture()
        {
            lobby = server.addRoom(u"Lobby"_s);
            kitchen = server.addRoom(u"Kitchen"_s);
            grace = direct({server.other});
            server.post(lobby, server.other, u"first words"_s);
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        RoomId direct(const QList<User> &others)
        {
            const RoomId id = server.addRoom({});
            FakeRoom &room = server.room(id);
            room.room.kind = RoomKind::Direct;
            room.room.memberCount = int(others.size()) + 1;
            room.room.createdAt = 1;
            room.people = others;
            return id;
        }
        bool open()
        {
            if (!workspace->open())
                return false;
            rooms.attach(workspace.get());
            const int count = rooms.rowCount();
            return QTest::qWaitFor([this] { return workspace->connection().isLive() && rooms.rowCount() >= 3; }) &&
                   count == 0;
        }
        //! Headings stand in brackets.
        QStringList shown()
        {
            QStringList result;
            for (const SidebarRow &row : rooms.sidebar()->rows())
                result += row.isHeading ? u"[%1]"_s.arg(row.room.section) : row.room.name;
            return result;
        }
        QVariant heading(int section, int role)
        {
            SidebarModel &sidebar = *rooms.sidebar();
            return sidebar.index(sidebar.rowOfHeading(section)).data(role);
        }
        RoomRow row(RoomId room) const { return rooms.rows().at(rooms.rowOfRoom(room)); }

        QTemporaryDir folder;
        QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
        FakeServer server;
        RoomId lobby;
        RoomId kitchen;
        RoomId grace;
        std::unique_ptr<Workspace> workspace;
        RoomListModel rooms;
        QAbstractItemModelTester tester{rooms.sidebar(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

private Q_SLOTS:
    void roomsStandBelowTheHeadingsOfTheirSections()
    {
        Fixture f;
        const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
        f.direct({sage});
        f.direct({{UserId::make(), u"Zoe"_s, UserKind::Person}, {UserId::make(), u"Bo"_s, UserKind::Person}});
        QVERIFY(f.open());
        QTRY_COMPARE(f.shown().size(), 8);
        // By activity, which is known when the newest page is here.
        QTRY_COMPARE(f.shown().mid(0, 4), (QStringList{u"[1]"_s, u"Lobby"_s, u"Kitchen"_s, u"[2]"_s}));
        const QStringList shown = f.shown();
        QVERIFY(shown.mid(4, 2).contains(u"Grace"_s));
        // A direct room of several is called by all of them.
        QVERIFY(shown.mid(4, 2).contains(u"Bo, Zoe"_s));
        QCOMPARE(shown.mid(6), (QStringList{u"[3]"_s, u"Sage"_s}));
    }

    void aFavouriteStandsAboveAndNowhereElse()
    {
        Fixture f;
        QVERIFY(f.open());
        f.rooms.actions()->setFavourite(f.grace.toString(), true);
        QTRY_COMPARE(f.shown(), (QStringList{u"[0]"_s, u"Grace"_s, u"[1]"_s, u"Lobby"_s, u"Kitchen"_s, u"[2]"_s}));
        f.rooms.actions()->setFavourite(f.grace.toString(), false);
        QTRY_COMPARE(f.shown(), (QStringList{u"[1]"_s, u"Lobby"_s, u"Kitchen"_s, u"[2]"_s, u"Grace"_s}));
    }

    void aFoldedSectionShowsTheOpenRoomAndCountsTheOthers()
    {
        Fixture f;
        f.server.post(f.kitchen, f.server.other, u"soup"_s);
        QVERIFY(f.open());
        f.rooms.setCurrent(f.kitchen);
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, true);
        QCOMPARE(f.shown(), (QStringList{u"[1]"_s, u"Kitchen"_s, u"[2]"_s, u"Grace"_s}));
        QCOMPARE(f.heading(RoomRowsModel::Rooms, RoomRowsModel::UnreadRole).toInt(), 1);
        QCOMPARE(f.heading(RoomRowsModel::Rooms, SidebarModel::SizeRole).toInt(), 2);
        QCOMPARE(f.rooms.sidebar()->currentRow(), 1);
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, false);
        QCOMPARE(f.heading(RoomRowsModel::Rooms, RoomRowsModel::UnreadRole).toInt(), 0);
        QCOMPARE(f.shown().size(), 5);
    }

    void aFoldedSectionSaysWhetherSomethingIsToTheUserAlone()
    {
        Fixture f;
        f.server.mentions = {f.server.self.id};
        f.server.post(f.kitchen, f.server.other, u"@Ada soup"_s);
        f.server.post(f.grace, f.server.other, u"@Ada hello"_s);
        QVERIFY(f.open());
        const auto isPersonal = [&f](int section) { return f.heading(section, SidebarModel::PersonalRole).toBool(); };
        QVERIFY(!isPersonal(RoomRowsModel::People));
        f.rooms.sidebar()->fold(RoomRowsModel::People, true);
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, true);
        QVERIFY(isPersonal(RoomRowsModel::People));
        QVERIFY(!isPersonal(RoomRowsModel::Rooms));
        // As in their rows: what names the user is counted apart in rooms alone.
        QCOMPARE(f.heading(RoomRowsModel::People, RoomRowsModel::MentionsRole).toInt(), 0);
        QCOMPARE(f.heading(RoomRowsModel::Rooms, RoomRowsModel::MentionsRole).toInt(), 1);
        f.rooms.actions()->markRead(f.grace.toString());
        QTRY_VERIFY(!isPersonal(RoomRowsModel::People));
    }

    void aFoldedSectionSaysThatARoomInItIsNew()
    {
        Fixture f;
        QVERIFY(f.open());
        f.rooms.actions()->markRead(f.lobby.toString());
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, true);
        const auto isFresh = [&f] { return f.heading(RoomRowsModel::Rooms, RoomRowsModel::FreshRole).toBool(); };
        QVERIFY(!isFresh());
        const RoomId shed = f.server.addRoom(u"Shed"_s);
        f.server.tell(shed, event::UserJoined{f.server.room(shed).room, Member{f.server.self}, f.server.other.id});
        QTRY_VERIFY(isFresh());
        QCOMPARE(f.heading(RoomRowsModel::Rooms, RoomRowsModel::UnreadRole).toInt(), 0);
        // In sight it says so itself.
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, false);
        QVERIFY(!isFresh());
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, true);
        f.rooms.setCurrent(shed);
        QVERIFY(!isFresh());
    }

    void whatIsFoldedIsKept()
    {
        Fixture f;
        f.rooms.sidebar()->keepIn(f.store);
        f.rooms.sidebar()->fold(RoomRowsModel::People, true);
        RoomListModel later;
        later.sidebar()->keepIn(f.store);
        QVERIFY(later.sidebar()->isFolded(RoomRowsModel::People));
        QVERIFY(!later.sidebar()->isFolded(RoomRowsModel::Rooms));
    }

    void theNextRoomIsTheNextInSight()
    {
        Fixture f;
        QVERIFY(f.open());
        f.rooms.setCurrent(f.lobby);
        f.rooms.sidebar()->fold(RoomRowsModel::Rooms, true);
        f.rooms.openNext(1);
        QCOMPARE(f.rooms.current(), f.grace);
        f.rooms.openNext(1);
        QCOMPARE(f.rooms.current(), f.grace);
    }

    void aMutedRoomIsCountedNowhereElse()
    {
        Fixture f;
        QVERIFY(f.open());
        QCOMPARE(f.rooms.unreadElsewhere(), 1);
        f.rooms.actions()->muteForAnHour(f.lobby.toString());
        QTRY_COMPARE(f.rooms.unreadElsewhere(), 0);
        QVERIFY(f.row(f.lobby).isMuted());
        QCOMPARE(f.row(f.lobby).unread, 1);
        QVERIFY(!f.rooms.actions()->mutedUntilText(f.lobby.toString()).isEmpty());
        f.rooms.actions()->setLevel(f.lobby.toString(), RoomRowsModel::AllMessages);
        QTRY_COMPARE(f.rooms.unreadElsewhere(), 1);
        QVERIFY(f.rooms.actions()->mutedUntilText(f.lobby.toString()).isEmpty());
    }

    void aDirectRoomThatIsPutAwayComesBackWhenSomebodyWrites()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.shown().contains(u"Grace"_s));
        f.rooms.actions()->setLevel(f.grace.toString(), RoomRowsModel::Nothing);
        QTRY_VERIFY(!f.shown().contains(u"Grace"_s));
        // Still found by its name.
        f.rooms.switcher()->begin();
        QCOMPARE(f.rooms.switcher()->rowCount(), 3);
        f.server.post(f.grace, f.server.other, u"are you there?"_s);
        QTRY_VERIFY(f.shown().contains(u"Grace"_s));
        f.rooms.actions()->markRead(f.grace.toString());
        QTRY_VERIFY(!f.shown().contains(u"Grace"_s));
    }

    void whatIsReadIsMarkedUnreadFromTheLastWordsOfAnother()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.rooms.actions()->canMarkUnread(f.lobby.toString()));
        QVERIFY(!f.rooms.actions()->canMarkUnread(f.kitchen.toString()));
        f.rooms.actions()->markRead(f.lobby.toString());
        QTRY_COMPARE(f.row(f.lobby).unread, 0);
        f.rooms.actions()->markUnread(f.lobby.toString());
        QTRY_COMPARE(f.row(f.lobby).unread, 1);
        QTRY_COMPARE(f.server.all<command::RoomRead>().size(), 1);
    }

    void aRefusalIsToldAndTakenBack()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.intercept = [&f](const CommandFrame &frame) {
            if (!std::holds_alternative<command::RoomNotify>(frame.command))
                return false;
            f.server.fail(frame, {ErrorCode::RateLimited, u"Too often."_s});
            return true;
        };
        const QSignalSpy failed(f.rooms.actions(), &RoomActions::failed);
        f.rooms.actions()->setFavourite(f.lobby.toString(), true);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains(u"Too often."_s));
        QTRY_VERIFY(!f.row(f.lobby).favourite);
    }

    void aRoomThatSomebodyElseOpenedIsThereWithItsFirstMessage()
    {
        Fixture f;
        QVERIFY(f.open());
        const User zoe{UserId::make(), u"Zoe"_s, UserKind::Person};
        const RoomId id = f.direct({zoe});
        FakeRoom &room = f.server.room(id);
        room.room.createdBy = zoe.id;
        room.log.append({id, ++room.room.ev, event::RoomCreated{room.room}});
        f.server.push(room.log.last());
        QTRY_VERIFY(f.workspace->rooms().contains(id));
        f.rooms.refresh();
        QVERIFY(!f.shown().contains(u"Zoe"_s));
        f.rooms.switcher()->begin();
        QCOMPARE(f.rooms.switcher()->rowCount(), 3);
        f.server.post(id, zoe, u"hello"_s);
        QTRY_VERIFY(f.shown().contains(u"Zoe"_s)); // called by who is in it
    }

    void aRoomThatSomebodyElseOpenedIsThereForWhoGoesThere()
    {
        Fixture f;
        const User zoe{UserId::make(), u"Zoe"_s, UserKind::Person};
        const RoomId id = f.direct({zoe});
        f.server.room(id).room.createdBy = zoe.id;
        QVERIFY(f.open());
        QVERIFY(!f.shown().contains(u"Zoe"_s));
        f.rooms.open(id.toString());
        QVERIFY(f.shown().contains(u"Zoe"_s));
    }

    void aRoomThatOneOpenedIsThereAtOnce()
    {
        Fixture f;
        const RoomId id = f.direct({User{UserId::make(), u"Zoe"_s, UserKind::Person}});
        f.server.room(id).room.createdBy = f.server.self.id;
        QVERIFY(f.open());
        QTRY_VERIFY(f.shown().contains(u"Zoe"_s));
    }
};

QTEST_MAIN(tst_Sidebar)
#include "tst_Sidebar.moc"

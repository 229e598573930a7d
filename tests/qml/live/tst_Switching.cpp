// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::test;

//! The sidebar and the switcher over the one list of rooms.
class tst_Switching : public QObject
{
    Q_OBJECT

    static QStringList names(const QList<QQuickItem *> &entries)
    {
        QStringList result;
        for (const QQuickItem *entry : entries)
            result += entry->property("name").toString();
        return result;
    }
    static QStringList inSidebar(const LiveWindow &live) { return names(live.sidebarRooms()); }
    static QStringList inSwitcher(const LiveWindow &live)
    {
        return live.overlay() ? names(LiveWindow::rows(live.byType("RoomList", live.overlay()))) : QStringList();
    }
    static bool openSwitcher(LiveWindow &live)
    {
        live.key(Qt::Key_K, Qt::ControlModifier);
        return QTest::qWaitFor([&live] {
            live.settle();
            const QQuickItem *focus = live.window().activeFocusItem();
            return focus && focus->property("placeholderText") == u"Go to…"_s;
        });
    }
    static bool close(LiveWindow &live)
    {
        live.key(Qt::Key_Escape);
        return QTest::qWaitFor([&live] { return !live.overlay(); });
    }

private Q_SLOTS:
    void whatIsChosenIsWhatOpens()
    {
        LiveWindow live({u"Lobby"_s, u"Second"_s, u"Design"_s});
        QVERIFY(live.open());
        QVERIFY(openSwitcher(live));
        live.type(u"sec"_s);
        live.settle();
        QCOMPARE(inSwitcher(live), QStringList{u"Second"_s});
        QVERIFY(close(live));
        QVERIFY(openSwitcher(live));
        live.type(u"des"_s);
        live.settle();
        QCOMPARE(inSwitcher(live), QStringList{u"Design"_s});
        live.key(Qt::Key_Return);
        QTRY_COMPARE(live.app().room()->name(), u"Design"_s);
        QTRY_VERIFY(!live.overlay());

        QVERIFY(openSwitcher(live));
        live.settle();
        QStringList shown = inSwitcher(live);
        QStringList sorted = shown;
        sorted.sort();
        QCOMPARE(sorted, (QStringList{u"Design"_s, u"Lobby"_s, u"Second"_s}));
        for (int row = 0; row < 3; ++row) {
            const QString wanted = shown.at(row);
            for (int i = 0; i < row; ++i)
                live.key(Qt::Key_Down);
            live.key(Qt::Key_Return);
            QTRY_COMPARE(live.app().room()->name(), wanted);
            QTRY_VERIFY(!live.overlay());
            QVERIFY(openSwitcher(live));
            live.settle();
            shown = inSwitcher(live);
        }
    }

    void theSidebarStaysWhileTheSwitcherFilters()
    {
        LiveWindow live({u"Lobby"_s, u"Second"_s, u"Design"_s});
        QVERIFY(live.open());
        QVERIFY(openSwitcher(live));
        live.type(u"sec"_s);
        live.settle();
        QCOMPARE(inSidebar(live), (QStringList{u"Design"_s, u"Second"_s, u"Lobby"_s}));
    }

    void ctrlKAndEnterGoBetweenTheLastTwoRooms()
    {
        LiveWindow live({u"Lobby"_s, u"Second"_s, u"Design"_s});
        QVERIFY(live.open());
        live.app().rooms()->open(live.room(u"Second"_s).toString());
        live.app().rooms()->open(live.room(u"Lobby"_s).toString());
        for (const QString &wanted : {u"Second"_s, u"Lobby"_s, u"Second"_s}) {
            QVERIFY(openSwitcher(live));
            live.key(Qt::Key_Return);
            QCOMPARE(live.app().room()->name(), wanted);
            QTRY_VERIFY(!live.overlay());
        }
    }

    void enterTakesTheBestMatchAlsoBeforeTheListIsDrawnAnew()
    {
        LiveWindow live({u"Lobby"_s, u"Second"_s, u"Design"_s});
        QVERIFY(live.open());
        live.app().rooms()->open(live.room(u"Lobby"_s).toString());
        QVERIFY(openSwitcher(live));
        live.key(Qt::Key_Down);
        live.settle();
        live.type(u"sec"_s);
        live.key(Qt::Key_Return);
        QCOMPARE(live.app().room()->name(), u"Second"_s);
    }

    void enterWaitsForWhoIsFoundAndTakesWhoFitsBest()
    {
        std::optional<CommandFrame> asked;
        LiveWindow live({u"Lobby"_s, u"Second"_s});
        QVERIFY(live.open());
        const User dan{UserId::make(), u"Dan"_s, UserKind::Person};
        const User aidan{UserId::make(), u"Aidan"_s, UserKind::Person};
        live.server().intercept = [&asked](const CommandFrame &frame) {
            const auto *list = std::get_if<command::UserList>(&frame.command);
            if (list && list->query == "dan"_L1)
                asked = frame;
            return list || std::holds_alternative<command::RoomCreate>(frame.command);
        };
        QVERIFY(openSwitcher(live));
        live.type(u"dan"_s);
        live.key(Qt::Key_Return);
        QTRY_VERIFY(asked.has_value());
        QVERIFY(live.overlay());
        live.server().ack(*asked, codec::encodeReply(reply::People{{{aidan}, {dan}}}));
        QTRY_COMPARE(live.server().all<command::RoomCreate>().size(), 1);
        QCOMPARE(live.server().all<command::RoomCreate>().first().members, QList<UserId>{dan.id});
        QTRY_VERIFY(!live.overlay());
    }

    void theRoomThatIsClickedOpensAfterTheListHasMoved()
    {
        LiveWindow live({u"Lobby"_s, u"Second"_s, u"Design"_s});
        QVERIFY(live.open());
        for (const QString &name : {u"Lobby"_s, u"Second"_s, u"Lobby"_s}) {
            live.server().post(live.room(name), live.server().other, u"words"_s);
            QTRY_COMPARE(live.app().rooms()->rows().constFirst().name, name);
            live.settle();
            QCOMPARE(inSidebar(live).constFirst(), name);
            const auto entries = live.sidebarRooms();
            live.click(entries.constLast());
            QCOMPARE(live.app().room()->name(), inSidebar(live).constLast());
            live.key(Qt::Key_Shift); // or the next press would be the second half of a double click
        }
    }
};

QTEST_MAIN(tst_Switching)
#include "tst_Switching.moc"

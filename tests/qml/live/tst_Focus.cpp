// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"

#include <QQmlIncubationController>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::test;

namespace {

//! What lists make in the background, which is what stands out of sight: as little at a time as there can be.
class BitByBit : public QQmlIncubationController
{
public:
    bool makeSome()
    {
        std::atomic<bool> more = false;
        incubateWhile(&more);
        return incubatingObjectCount() > 0;
    }
};

} // namespace

//! Where the keyboard is in the chat page: with what is written, unless something else was asked for.
class tst_Focus : public QObject
{
    Q_OBJECT

    static bool open(LiveWindow &live)
    {
        for (int i = 0; i < 40; ++i)
            live.server().post(live.room(u"Lobby"_s), live.server().other, u"words %1"_s.arg(i));
        live.server().room(live.room(u"Lobby"_s)).lastRead = 40;
        if (!live.open())
            return false;
        live.app().rooms()->open(live.room(u"Lobby"_s).toString());
        return live.waitForRows(20) && QTest::qWaitFor([&live] { return live.isWriting(); });
    }
    static bool openPopup(LiveWindow &live, Qt::Key key)
    {
        live.key(key, Qt::ControlModifier);
        return QTest::qWaitFor([&live] {
            live.settle();
            return live.overlay() && !live.isWriting();
        });
    }
    static void give(LiveWindow &live, const char *type)
    {
        live.byType(type)->forceActiveFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        QVERIFY(!live.isWriting());
    }
    static void step(LiveWindow &live, const QString &step)
    {
        QQuickItem *list = live.byType("MessageList");
        if (step == "escape from a dialog"_L1) {
            give(live, "MessageList");
            QVERIFY(openPopup(live, Qt::Key_N));
            live.key(Qt::Key_Escape);
        } else if (step == "escape from the switcher"_L1) {
            give(live, "SidebarList");
            QVERIFY(openPopup(live, Qt::Key_K));
            live.key(Qt::Key_Escape);
        } else if (step == "escape from the messages"_L1) {
            give(live, "MessageList");
            live.key(Qt::Key_Escape);
        } else if (step == "jump to newest"_L1) {
            give(live, "MessageList");
            live.key(Qt::Key_PageUp);
            QTRY_VERIFY(!list->property("stuck").toBool());
            live.settle();
            live.click(live.byText(u"Jump to newest"_s, "Pill"));
        } else if (step == "stop by the pointer"_L1 || step == "stop by the keyboard"_L1) {
            live.server().beginAnswer(live.room(u"Lobby"_s));
            QTRY_VERIFY(live.byText(u"Stop"_s, "AppButton"));
            live.settle();
            QQuickItem *stop = live.byText(u"Stop"_s, "AppButton");
            if (step.endsWith("pointer"_L1))
                return live.click(stop);
            stop->forceActiveFocus(Qt::TabFocusReason);
            live.key(Qt::Key_Space);
        } else if (step == "a room of the sidebar"_L1) {
            live.click(live.sidebarRooms().constLast());
        } else if (step == "the open room again"_L1) {
            give(live, "SidebarList");
            live.key(Qt::Key_Return);
        } else if (step == "the next room"_L1) {
            give(live, "SidebarList");
            live.key(Qt::Key_Down, Qt::AltModifier);
        } else if (step == "the sidebar hides"_L1) {
            give(live, "SidebarList");
            live.key(Qt::Key_B, Qt::ControlModifier);
        } else if (step == "a press on a button"_L1) {
            live.click(live.byText(u"Hide the sidebar"_s, "IconButton"));
        } else if (step == "the window comes back"_L1) {
            give(live, "SidebarList");
            QWindow other;
            other.show();
            other.requestActivate();
            QVERIFY(QTest::qWaitForWindowActive(&other));
            live.window().requestActivate();
            QVERIFY(QTest::qWaitForWindowActive(&live.window()));
        } else {
            QFAIL("an unknown step");
        }
    }

    //! What is to be seen of it: lists and areas that scroll show a part of what is in them.
    static QRectF inSight(const QQuickItem &item)
    {
        QRectF seen = item.mapRectToScene({0, 0, item.width(), item.height()});
        for (const QQuickItem *around = item.parentItem(); around; around = around->parentItem()) {
            if (around->clip() || !around->parentItem())
                seen &= around->mapRectToScene({0, 0, around->width(), around->height()});
        }
        return seen;
    }
    //! Something says that this has the keyboard: the cursor in the field, or a ring.
    static bool isMarked(LiveWindow &live)
    {
        return live.isWriting() || !live.all([](const QQuickItem &item) {
                                            return LiveWindow::isA(item, "FocusRing") && !inSight(item).isEmpty();
                                        })
                                        .isEmpty();
    }

    //! What Tab comes to from there, round once, that is of a row of this list; null if nothing is.
    static QQuickItem *stopInRow(const QQuickItem &list, QQuickItem *from)
    {
        const auto *rows = list.property("contentItem").value<QQuickItem *>();
        QQuickItem *stop = from->nextItemInFocusChain();
        for (int stops = 0; stop != from && stops < 200; ++stops) {
            if (rows->isAncestorOf(stop))
                return stop;
            stop = stop->nextItemInFocusChain();
        }
        return nullptr;
    }

private Q_SLOTS:
    void eachStopOfTheTabKeyIsMarked_data()
    {
        QTest::addColumn<bool>("back");
        QTest::newRow("Tab") << false;
        QTest::newRow("Shift+Tab") << true;
    }
    void eachStopOfTheTabKeyIsMarked()
    {
        QFETCH(bool, back);
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        const RoomId lobby = live.room(u"Lobby"_s);
        const QString wide = u"word "_s.repeated(60);
        for (const QString &text :
             {u"See [the notes](https://a.example/b)."_s, u"```cpp\nint x; // "_s + wide + u"\n```"_s,
              u"|a|b|\n|---|---|\n|c|"_s + wide + u"|"_s, u"> quoted\n\n- one\n- two"_s,
              u"![a picture](https://a.example/b.png)"_s, u"[a link](https://a.example)\n\n"_s.repeated(50)})
            live.server().post(lobby, live.server().other, text);
        live.server().beginAnswer(lobby, live.server().room(lobby).messages.constLast().id);
        live.server().room(lobby).lastRead = 7;
        QVERIFY(live.open());
        live.app().rooms()->open(lobby.toString());
        live.app().settings()->setMembersShown(true);
        QVERIFY(live.waitForRows(7) && QTest::qWaitFor([&live] { return live.isWriting(); }));
        int stops = 0;
        do {
            live.key(back ? Qt::Key_Backtab : Qt::Key_Tab, back ? Qt::ShiftModifier : Qt::NoModifier);
            live.settle();
            QVERIFY(live.window().activeFocusItem());
            QVERIFY2(isMarked(live), live.window().activeFocusItem()->metaObject()->className());
            ++stops;
        } while (!live.isWriting() && stops < 200);
        QVERIFY(live.isWriting());
        QVERIFY(stops > 10);
    }

    void theMessagesAreOneStopAtTheNewest()
    {
        LiveWindow live({u"Lobby"_s});
        const RoomId lobby = live.room(u"Lobby"_s);
        for (int i = 0; i < 20; ++i)
            live.server().post(lobby, live.server().other,
                               u"See [the notes](https://a.example/%1).\n\n```\ncode\n```"_s.arg(i));
        live.server().room(lobby).lastRead = 20;
        QVERIFY(live.open());
        QVERIFY(live.waitForRows(20) && QTest::qWaitFor([&live] { return live.isWriting(); }));
        live.settle();
        QQuickItem *list = live.byType("MessageList");
        live.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QQuickItem *row = live.window().activeFocusItem();
        QVERIFY(row && LiveWindow::isA(*row, "MessageRow"));
        QCOMPARE(row->property("index").toInt(), 0);
        QVERIFY(isMarked(live));
        live.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(!list->hasActiveFocus());
    }

    void aWindowInTheBackgroundShowsNoFocus_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("the composer") << QByteArray();
        QTest::newRow("messages") << QByteArray("MessageList");
        QTest::newRow("a button") << QByteArray("SearchButton");
    }
    void aWindowInTheBackgroundShowsNoFocus()
    {
        QFETCH(QByteArray, place);
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        QVERIFY(open(live));
        if (!place.isEmpty())
            give(live, place.constData());
        QVERIFY(isMarked(live));
        QWindow other;
        other.show();
        other.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        live.settle();
        const auto isSign = [](const QQuickItem &item) {
            return LiveWindow::isA(item, "FocusRing") || item.property("cursorVisible").toBool();
        };
        QTRY_VERIFY(live.all(isSign).isEmpty());
        live.window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&live.window()));
        QTRY_VERIFY(!live.all(isSign).isEmpty());
    }

    // Such rows are to be found in the tree of items, with all that is in them.
    void rowsThatAreKeptForLaterUseAreNoStops()
    {
        LiveWindow live({u"Lobby"_s});
        const RoomId lobby = live.room(u"Lobby"_s);
        for (int i = 0; i < 80; ++i)
            live.server().post(lobby, live.server().other, u"See [the notes](https://a.example/%1)."_s.arg(i));
        live.server().room(lobby).lastRead = 80;
        QVERIFY(live.open());
        QVERIFY(live.waitForRows(50) && QTest::qWaitFor([&live] { return live.isWriting(); }));
        QQuickItem *list = live.byType("MessageList");
        for (int i = 0; i < 3; ++i) {
            live.key(Qt::Key_PageUp);
            live.settle();
        }
        live.key(Qt::Key_End);
        live.settle();
        const auto isRow = [](const QQuickItem &item) { return LiveWindow::isA(item, "MessageRow"); };
        QVERIFY(live.all(isRow, list).size() > LiveWindow::rows(list).size() + 5);
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
            int stops = 0;
            live.key(Qt::Key_L, Qt::ControlModifier);
            QVERIFY(live.isWriting());
            do {
                live.key(key, key == Qt::Key_Tab ? Qt::NoModifier : Qt::ShiftModifier);
                live.settle();
                QQuickItem *row = live.window().activeFocusItem();
                QVERIFY(row);
                while (row && !isRow(*row))
                    row = row->parentItem();
                QVERIFY(!row || LiveWindow::rows(list).contains(row));
                QVERIFY(isMarked(live));
            } while (!live.isWriting() && ++stops < 200);
            QVERIFY(live.isWriting());
        }
    }

    // What is in such a row has not heard yet that it is none.
    void rowsThatAreBeingMadeAreNoStops()
    {
        BitByBit background;
        LiveWindow live({u"Lobby"_s});
        live.engine().setIncubationController(&background);
        const RoomId lobby = live.room(u"Lobby"_s);
        for (int i = 0; i < 20; ++i)
            live.server().post(lobby, live.server().other,
                               u"See [the notes](https://a.example/%1).\n\n```\ncode\n```"_s.arg(i));
        live.server().room(lobby).lastRead = 20;
        QVERIFY(live.open());
        QVERIFY(live.waitForRows(20) && QTest::qWaitFor([&live] { return live.isWriting(); }));
        QTRY_VERIFY(background.incubatingObjectCount() > 0);
        QQuickItem *list = live.byType("MessageList");
        QQuickItem *composer = live.composer();
        const auto isBeingMade = [list](const QQuickItem &item) {
            return LiveWindow::isA(item, "MessageRow") && !LiveWindow::rows(list).contains(&item);
        };
        bool wereMade = false;
        do {
            wereMade = wereMade || !live.all(isBeingMade, list).isEmpty();
            const QQuickItem *stop = stopInRow(*list, composer);
            QVERIFY2(!stop, stop ? stop->metaObject()->className() : nullptr);
        } while (background.makeSome());
        QVERIFY(wereMade);
        const QList<QQuickItem *> rows = LiveWindow::rows(list);
        QVERIFY(std::all_of(rows.cbegin(), rows.cend(), [](const QQuickItem *row) {
            return !LiveWindow::isA(*row, "MessageRow") || row->isEnabled();
        }));
    }

    void shortcutsWorkAfterAPressOnWords_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        for (const char *keys : {"Ctrl+K", "Ctrl+N", "Ctrl+,", "Alt+Down", "Ctrl+L"})
            QTest::newRow(keys) << QKeySequence(QString::fromLatin1(keys));
    }
    void shortcutsWorkAfterAPressOnWords()
    {
        QFETCH(QKeySequence, keys);
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        QVERIFY(open(live));
        QQuickItem *words = live.byType("BlockText", LiveWindow::rows(live.byType("MessageList")).constFirst());
        QVERIFY(words);
        live.click(words);
        QTRY_VERIFY(live.window().activeFocusItem()->inherits("confab::markdown::SelectionArea"));
        live.settle();
        live.key(keys[0].key(), keys[0].keyboardModifiers());
        const auto worked = [&live, keys] {
            live.settle();
            return live.overlay() || live.app().room()->name() != u"Lobby"_s || live.isWriting();
        };
        QTRY_VERIFY(worked());
    }

    void theComposerHasTheKeyboardAfter_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *name : {"escape from a dialog", "escape from the switcher", "escape from the messages", "jump to newest", "stop by the pointer",
                                 "stop by the keyboard", "a room of the sidebar", "the open room again",
                                 "the next room", "the sidebar hides", "a press on a button", "the window comes back"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void theComposerHasTheKeyboardAfter()
    {
        QFETCH(QString, what);
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        QVERIFY(open(live));
        QVERIFY(live.isWriting());
        step(live, what);
        if (QTest::currentTestFailed())
            return;
        QTRY_VERIFY(live.isWriting());
        live.settle();
        live.type(u"ok"_s);
        QCOMPARE(live.written(), u"ok"_s);
    }

    void aPopupKeepsTheKeyboardWhenTheWindowComesBack_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        QTest::newRow("the switcher") << QKeySequence(u"Ctrl+K"_s);
        QTest::newRow("a form") << QKeySequence(u"Ctrl+N"_s);
        QTest::newRow("the settings") << QKeySequence(u"Ctrl+,"_s);
    }
    void aPopupKeepsTheKeyboardWhenTheWindowComesBack()
    {
        QFETCH(QKeySequence, keys);
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        QVERIFY(open(live));
        QVERIFY(openPopup(live, Qt::Key(keys[0].key())));
        QWindow other;
        other.show();
        other.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        live.settle();
        live.window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&live.window()));
        live.settle();
        live.type(u"kit"_s);
        QCOMPARE(live.written(), QString());
        QVERIFY(!live.isWriting());
        // A form with words in it asks before it goes.
        for (int letter = 0; letter < 3; ++letter)
            live.key(Qt::Key_Backspace);
        live.key(Qt::Key_Escape);
        QTRY_VERIFY(!live.overlay());
        QTRY_VERIFY(live.isWriting());
    }

    void whatIsTypedElsewhereIsWritten_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("messages") << QByteArray("MessageList");
        QTest::newRow("rooms") << QByteArray("SidebarList");
        QTest::newRow("a button") << QByteArray("SearchButton");
        QTest::newRow("members") << QByteArray("MembersPanel");
    }
    void whatIsTypedElsewhereIsWritten()
    {
        QFETCH(QByteArray, place);
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        QVERIFY(open(live));
        live.app().settings()->setMembersShown(true);
        live.type(u"so: "_s);
        QQuickItem *there = live.byType(place.constData());
        if (place == "MembersPanel")
            there = live.byType("QQuickListView", there);
        there->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(!live.isWriting());
        live.type(u"recede"_s);
        QCOMPARE(live.written(), u"so: recede"_s);
        QVERIFY(live.isWriting());
        QVERIFY(!live.app().room()->composer()->isReplying() && !live.app().room()->composer()->isEditing());
        QCOMPARE(live.app().room()->name(), u"Lobby"_s);
    }

    void nothingIsWrittenUnseen()
    {
        LiveWindow live({u"Second"_s, u"Lobby"_s}, {400, 700});
        QVERIFY(open(live));
        QVERIFY(live.isWriting());
        live.key(Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(!live.composer());
        live.type(u"lost"_s);
        // At the room that one came from.
        QTRY_VERIFY(live.byType("SidebarList")->hasActiveFocus());
        live.key(Qt::Key_Return);
        QTRY_VERIFY(live.isWriting());
        QCOMPARE(live.app().room()->name(), u"Lobby"_s);
        QCOMPARE(live.written(), QString());
        live.type(u"kept"_s);
        live.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!live.composer());
        live.type(u"lost"_s);
        live.key(Qt::Key_Escape);
        QTRY_VERIFY(live.isWriting());
        QCOMPARE(live.written(), u"kept"_s);
    }
};

QTEST_MAIN(tst_Focus)
#include "tst_Focus.moc"

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::test;

//! From what a message says to where one writes.
class tst_Copying : public QObject
{
    Q_OBJECT

    static inline const QString kMessage = u"## Words\n\n- one **two**\n\n```cpp\n\tint a_b;\n```"_s;

    static bool open(LiveWindow &live)
    {
        live.server().post(live.room(u"Lobby"_s), live.server().other, kMessage);
        live.server().room(live.room(u"Lobby"_s)).lastRead = 1;
        if (!live.open())
            return false;
        live.app().rooms()->open(live.room(u"Lobby"_s).toString());
        return live.waitForRows(1) && QTest::qWaitFor([&live] { return live.isWriting(); });
    }
    static bool isSelecting(LiveWindow &live)
    {
        const QQuickItem *held = live.window().activeFocusItem();
        return held && held->inherits("confab::markdown::SelectionArea");
    }
    static QStringList selected(LiveWindow &live)
    {
        QStringList words;
        for (const QQuickItem *text :
             live.all([](const QQuickItem &item) { return LiveWindow::isA(item, "BlockText"); }))
            words += text->property("selectedText").toString();
        return words;
    }
    //! All of the message, by the keyboard.
    static void select(LiveWindow &live)
    {
        live.click(live.byType("BlockText"));
        QTRY_VERIFY(isSelecting(live));
        live.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selected(live), QStringList({u"Words"_s, u"one two"_s, u"\tint a_b;"_s}));
    }

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }

    void whatIsCopiedOfAMessageIsPastedAsItWasWritten()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        select(live);
        live.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Words\n\n\u2022 one two\n\n\tint a_b;"_s);
        // Without going to where one writes first.
        live.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(live.isWriting());
        QCOMPARE(live.written(), kMessage);
        QCOMPARE(selected(live).join(QString()), QString());
    }

    void withShiftWordsAloneArePasted()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        select(live);
        live.key(Qt::Key_C, Qt::ControlModifier);
        live.key(Qt::Key_Escape);
        QTRY_VERIFY(live.isWriting());
        QCOMPARE(selected(live).join(QString()), QString());
        live.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(live.written(), u"Words\n\n\u2022 one two\n\n\tint a_b;"_s);
    }

    void whatIsSelectedOutlivesTheMenu()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        select(live);
        const QStringList before = selected(live);
        live.click(live.byType("BlockText"), Qt::RightButton);
        QTRY_VERIFY(live.overlay());
        live.settle();
        QCOMPARE(selected(live), before);
        live.key(Qt::Key_Escape);
        QTRY_VERIFY(!live.overlay());
        QTRY_VERIFY(isSelecting(live));
        live.settle();
        QVERIFY(isSelecting(live));
        QCOMPARE(selected(live), before);
        live.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"text/markdown"_s));
    }

    void whoWritesOnSelectsNothingAnyMore()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        select(live);
        live.type(u"x"_s);
        QVERIFY(live.isWriting());
        QCOMPARE(live.written(), u"x"_s);
        QCOMPARE(selected(live).join(QString()), QString());
    }

    void aRoomThatIsLeftForgetsWhatWasSelected()
    {
        LiveWindow live({u"Second"_s, u"Lobby"_s});
        live.server().post(live.room(u"Second"_s), live.server().other, kMessage);
        live.server().room(live.room(u"Second"_s)).lastRead = 1;
        QVERIFY(open(live));
        select(live);
        live.app().rooms()->open(live.room(u"Second"_s).toString());
        QTRY_COMPARE(live.app().room()->name(), u"Second"_s);
        QVERIFY(live.waitForRows(1));
        live.settle();
        QCOMPARE(selected(live).join(QString()), QString());
        live.app().rooms()->open(live.room(u"Lobby"_s).toString());
        QTRY_COMPARE(live.app().room()->name(), u"Lobby"_s);
        QVERIFY(live.waitForRows(1));
        live.settle();
        QCOMPARE(selected(live).join(QString()), QString());
    }
};

QTEST_MAIN(tst_Copying)
#include "tst_Copying.moc"

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveWindow.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client::test;
using namespace confab::test;

//! What keys do while one writes.
class tst_WritingKeys : public QObject
{
    Q_OBJECT

    static qreal top(const QQuickItem *list)
    {
        return list->property("contentY").toReal() - list->property("originY").toReal();
    }
    static bool open(LiveWindow &live)
    {
        for (int i = 0; i < 49; ++i)
            live.server().post(live.room(u"Lobby"_s), live.server().other, u"words %1"_s.arg(i));
        live.server().room(live.room(u"Lobby"_s)).lastRead = 49;
        return live.open() && live.waitForRows(49);
    }
    static QList<command::StreamStop> stops(LiveWindow &live) { return live.server().all<command::StreamStop>(); }

private Q_SLOTS:
    void pageKeysMoveTheMessagesAndLeaveTheText()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        live.type(u"some text"_s);
        const QQuickItem *list = live.byType("MessageList");
        QVERIFY(list->property("stuck").toBool());
        live.key(Qt::Key_PageUp);
        QTRY_VERIFY(!list->property("stuck").toBool());
        live.settle(); // the rows that came into sight know how high they are
        QVERIFY(live.isWriting());
        QCOMPARE(live.composer()->property("cursorPosition").toInt(), 9);
        live.key(Qt::Key_PageDown);
        QTRY_VERIFY(list->property("stuck").toBool());
        QCOMPARE(live.written(), u"some text"_s);
    }

    void homeAndEndOfAnEmptyFieldAreThoseOfTheMessages()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        const QQuickItem *list = live.byType("MessageList");
        live.key(Qt::Key_Home);
        QTRY_VERIFY(!list->property("stuck").toBool());
        QTRY_VERIFY(top(list) < list->height() / 2);
        live.key(Qt::Key_End);
        QTRY_VERIFY(list->property("stuck").toBool());
        QVERIFY(live.isWriting());
        live.byType("MessageList")->forceActiveFocus(Qt::TabFocusReason);
        live.key(Qt::Key_Home);
        QTRY_VERIFY(!list->property("stuck").toBool());
    }

    void homeAndEndOfATextAreTheTexts()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        live.type(u"one"_s);
        live.key(Qt::Key_Return, Qt::ShiftModifier);
        live.type(u"two"_s);
        const auto cursor = [&live] { return live.composer()->property("cursorPosition").toInt(); };
        live.key(Qt::Key_Home);
        QCOMPARE(cursor(), 4);
        live.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(cursor(), 0);
        live.key(Qt::Key_End);
        QCOMPARE(cursor(), 3);
        live.key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(cursor(), 7);
        QVERIFY(live.byType("MessageList")->property("stuck").toBool());
    }

    void theBestCompletionIsTakenWhateverStoodThereBefore()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        QList<Member> members{{live.server().self, Role::Owner, 0}};
        for (const QString &name : {u"Al Alb"_s, u"Alba"_s})
            members += Member{User{UserId::make(), name, UserKind::Person}, Role::Member, 0};
        client::Members &known = live.app().workspace()->members();
        QTRY_VERIFY(known.isComplete(live.room(u"Lobby"_s)));
        known.replace(live.room(u"Lobby"_s), members, true);
        QTRY_COMPARE(live.app().room()->members()->rowCount(), 3);
        const models::CompletionModel &offered = *live.app().room()->composer()->completions();
        live.type(u"@al"_s);
        QCOMPARE(offered.entries().constFirst().text, u"@Al Alb"_s);
        live.settle();
        live.type(u"b"_s);
        QCOMPARE(offered.entries().constFirst().text, u"@Alba"_s);
        live.settle();
        live.key(Qt::Key_Tab);
        QCOMPARE(live.written(), u"@Alba "_s);
    }

    void enterSendsANameThatIsWrittenInFull()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        const RoomId lobby = live.room(u"Lobby"_s);
        client::Members &known = live.app().workspace()->members();
        QTRY_VERIFY(known.isComplete(lobby));
        known.replace(lobby, {{live.server().self, Role::Owner, 0}, {live.server().other, Role::Member, 0}}, true);
        QTRY_COMPARE(live.app().room()->members()->rowCount(), 2);
        const auto sent = [&live] { return live.server().all<command::MessageSend>(); };
        live.type(u"@grac"_s);
        live.settle();
        live.key(Qt::Key_Return);
        QCOMPARE(live.written(), u"@Grace "_s);
        live.key(Qt::Key_Backspace);
        live.key(Qt::Key_Backspace);
        live.type(u"e"_s);
        live.settle();
        QVERIFY(live.byType("CompletionList"));
        live.key(Qt::Key_Return);
        QTRY_COMPARE(sent().size(), 1);
        QCOMPARE(sent().constFirst().content, u"@Grace"_s);
        QVERIFY(!live.byType("CompletionList"));
    }

    void escapeStopsOnesOwnAnswerAndNoOthers()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        const RoomId lobby = live.room(u"Lobby"_s);
        const Message theirs = live.server().post(lobby, live.server().other, u"@Guide theirs"_s);
        const Message others = live.server().beginAnswer(lobby, theirs.id);
        QVERIFY(live.waitForRows(51));
        live.key(Qt::Key_Escape);
        const Message mine = live.server().post(lobby, live.server().self, u"@Guide mine"_s);
        const Message answer = live.server().beginAnswer(lobby, mine.id);
        QVERIFY(live.waitForRows(53));
        QCOMPARE(stops(live).size(), 0);

        // What is nearer wants it first.
        live.type(u"@G"_s);
        QTRY_VERIFY(live.byType("CompletionList"));
        live.key(Qt::Key_Escape);
        live.app().room()->composer()->startReply(theirs.id.toString());
        live.key(Qt::Key_Escape);
        QVERIFY(!live.app().room()->composer()->isReplying());
        QCoreApplication::processEvents();
        QCOMPARE(stops(live).size(), 0);

        live.key(Qt::Key_Escape);
        QTRY_COMPARE(stops(live).size(), 1);
        QCOMPARE(stops(live).constFirst().stream, answer.stream->id);
        QCOMPARE(live.written(), u"@G"_s);
    }

    void escapeFromElsewhereOnlyGoesBackToWriting_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("messages") << QByteArray("MessageList");
        QTest::newRow("rooms") << QByteArray("SidebarList");
        QTest::newRow("a button") << QByteArray("SearchButton");
    }
    void escapeFromElsewhereOnlyGoesBackToWriting()
    {
        QFETCH(QByteArray, place);
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        const RoomId lobby = live.room(u"Lobby"_s);
        live.server().beginAnswer(lobby, live.server().post(lobby, live.server().self, u"@Guide mine"_s).id);
        QVERIFY(live.waitForRows(51));
        live.byType(place.constData())->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(!live.isWriting());
        live.key(Qt::Key_Escape);
        QTRY_VERIFY(live.isWriting());
        QCoreApplication::processEvents();
        QCOMPARE(stops(live).size(), 0);
        live.key(Qt::Key_Escape);
        QTRY_COMPARE(stops(live).size(), 1);
    }

    void aLineOfTheFieldIsAsHighAsOneOfAMessage()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        models::ComposerController &composer = *live.app().room()->composer();
        const auto height = [&live] { return live.composer()->property("contentHeight").toReal(); };
        const auto lineOf = [](const QQuickItem *item) { return item->property("line").toReal(); };
        const qreal line = lineOf(live.byType("BlockText"));
        QVERIFY(line > 0);
        for (const QString &text : {u"one"_s, u"one\ntwo\nthree"_s}) {
            composer.setText(text);
            QCOMPARE(height(), line * double(text.count(u'\n') + 1));
        }
        composer.setText({});
        live.type(u"a"_s);
        live.key(Qt::Key_Return, Qt::ShiftModifier);
        live.type(u"b"_s);
        QCOMPARE(height(), 2 * line);
        live.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(live.written() != u"a\nb"_s);
        live.app().settings()->setTextScale(2);
        composer.setText(u"one\ntwo"_s);
        live.settle();
        QCOMPARE(height(), 2 * lineOf(live.byType("BlockText")));
    }

    void aDraftIsThereWhenTheWindowOpensItsRoom()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        live.type(u"half a"_s);
        for (const QString &more : {u" sen"_s, u"tence"_s}) {
            live.app().switchAccount();
            QTRY_VERIFY(!live.composer());
            QVERIFY(live.signIn());
            QTRY_VERIFY(live.isWriting());
            live.settle();
            QVERIFY(live.written().startsWith(u"half a"_s));
            QCOMPARE(live.composer()->property("text").toString(), live.written());
            live.type(more);
        }
        QCOMPARE(live.written(), u"half a sentence"_s);
        const client::ReplicaDrafts &drafts = live.app().workspace()->replica().drafts();
        QTRY_COMPARE(drafts.text(live.room(u"Lobby"_s)), u"half a sentence"_s);
    }

    void longTextEndsInsideTheBorder()
    {
        LiveWindow live({u"Lobby"_s});
        QVERIFY(open(live));
        live.app().room()->composer()->setText(u"A long line of text.\n"_s.repeated(200));
        live.settle();
        const QQuickItem *flick = live.composer()->parentItem()->parentItem();
        const QQuickItem *field = live.byType("ComposerField");
        QVERIFY(flick->clip());
        QVERIFY(flick->y() >= 2);
        QVERIFY(flick->y() + flick->height() <= field->height() - 2);
    }
};

QTEST_MAIN(tst_WritingKeys)
#include "tst_WritingKeys.moc"

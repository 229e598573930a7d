// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DesktopStage.h"
#include "models/DesktopNotices.h"
#include "models/UnreadTotal.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;
using confab::models::test::DesktopStage;

//! What is told on the desktop, of whom, and when it goes.
class tst_DesktopNotices : public QObject
{
    Q_OBJECT

    struct Stage : DesktopStage
    {
        explicit Stage(RoomKind kind = RoomKind::Private, const QString &name = u"Plans"_s)
            : DesktopStage(kind, name)
        {
            notices =
                std::make_unique<DesktopNotices>(DesktopNotices::Sources{parts, settings, rooms, presence, attendance});
        }
        ~Stage() { notices->attach(nullptr); }
        bool open()
        {
            if (!DesktopStage::open())
                return false;
            notices->attach(workspace.get());
            return isLive();
        }
        void takeBack(Message message)
        {
            message.content.clear();
            message.deletedAt = message.createdAt + 1;
            server.change(message, true);
        }

        std::unique_ptr<DesktopNotices> notices;
    };

private Q_SLOTS:
    void whatOthersWriteIsToldWhileNobodyLooks()
    {
        Stage s;
        QVERIFY(s.open());
        QSignalSpy attention(s.notices.get(), &DesktopNotices::attentionWanted);
        s.say(u"shall we *meet* at `six`?"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        const platform::Notification &notice = s.desktop.shown.first();
        QCOMPARE(notice.key, s.room.toString());
        QCOMPARE(notice.title, u"Plans"_s);
        QCOMPARE(notice.text, u"Grace: shall we meet at six?"_s);
        QVERIFY(!notice.silent);
        QCOMPARE(attention.size(), 1);
    }

    void whatIsLookedAtIsNotTold()
    {
        Stage s;
        QVERIFY(s.open());
        s.look();
        s.say(u"here"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
        s.server.post(s.elsewhere, s.server.other, u"but this"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().title, u"Elsewhere"_s);
        s.attendance.setWindowActive(false);
        s.say(u"and this"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 2);
    }

    void ownWordsAndWhatCameBeforeTheStartAreNotTold()
    {
        Stage s;
        s.say(u"of yesterday"_s);
        QVERIFY(s.open());
        s.server.post(s.room, s.server.self, u"from my phone"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
    }

    void whatWasMissedWithoutAConnectionIsToldWhenItIsBack()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.mute = true;
        s.say(u"missed one"_s);
        s.say(u"missed two"_s);
        s.server.mute = false;
        s.server.drop();
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().title, u"Plans (2)"_s);
    }

    void whatAnotherDeviceHasSeenIsTakenBackOrNeverTold()
    {
        Stage s;
        QVERIFY(s.open());
        const auto seenElsewhere = [&s](qint64 seq) {
            s.server.pushEphemeral(s.room, event::MessageSeenUpdate{{s.room, s.server.self.id, seq}});
        };
        const Message first = s.say(u"one"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        seenElsewhere(first.seq);
        QTRY_COMPARE(s.desktop.withdrawn, QStringList{s.room.toString()});
        // Both in one turn: nothing is told before what comes along was heard.
        const Message second = s.say(u"two"_s);
        seenElsewhere(second.seq);
        QVERIFY(s.settle());
        QCOMPARE(s.desktop.shown.size(), 1);
    }

    void manyAtOnceAreOneNoticeARoomAndOneSound()
    {
        Stage s;
        QVERIFY(s.open());
        for (int i = 1; i <= 9; ++i)
            s.say(u"number %1"_s.arg(i));
        QTRY_VERIFY(!s.desktop.shown.isEmpty() && s.desktop.shown.last().title == u"Plans (9)"_s);
        QCOMPARE(s.desktop.shown.last().text, u"Grace: number 7\nGrace: number 8\nGrace: number 9"_s);
        for (const platform::Notification &each : std::as_const(s.desktop.shown))
            QCOMPARE(each.key, s.room.toString());
        s.say(u"soon after"_s);
        QTRY_COMPARE(s.desktop.shown.last().title, u"Plans (10)"_s);
        QVERIFY(s.desktop.shown.last().silent);
        s.now += DesktopNotices::kQuietMs;
        s.say(u"later"_s);
        QTRY_COMPARE(s.desktop.shown.last().title, u"Plans (11)"_s);
        QVERIFY(!s.desktop.shown.last().silent);
    }

    void doNotDisturbHoldsEverythingBack()
    {
        Stage s;
        QVERIFY(s.open());
        s.presence.choose(PresenceState::Dnd);
        s.say(u"psst"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
        s.presence.choose(PresenceState::Online);
        s.settings.setOn(false);
        s.say(u"psst"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
    }

    void theTextIsHiddenByTheSwitch()
    {
        Stage s;
        QVERIFY(s.open());
        s.settings.setTextShown(false);
        s.settings.setSound(false);
        s.say(u"secret"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().text, u"New message"_s);
        QVERIFY(s.desktop.shown.first().silent);
    }

    void bigPublicRoomsTellMentionsAlone()
    {
        Stage s(RoomKind::Public);
        s.server.room(s.room).room.memberCount = 51;
        QVERIFY(s.open());
        UnreadTotal total;
        total.attach(s.workspace.get());
        s.say(u"to everybody"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
        QCOMPARE(total.count(), 0);
        s.server.mentions = {s.server.self.id};
        s.say(u"@Ada look"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QTRY_COMPARE(total.count(), 1);
        total.attach(nullptr);
    }

    void whoIsBlockedTellsNothing()
    {
        Stage s;
        QVERIFY(s.open());
        s.workspace->blocked().set(s.server.other.id, true);
        s.say(u"look at me"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
        s.workspace->blocked().set(s.server.other.id, false);
        s.say(u"hello"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
    }

    void whatWasToldOfSomebodyGoesWhenHeIsBlocked()
    {
        Stage s;
        QVERIFY(s.open());
        s.say(u"look at me"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        s.workspace->blocked().set(s.server.other.id, true);
        QCOMPARE(s.desktop.withdrawn, QStringList{s.room.toString()});
    }

    void whatWasToldOfSomebodyGoesWhenAnotherDeviceHasBlockedHimMeanwhile()
    {
        Stage s;
        QVERIFY(s.open());
        s.say(u"look at me"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        s.server.blocked = {s.server.other.id};
        s.server.drop();
        QTRY_COMPARE(s.desktop.withdrawn, QStringList{s.room.toString()});
    }

    void aRoomThatWasMutedTellsNothing()
    {
        Stage s;
        QVERIFY(s.open());
        s.workspace->roomPreferences().put(s.room, {NotifyChoice{NotifyLevel::None, {}}, false});
        s.server.mentions = {s.server.self.id};
        s.say(u"@Ada look"_s);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
    }

    void aDirectRoomIsCalledByWhoWrote()
    {
        Stage s(RoomKind::Direct);
        QVERIFY(s.open());
        s.say(u"hello"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().title, u"Grace"_s);
        QCOMPARE(s.desktop.shown.first().text, u"hello"_s);
    }

    void wordsThatAreTakenBackGoFromTheDesktop()
    {
        Stage s;
        QVERIFY(s.open());
        const Message first = s.say(u"one"_s);
        const Message second = s.say(u"two"_s);
        QTRY_VERIFY(!s.desktop.shown.isEmpty() && s.desktop.shown.last().title == u"Plans (2)"_s);
        s.takeBack(second);
        QTRY_COMPARE(s.desktop.shown.last().text, u"Grace: one"_s);
        QVERIFY(s.desktop.shown.last().silent);
        s.takeBack(first);
        QTRY_COMPARE(s.desktop.withdrawn.size(), 1);
    }

    void anAnswerIsToldWhenItIsThere()
    {
        Stage s;
        QVERIFY(s.open());
        const Message answer = s.server.beginAnswer(s.room);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
        s.server.endAnswer(answer, u"It is 42."_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().text, u"Guide: It is 42."_s);
    }

    void aReplyFromTheDesktopIsSentAndTheRoomRead()
    {
        Stage s;
        QVERIFY(s.open());
        const Message message = s.say(u"coming?"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        Q_EMIT s.desktop.replied(s.room.toString(), u"yes"_s);
        QTRY_COMPARE(s.server.all<command::MessageSend>().size(), 1);
        QCOMPARE(s.server.all<command::MessageSend>().first().content, u"yes"_s);
        QTRY_COMPARE(s.server.all<command::MessageSeen>().size(), 1);
        QCOMPARE(s.server.all<command::MessageSeen>().first().seq, message.seq);
        QCOMPARE(s.desktop.withdrawn, QStringList{s.room.toString()});
    }

    void markedReadOnTheDesktopIsReadEverywhere()
    {
        Stage s;
        QVERIFY(s.open());
        const Message message = s.say(u"coming?"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        Q_EMIT s.desktop.readMarked(s.room.toString());
        Q_EMIT s.desktop.readMarked(u"nonsense"_s);
        QTRY_COMPARE(s.server.all<command::MessageSeen>().size(), 1);
        QCOMPARE(s.server.all<command::MessageSeen>().first().seq, message.seq);
        QCOMPARE(s.workspace->rooms().find(s.room)->unread, 0);
    }

    void whoComesToTheRoomTakesItsNoticeAway()
    {
        Stage s;
        QVERIFY(s.open());
        s.say(u"coming?"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        s.look();
        QCOMPARE(s.desktop.withdrawn, QStringList{s.room.toString()});
    }

    void whoIsPutIntoARoomIsToldWhileNobodyLooks()
    {
        Stage s;
        QVERIFY(s.open());
        const auto add = [&s](const QString &name) {
            const RoomId added = s.server.addRoom(name);
            s.server.tell(added, event::UserJoined{s.server.room(added).room, Member{s.server.self}, s.server.other.id});
            return added;
        };
        s.workspace->members().put(s.room, {s.server.other});
        const RoomId shed = add(u"Shed"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().key, shed.toString());
        QCOMPARE(s.desktop.shown.first().title, u"Shed"_s);
        QCOMPARE(s.desktop.shown.first().text, u"Grace added you to this room"_s);
        QVERIFY(s.settle());
        QCOMPARE(s.desktop.withdrawn, QStringList());
        // Whoever comes there knows.
        s.look();
        s.rooms.setCurrent(shed);
        QCOMPARE(s.desktop.withdrawn, QStringList{shed.toString()});
        // And who has the window before him reads it there.
        add(u"Attic"_s);
        QVERIFY(s.settle());
        QCOMPARE(s.desktop.shown.size(), 1);
    }

    void whoWantsNoNoticesIsNotToldOfNewRooms()
    {
        Stage s;
        QVERIFY(s.open());
        s.settings.setOn(false);
        const RoomId shed = s.server.addRoom(u"Shed"_s);
        s.server.tell(shed, event::UserJoined{s.server.room(shed).room, Member{s.server.self}, s.server.other.id});
        QTRY_VERIFY(s.workspace->rooms().contains(shed));
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
    }

    //! Letters of the other direction leave the colon and the count where they are.
    void namesKeepApartFromTheSentencesTheyStandIn()
    {
        Stage s(RoomKind::Private, u"גינה"_s);
        s.server.other.name = u"ליאה"_s;
        QVERIFY(s.open());
        s.workspace->members().put(s.room, {s.server.other});
        s.say(u"one"_s);
        s.say(u"שלום"_s);
        QTRY_VERIFY(!s.desktop.raw.isEmpty() && s.desktop.raw.last().title == u"\u2068גינה\u2069 (2)"_s);
        QCOMPARE(s.desktop.raw.last().text, u"\u2068ליאה\u2069: \u2068one\u2069\n\u2068ליאה\u2069: \u2068שלום\u2069"_s);
        const RoomId shed = s.server.addRoom(u"Shed"_s);
        s.server.tell(shed, event::UserJoined{s.server.room(shed).room, Member{s.server.self}, s.server.other.id});
        QTRY_COMPARE(s.desktop.raw.last().text, u"\u2068ליאה\u2069 added you to this room"_s);
    }

    void theTotalCountsAllRooms()
    {
        Stage s;
        QVERIFY(s.open());
        UnreadTotal total;
        total.attach(s.workspace.get());
        QSignalSpy changed(&total, &UnreadTotal::changed);
        s.say(u"one"_s);
        s.say(u"two"_s);
        s.server.post(s.elsewhere, s.server.other, u"three"_s);
        QTRY_COMPARE(total.count(), 3);
        s.workspace->ownCursors().markSeen(s.room, 2);
        QTRY_COMPARE(total.count(), 1);
        total.attach(nullptr);
        QCOMPARE(total.count(), 0);
    }
};

QTEST_MAIN(tst_DesktopNotices)
#include "tst_DesktopNotices.moc"

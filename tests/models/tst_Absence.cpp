// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/SelfPresence.h"
#include "platform/Attendance.h"
#include "TimelineFixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

//! What is seen, and what is missed, while nobody is there. The view reports as if it had somebody in front of it.
class tst_Absence : public QObject
{
    Q_OBJECT

    //! A room that was read to its end by somebody who is there.
    struct Fixture : TimelineFixture
    {
        explicit Fixture(int messages)
            : TimelineFixture(messages)
        {
            attendance.setWindowActive(true);
            attendance.noteSign();
            model.setAttendance(attendance);
        }
        ~Fixture() { model.attach(nullptr, nullptr); }
        void sleep(qint64 ms) { now += ms; }
        //! Messages of somebody else that the connection does not bring.
        void missMessages(int count)
        {
            server.mute = true;
            for (int i = 0; i < count; ++i)
                server.post(room, server.other, u"missed %1"_s.arg(i + 1));
            server.mute = false;
        }
        bool reconnect()
        {
            server.drop();
            return QTest::qWaitFor([this] { return !workspace->connection().isLive(); }) &&
                   QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        //! All that is loaded, down to a row, has been in view.
        void see(int newestRow = 0)
        {
            model.noteInView(newestRow, model.rowCount() - 1);
            model.markSeen();
        }
        qsizetype seenTold() const { return server.all<command::MessageSeen>().size(); }
        QString text(int row) const { return at(row, TimelineModel::ContentRole).toString(); }

        qint64 now = 1'000'000;
        platform::Attendance attendance{[this] { return now; }};
    };

private Q_SLOTS:
    void nothingIsSeenAfterSleepUntilSomebodyGivesASign()
    {
        Fixture f(100);
        QVERIFY(f.open());
        f.sleep(75'000);
        f.missMessages(1'500); // more than a replay brings
        QVERIFY(f.reconnect());
        QTRY_COMPARE(f.text(0), u"missed 1500"_s);
        f.see();
        QCOMPARE(f.model.unseenCount(), 1'500);
        QCOMPARE(f.model.missedCount(), 1'500);
        QCOMPARE(f.seenTold(), 0);

        f.attendance.check();
        f.sleep(1'000);
        QVERIFY(!f.model.isWatched());
        f.attendance.noteSign();
        QVERIFY(f.model.isWatched());
        // What is in sight now was come to without what is between.
        f.see();
        QCOMPARE(f.model.unseenCount(), 1'500);
        QCOMPARE(f.model.missedCount(), 1'500);
        QCOMPARE(f.model.firstUnseenRow(), f.model.rowCount());
        QCOMPARE(f.seenTold(), 0);
        f.model.markAllSeen();
        QCOMPARE(f.model.unseenCount(), 0);
        QCOMPARE(f.model.missedCount(), 0);
        QTRY_COMPARE(f.seenTold(), 1);
    }

    void doNotDisturbOfAnotherDeviceIsTakenOver()
    {
        Fixture f(1);
        QVERIFY(f.open());
        SelfPresence presence;
        presence.attach(f.workspace.get());
        const auto told = [&f] { return f.server.all<command::PresenceSet>(); };
        const auto serverSays = [&f](PresenceState state) {
            f.server.push(EventFrame{.event = event::PresenceUpdate{{f.workspace->self().id, state}}});
        };
        serverSays(PresenceState::Dnd);
        QTRY_COMPARE(presence.state(), PresenceState::Dnd);
        presence.setAway(true);
        presence.setAway(false);
        QCOMPARE(presence.state(), PresenceState::Dnd);
        presence.choose(PresenceState::Online);
        QTRY_COMPARE(told().size(), 1); // neither away nor back was said
        QCOMPARE(told().last().state, PresenceState::Online);

        serverSays(PresenceState::Dnd); // was under way
        serverSays(PresenceState::Online);
        QTRY_COMPARE(presence.state(), PresenceState::Online);
        presence.choose(PresenceState::Dnd);
        serverSays(PresenceState::Online); // was under way
        serverSays(PresenceState::Dnd);
        QTRY_COMPARE(told().size(), 2);
        QCOMPARE(presence.state(), PresenceState::Dnd);
        QVERIFY(f.reconnect());
        QTRY_COMPARE(told().size(), 3); // chosen here, it is said again
        QCOMPARE(told().last().state, PresenceState::Dnd);
    }

    void nothingIsSeenThatWasNeverInView()
    {
        Fixture f(100);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        f.missMessages(40);
        QVERIFY(f.reconnect());
        QTRY_COMPARE(f.text(0), u"missed 40"_s);
        f.attendance.setWindowActive(true);
        const auto inView = [&f](int newest, int oldest) {
            f.model.noteInView(newest, oldest);
            f.model.markSeen();
        };
        // The newest; then the first, by the pill; then down to where it was.
        inView(0, 9);
        QCOMPARE(f.model.unseenCount(), 40);
        QCOMPARE(f.model.firstUnseenRow(), 39);
        inView(30, 42);
        QCOMPARE(f.model.unseenCount(), 30);
        QCOMPARE(f.model.firstUnseenRow(), 29);
        inView(20, 29);
        QCOMPARE(f.model.unseenCount(), 20);
        inView(10, 19);
        QCOMPARE(f.model.unseenCount(), 0);
        QCOMPARE(f.model.firstUnseenRow(), -1);
        QTRY_COMPARE(f.seenTold(), 3);
        QCOMPARE(f.server.all<command::MessageSeen>().constLast().seq, 140);
    }

    void whatIsDeletedLeavesNoGap()
    {
        Fixture f(10);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        for (int i = 0; i < 20; ++i)
            f.server.post(f.room, f.server.other, u"missed %1"_s.arg(i + 1));
        QTRY_COMPARE(f.text(0), u"missed 20"_s);
        for (int i = 0; i < 15; ++i) {
            Message gone = f.server.room(f.room).messages.at(10 + i);
            gone.content.clear();
            gone.deletedAt = gone.createdAt + 1;
            f.server.change(gone, true);
        }
        QTRY_COMPARE(f.model.unseenCount(), 5);
        f.attendance.setWindowActive(true);
        f.model.noteInView(0, 6);
        f.model.markSeen();
        QCOMPARE(f.model.unseenCount(), 0);
    }

    void theWayToTheFirstMissedLeadsThereFromFarAway()
    {
        Fixture f(100);
        QVERIFY(f.open());
        f.sleep(75'000);
        f.missMessages(1'500);
        QVERIFY(f.reconnect());
        QTRY_COMPARE(f.text(0), u"missed 1500"_s);
        QCOMPARE(f.model.newMessagesRow(), -1); // not loaded
        f.attendance.check();
        f.sleep(1'000);
        f.attendance.noteSign();
        const QSignalSpy ready(&f.model, &TimelineModel::jumpReady);
        f.model.showNewMessages();
        QTRY_COMPARE(ready.count(), 1);
        const int row = ready.first().first().toInt();
        QCOMPARE(f.text(row), u"missed 1"_s);
        QCOMPARE(f.model.newMessagesRow(), row + 1);
        f.model.noteLineSeen();
        QCOMPARE(f.model.missedCount(), 0);
        QCOMPARE(f.model.newMessagesRow(), row + 1);

        // Read from there on, the count goes down by what was read, though most of it was never loaded.
        f.see(row - 9);
        QCOMPARE(f.model.unseenCount(), 1'490);
        f.model.showNewest();
        QTRY_COMPARE(f.text(0), u"missed 1500"_s);
        f.see();
        QCOMPARE(f.model.unseenCount(), 1'490);
        // And back to where it was left.
        f.model.showNewMessages();
        QTRY_COMPARE(ready.count(), 2);
        QCOMPARE(f.text(ready.last().first().toInt()), u"missed 11"_s);
    }

    void aConnectionThatOutlivedTheSleepBringsNothingSeen()
    {
        Fixture f(10);
        QVERIFY(f.open());
        f.sleep(75'000);
        for (int i = 0; i < 30; ++i)
            f.server.post(f.room, f.server.other, u"missed %1"_s.arg(i + 1));
        QTRY_COMPARE(f.text(0), u"missed 30"_s);
        f.see();
        QCOMPARE(f.model.unseenCount(), 30);
        QCOMPARE(f.model.missedCount(), 30);
        QCOMPARE(f.model.newMessagesRow(), 30);
        QCOMPARE(f.seenTold(), 0);
    }

    void whoDoesNothingForLongIsNotReading()
    {
        Fixture f(10);
        QVERIFY(f.open());
        for (int minute = 0; minute < 5; ++minute) {
            for (int beat = 0; beat < 6; ++beat) {
                f.sleep(10'000);
                f.attendance.check();
            }
        }
        f.server.post(f.room, f.server.other, u"missed"_s);
        QTRY_COMPARE(f.text(0), u"missed"_s);
        f.see();
        QCOMPARE(f.model.unseenCount(), 1);
        QCOMPARE(f.model.newMessagesRow(), 1);
        f.attendance.noteSign();
        f.see();
        QCOMPARE(f.model.unseenCount(), 0);
        QCOMPARE(f.model.newMessagesRow(), 1);
    }

    void whatComesIntoAWindowInTheBackgroundGetsALine()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.server.post(f.room, f.server.other, u"seen at once"_s);
        QTRY_COMPARE(f.text(0), u"seen at once"_s);
        f.see();
        QCOMPARE(f.model.newMessagesRow(), -1);
        f.attendance.setWindowActive(false);
        f.server.post(f.room, f.server.other, u"away"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 1);
        f.attendance.setWindowActive(true);
        QVERIFY(f.workspace->messageRequests().send(f.room, u"back"_s));
        QCOMPARE(f.model.newMessagesRow(), -1);
        QCOMPARE(f.model.missedCount(), 0);
    }

    // Offline nothing else is heard that would tell.
    void writingTellsThatNothingIsMissedAnyMore()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        f.server.post(f.room, f.server.other, u"away"_s);
        QTRY_COMPARE(f.model.missedCount(), 1);
        f.attendance.setWindowActive(true);
        int shown = f.model.missedCount();
        connect(&f.model, &TimelineModel::unseenCountChanged, this, [&] { shown = f.model.missedCount(); });
        QVERIFY(f.workspace->messageRequests().send(f.room, u"back"_s));
        QCOMPARE(shown, f.model.missedCount());
        QCOMPARE(shown, 0);
        f.model.disconnect(this);
    }

    void aSecondAbsenceStartsAtItsOwnFirstMessage()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        f.server.post(f.room, f.server.other, u"first absence"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 1);
        f.attendance.setWindowActive(true);
        f.model.noteLineSeen();
        f.see();
        f.attendance.setWindowActive(false);
        f.server.post(f.room, f.server.other, u"second absence"_s);
        QTRY_COMPARE(f.text(0), u"second absence"_s);
        QCOMPARE(f.model.newMessagesRow(), 1);
        QCOMPARE(f.model.missedCount(), 1);
    }

    void aLineThatNobodyHasSeenStaysWhereItIs()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        f.server.post(f.room, f.server.other, u"first absence"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 1);
        f.attendance.setWindowActive(true);
        f.attendance.setWindowActive(false);
        f.server.post(f.room, f.server.other, u"second absence"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 2);
        QCOMPARE(f.model.missedCount(), 2);
        QCOMPARE(f.model.headRow(0), 0);
        QCOMPARE(f.model.headRow(1), 2);
        QCOMPARE(f.model.headRow(3), 3);
    }

    void theLineIsTheHeadOfItsMessageThoughSomebodyCameBetween()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        f.server.join(f.room, {UserId::make(), u"Mia"_s, UserKind::Person});
        f.server.post(f.room, f.server.other, u"missed"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 2);
        QCOMPARE(f.text(0), u"missed"_s);
        QCOMPARE(f.model.index(1).data(TimelineModel::KindRole).toInt(), int(TimelineModel::SystemRow));
        QCOMPARE(f.model.headRow(0), 2);
    }

    void theCountOfWhatWasMissedIsThatOfWhatIsUnread()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        for (int i = 0; i < 6; ++i)
            f.server.post(f.room, f.server.other, u"missed %1"_s.arg(i + 1));
        QTRY_COMPARE(f.model.missedCount(), 6);
        Message gone = f.server.room(f.room).messages.at(4);
        gone.content.clear();
        gone.deletedAt = gone.createdAt + 1;
        f.server.change(gone, true);
        QTRY_COMPARE(f.model.unseenCount(), 5);
        QCOMPARE(f.model.missedCount(), 5);
        // Whoever has seen them has been there, whether the line was in sight at rest or not.
        f.attendance.setWindowActive(true);
        f.see();
        QCOMPARE(f.model.unseenCount(), 0);
        QCOMPARE(f.model.missedCount(), 0);
    }

    void readOnAnotherDeviceNothingIsNewAnyMore()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        for (int i = 0; i < 3; ++i)
            f.server.post(f.room, f.server.other, u"missed"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 3);
        f.server.pushEphemeral(f.room, event::MessageSeenUpdate{{f.room, f.server.self.id, 4}});
        QTRY_COMPARE(f.model.newMessagesRow(), 1);
        QCOMPARE(f.model.missedCount(), 1);
        f.server.pushEphemeral(f.room, event::MessageSeenUpdate{{f.room, f.server.self.id, 5}});
        QTRY_COMPARE(f.model.newMessagesRow(), -1);
        QCOMPARE(f.model.missedCount(), 0);
    }

    void anOwnMessageFromElsewhereLeavesTheLine()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.attendance.setWindowActive(false);
        for (int i = 0; i < 3; ++i)
            f.server.post(f.room, f.server.other, u"missed"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 3);
        f.server.post(f.room, f.server.self, u"from the telephone"_s);
        QTRY_COMPARE(f.model.newMessagesRow(), 4);
        QCOMPARE(f.model.missedCount(), 3);
        QCOMPARE(f.model.unseenCount(), 0);
    }

    // The cursor that was told last did not get through.
    void theServersOlderCursorDoesNotHideWhatIsUnread()
    {
        Fixture f(100);
        f.server.room(f.room).lastRead = 90;
        QVERIFY(f.open());
        f.server.intercept = [](const CommandFrame &frame) {
            return std::holds_alternative<command::MessageSeen>(frame.command);
        };
        f.see();
        QCOMPARE(f.model.unseenCount(), 0);
        f.sleep(75'000);
        f.missMessages(1'500);
        QVERIFY(f.reconnect());
        QTRY_COMPARE(f.text(0), u"missed 1500"_s);
        QCOMPARE(f.model.unseenCount(), 1'500);
    }

    void whatWasMissedWithoutAConnectionGetsALineToo()
    {
        Fixture f(10);
        QVERIFY(f.open());
        f.missMessages(23);
        QVERIFY(f.reconnect());
        QTRY_COMPARE(f.text(0), u"missed 23"_s);
        QCOMPARE(f.model.newMessagesRow(), 23);
        QCOMPARE(f.model.missedCount(), 23);
    }

    void othersAreToldThatNobodyIsThere()
    {
        Fixture f(1);
        QVERIFY(f.open());
        SelfPresence presence;
        presence.attach(f.workspace.get());
        connect(&f.attendance, &platform::Attendance::changed, &presence,
                [&] { presence.setAway(f.attendance.isAway()); });
        f.sleep(75'000);
        f.attendance.check();
        QCOMPARE(presence.state(), PresenceState::Away);
        QTRY_COMPARE(f.server.all<command::PresenceSet>().size(), 1);
        f.sleep(1'000);
        f.attendance.noteSign();
        QCOMPARE(presence.state(), PresenceState::Online);
        QTRY_COMPARE(f.server.all<command::PresenceSet>().size(), 2);
    }
};

QTEST_MAIN(tst_Absence)
#include "tst_Absence.moc"

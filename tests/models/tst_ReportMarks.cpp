// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/ServerNotices.h"
#include "DesktopStage.h"
#include "models/ReportMarks.h"
#include "models/ReportNotices.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::models;
using confab::models::test::DesktopStage;

//! Where reports wait for who leads the room, whichever room is open, and what is told of them on the desktop.
class tst_ReportMarks : public QObject
{
    Q_OBJECT

    struct Stage : DesktopStage
    {
        explicit Stage(const QString &name = u"Plans"_s)
            : DesktopStage(RoomKind::Private, name)
        {
            server.room(room).role = Role::Owner;
            server.intercept = [this](const CommandFrame &frame) {
                const auto *asked = std::get_if<command::AuditList>(&frame.command);
                if (asked == nullptr)
                    return false;
                this->asked += asked->room.value_or(RoomId());
                if (isHeld)
                    held += frame;
                else
                    answer(frame);
                return true;
            };
            rooms.reportMarks().keepIn(store);
            const DesktopNotices::Sources sources{parts, settings, rooms, presence, attendance};
            messageNotices = std::make_unique<DesktopNotices>(sources);
            notices = std::make_unique<ReportNotices>(sources, *messageNotices);
        }
        ~Stage() { attachNotices(nullptr); }
        void attachNotices(Workspace *account)
        {
            messageNotices->attach(account);
            notices->attach(account);
        }
        bool open()
        {
            if (!DesktopStage::open())
                return false;
            attachNotices(workspace.get());
            rooms.setCurrent(elsewhere);
            return isLive();
        }
        //! The app is closed and opened again, by this user.
        void restart(const User &user)
        {
            server.self = user;
            restart();
        }
        void restart()
        {
            attachNotices(nullptr);
            rooms.attach(nullptr);
            presence.attach(nullptr);
            workspace.reset();
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        void answer(const CommandFrame &frame)
        {
            const RoomId where = std::get<command::AuditList>(frame.command).room.value_or(RoomId());
            server.ack(frame, codec::encodeReply(reply::Audit{.entries = audits.value(where)}));
        }
        //! A message of somebody else stands in the audit as reported at this time.
        Message note(RoomId where, Timestamp at, const User &author = {UserId::make(), u"Cy"_s})
        {
            const Message message = server.post(where, author, u"Go away"_s);
            audits[where].prepend({.at = at,
                                   .by = UserId::make(),
                                   .byName = u"Bo"_s,
                                   .what = u"message:report"_s,
                                   .target = AuditTarget{.user = author.id, .message = message.id, .name = author.name},
                                   .reason = u"spam"_s});
            return message;
        }
        int marked(RoomId where) const { return rooms.look(where.toString()).value(u"reports"_s).toInt(); }

        QHash<RoomId, QList<AuditEntry>> audits;
        QList<RoomId> asked;
        bool isHeld = false;
        QList<CommandFrame> held;
        std::unique_ptr<DesktopNotices> messageNotices;
        std::unique_ptr<ReportNotices> notices;
    };

private Q_SLOTS:
    void aReportMarksItsRoomUntilItWasLookedAt()
    {
        Stage s;
        QVERIFY(s.open());
        QTRY_COMPARE(s.asked, QList{s.room}); // none of rooms that others lead
        QCOMPARE(s.marked(s.room), 0);
        s.note(s.room, 5);
        s.report(s.room);
        QTRY_COMPARE(s.marked(s.room), 1);
        QCOMPARE(s.rooms.reportsElsewhere(), 1);
        QCOMPARE(s.marked(s.elsewhere), 0);
        // It is not looked at by coming to the room.
        s.rooms.setCurrent(s.room);
        QCOMPARE(s.marked(s.room), 1);
        QCOMPARE(s.rooms.reportsElsewhere(), 0);
        s.rooms.setCurrent(s.elsewhere);
        s.rooms.reportMarks().look(s.room, 5);
        QTRY_COMPARE(s.marked(s.room), 0);
        QCOMPARE(s.rooms.reportsElsewhere(), 0);
        // The next one is news again.
        s.note(s.room, 6);
        s.report(s.room);
        QTRY_COMPARE(s.marked(s.room), 1);
    }

    void aFoldedSectionSaysHowManyWaitInIt()
    {
        Stage s;
        s.note(s.room, 5);
        s.note(s.room, 6);
        QVERIFY(s.open());
        s.workspace->roomPreferences().put(s.room, {NotifyChoice{NotifyLevel::None, {}}, false}); // it is a duty
        QTRY_COMPARE(s.marked(s.room), 2);
        SidebarModel &sidebar = *s.rooms.sidebar();
        const auto told = [&sidebar] {
            return sidebar.index(sidebar.rowOfHeading(RoomRowsModel::Rooms)).data(RoomRowsModel::ReportsRole).toInt();
        };
        QCOMPARE(told(), 0);
        sidebar.fold(RoomRowsModel::Rooms, true);
        QCOMPARE(told(), 2);
    }

    void whatWasReportedWhileTheAppWasClosedIsMarkedToo()
    {
        Stage s;
        s.note(s.room, 5);
        s.note(s.room, 6);
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 2);
        s.rooms.reportMarks().look(s.room, 6);
        s.restart();
        s.note(s.room, 7);
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 1);
    }

    void whatOneHasLookedAtWaitsForAnotherAccountOfThisDevice()
    {
        Stage s;
        const User ada = s.server.self;
        s.note(s.room, 5);
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 1);
        s.rooms.reportMarks().look(s.room, 5);
        QTRY_COMPARE(s.marked(s.room), 0);
        s.restart({UserId::make(), u"Bea"_s});
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 1);
        // And the first one is told of nothing again.
        s.restart(ada);
        s.note(s.room, 6);
        s.note(s.room, 7);
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 2);
    }

    void whatWasReportedWhileTheConnectionWasAwayIsMarkedToo()
    {
        Stage s;
        QVERIFY(s.open());
        QTRY_COMPARE(s.asked.size(), 1);
        s.server.reachable = false;
        s.server.drop();
        QTRY_VERIFY(!s.workspace->connection().isLive());
        s.note(s.room, 5);
        s.server.reachable = true;
        QTRY_COMPARE(s.marked(s.room), 1);
    }

    void aMessageThatIsDeletedWaitsForNobody()
    {
        Stage s;
        const Message gone = s.note(s.room, 5);
        const Message rude = s.note(s.room, 6);
        s.audits[s.room].prepend({.at = 7,
                                  .by = s.server.other.id,
                                  .what = u"message:delete"_s,
                                  .target = AuditTarget{.message = gone.id}});
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 1);
        Message deleted = rude;
        deleted.content.clear();
        deleted.deletedAt = 8;
        s.server.change(deleted, true);
        QTRY_COMPARE(s.marked(s.room), 0);
    }

    void whoWroteItIsToldNothing()
    {
        Stage s;
        s.note(s.room, 5, s.server.self);
        s.note(s.room, 6);
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 1);
    }

    void roomsAreAskedOneAfterTheOtherAndNoMoreThanThere()
    {
        Stage s;
        for (int i = 1; i <= ReportMarks::kMostAsked; ++i)
            s.server.room(s.server.addRoom(u"Room %1"_s.arg(i))).role = Role::Admin;
        s.isHeld = true;
        QVERIFY(s.open());
        for (int i = 1; i <= ReportMarks::kMostAsked; ++i) {
            QTRY_COMPARE(s.held.size(), 1);
            QCOMPARE(s.asked.size(), i);
            s.answer(s.held.takeFirst());
        }
        s.isHeld = false;
        // One more is led, and asked about when something is reported there.
        s.report(s.room);
        QTRY_COMPARE(s.asked.size(), ReportMarks::kMostAsked + 1);
        QCOMPARE(s.asked.last(), s.room);
    }

    void anotherAccountHasNone()
    {
        Stage s;
        s.note(s.room, 5);
        QVERIFY(s.open());
        QTRY_COMPARE(s.marked(s.room), 1);
        s.rooms.attach(nullptr);
        QCOMPARE(s.rooms.reportMarks().count(s.room), 0);
        QCOMPARE(s.rooms.reportsElsewhere(), 0);
    }

    void whatIsReportedIsToldOnTheDesktopWhileNobodyLooks()
    {
        Stage s;
        QVERIFY(s.open());
        const QSignalSpy attention(s.notices.get(), &ReportNotices::attentionWanted);
        s.report(s.room);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.raw.first().title, u"Plans"_s);
        QCOMPARE(s.desktop.raw.first().text,
                 u"\u2068Bo\u2069 has reported a message of \u2068Cy\u2069. “\u2068spam\u2069”"_s);
        QVERIFY(!s.desktop.raw.first().answerable && !s.desktop.raw.first().silent);
        QVERIFY(s.desktop.raw.first().key != s.room.toString()); // what is written there is another notice
        QCOMPARE(attention.count(), 1);
        // In the window it is a toast.
        s.look();
        s.report(s.elsewhere);
        QVERIFY(s.settle());
        QCOMPARE(s.desktop.shown.size(), 1);
    }

    void whatTellsNobodyTellsNoReports_data()
    {
        QTest::addColumn<std::function<void(Stage &)>>("quieten");
        const auto row = [](const char *name, const std::function<void(Stage &)> &quieten) {
            QTest::newRow(name) << quieten;
        };
        row("do not disturb", [](Stage &s) { s.presence.choose(PresenceState::Dnd); });
        row("no notices", [](Stage &s) { s.settings.setOn(false); });
        row("a muted room", [](Stage &s) {
            s.workspace->roomPreferences().put(s.room, {NotifyChoice{NotifyLevel::None, {}}, false});
        });
    }
    void whatTellsNobodyTellsNoReports()
    {
        QFETCH(std::function<void(Stage &)>, quieten);
        Stage s;
        QVERIFY(s.open());
        quieten(s);
        s.note(s.room, 5);
        s.report(s.room);
        QVERIFY(s.settle());
        QVERIFY(s.desktop.shown.isEmpty());
        QTRY_COMPARE(s.marked(s.room), 1); // it waits all the same
    }

    void theTextOfAReportIsHiddenByTheSwitch()
    {
        Stage s;
        QVERIFY(s.open());
        s.settings.setTextShown(false);
        s.settings.setSound(false);
        s.report(s.room);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().text, u"A message was reported"_s);
        QVERIFY(s.desktop.shown.first().silent);
    }

    //! Whoever leads the server hears of direct rooms in which he is not.
    void aReportOfARoomThatOneIsNotInSaysWhatItIs()
    {
        Stage s;
        QVERIFY(s.open());
        s.report(RoomId::make());
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(s.desktop.shown.first().title, u"A report"_s);
        QCOMPARE(s.rooms.reportsElsewhere(), 0);
    }

    void aReportOfARoomThatOneIsNotInIsTakenAwayByWhoLooks()
    {
        Stage s;
        QVERIFY(s.open());
        s.report(RoomId::make());
        s.report(s.room);
        QTRY_COMPARE(s.desktop.shown.size(), 2);
        s.look();
        QCOMPARE(s.desktop.withdrawn, QStringList{s.desktop.shown.first().key}); // in the other one the reports wait
    }

    void whatComesBeforeTheConnectionIsThereIsToldInTheWindow()
    {
        Stage s;
        QVERIFY(s.DesktopStage::open());
        s.attachNotices(s.workspace.get());
        QVERIFY(!s.workspace->connection().isLive());
        QVERIFY(!s.notices->isTelling(s.room));
        Q_EMIT s.workspace->serverNotices().reported(s.room, u"Bo has reported a message of Cy."_s, u"spam"_s);
        QVERIFY(s.desktop.shown.isEmpty());
        QVERIFY(s.isLive());
        QVERIFY(s.notices->isTelling(s.room));
    }

    void theNoticeGoesWithItsRoom()
    {
        Stage s;
        QVERIFY(s.open());
        s.report(s.room);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        s.server.tell(s.room, event::RoomDeleted{s.room});
        QTRY_COMPARE(s.desktop.withdrawn, QStringList{s.desktop.shown.first().key});
    }
};

QTEST_MAIN(tst_ReportMarks)
#include "tst_ReportMarks.moc"

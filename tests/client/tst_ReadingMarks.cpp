// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! Up to where a room is read, which its user can take back, here and on other devices.
class tst_ReadingMarks : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeServer m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;
    const User m_third{UserId::make(), u"Edsger"_s, UserKind::Person};

    void open()
    {
        m_workspace.reset();
        m_workspace = std::make_unique<Workspace>(setupFor(m_server, m_folder.path()));
        QVERIFY(m_workspace->open());
    }
    void live() { QTRY_VERIFY(m_workspace->connection().isLive()); }
    const KnownRoom &entry() const { return *m_workspace->rooms().find(m_room); }
    void goOffline()
    {
        m_server.reachable = false;
        m_server.drop();
        QVERIFY(!m_workspace->connection().isLive());
    }
    //! What was asked before has been answered.
    void settle()
    {
        bool isAnswered = false;
        m_workspace->serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
    }
    Message mention(const QString &text)
    {
        FakeRoom &room = m_server.room(m_room);
        Message message = m_server.post(m_room, m_server.other, text);
        // The log row is the same message: whoever gets it reads the mention.
        message.mentions = {m_server.self.id};
        room.messages.last() = message;
        m_server.change(message, false);
        return message;
    }

private Q_SLOTS:
    void init()
    {
        m_room = m_server.addRoom(u"Lobby"_s);
        for (int i = 1; i <= 5; ++i)
            m_server.post(m_room, m_server.other, u"t%1"_s.arg(i));
        m_server.room(m_room).lastRead = 5;
        open();
        live();
        QTRY_COMPARE(m_workspace->replica().messages().run(m_room, 0, 9).size(), 5);
        QCOMPARE(entry().unread, 0);
    }
    void cleanup()
    {
        m_workspace.reset();
        m_server.removeRoom(m_room);
        m_server.reachable = true;
        m_server.intercept = nullptr;
        m_server.blocked.clear();
    }

    void whatIsMarkedUnreadIsSoAtOnceAndAfterARestart()
    {
        const QSignalSpy back(&m_workspace->rooms(), &Rooms::readBack);
        m_workspace->ownCursors().markReadTo(m_room, 2);
        QCOMPARE(entry().unread, 3);
        QCOMPARE(back.count(), 1);
        QTRY_COMPARE(m_server.room(m_room).lastRead, 2);
        QTRY_VERIFY(!entry().readUntold);
        open();
        QCOMPARE(entry().unread, 3);
        live();
        QCOMPARE(entry().lastRead, 2);
        QCOMPARE(entry().unread, 3);
    }

    void anotherDeviceTakesTheMarkBack()
    {
        m_server.room(m_room).lastRead = 3;
        m_server.pushEphemeral({}, event::RoomRead{m_room, 3});
        QTRY_COMPARE(entry().unread, 2);
        QVERIFY(!entry().readUntold);
    }

    void aLateWordOfWhatWasSeenLeavesTheMarkWhereItIs()
    {
        m_workspace->ownCursors().markReadTo(m_room, 2);
        m_server.pushEphemeral(m_room, event::MessageSeenUpdate{{m_room, m_server.self.id, 5}});
        m_server.post(m_room, m_server.other, u"t6"_s);
        QTRY_COMPARE(entry().unread, 4);
        QCOMPARE(entry().lastRead, 2);
        // Read further elsewhere, it moves on.
        m_server.pushEphemeral(m_room, event::MessageSeenUpdate{{m_room, m_server.self.id, 6}});
        QTRY_COMPARE(entry().unread, 0);
    }

    void whatIsMarkedUnreadWithoutAConnectionIsToldLater_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("in one run") << false;
        QTest::newRow("over a restart") << true;
    }
    void whatIsMarkedUnreadWithoutAConnectionIsToldLater()
    {
        QFETCH(bool, restarted);
        goOffline();
        m_workspace->ownCursors().markReadTo(m_room, 1);
        QVERIFY(entry().readUntold);
        if (restarted)
            open();
        m_server.reachable = true;
        live();
        QTRY_COMPARE(m_server.room(m_room).lastRead, 1);
        QCOMPARE(entry().unread, 4);
        QTRY_VERIFY(!entry().readUntold);
    }

    void whatAnotherDeviceMarkedUnreadMeanwhileIsTaken()
    {
        goOffline();
        m_server.room(m_room).lastRead = 3;
        m_server.reachable = true;
        live();
        QTRY_COMPARE(entry().lastRead, 3);
        QCOMPARE(entry().unread, 2);
        QVERIFY(m_server.all<command::MessageSeen>().isEmpty());
    }

    void mentionsAreCountedUntilTheyAreRead()
    {
        mention(u"first"_s);
        const Message second = mention(u"second"_s);
        m_server.drop();
        live();
        QTRY_COMPARE(entry().unread, 2);
        open();
        live();
        m_workspace->ownCursors().markReadTo(m_room, 5);
        m_workspace->ownCursors().markReadTo(m_room, 4);
        QTRY_COMPARE(entry().mentions, (QList<qint64>{6, 7}));
        m_workspace->ownCursors().markSeen(m_room, 6);
        QCOMPARE(entry().mentions, QList<qint64>{7});
        Message deleted = second;
        deleted.content.clear();
        deleted.deletedAt = 1;
        m_server.change(deleted, true);
        QTRY_COMPARE(entry().mentions, QList<qint64>());
    }

    void mentionsThatAreNotHereAreCountedAsTheServerTells()
    {
        goOffline();
        mention(u"long ago"_s);
        mention(u"and again"_s);
        for (int i = 0; i < TimelineWindow::kPage + m_server.replayMax; ++i)
            m_server.post(m_room, m_server.other, u"since"_s);
        m_server.reachable = true;
        live();
        QTRY_COMPARE(entry().unreadMentions, 2);
        QCOMPARE(entry().mentions, QList<qint64>());
        m_server.mentions = {m_server.self.id};
        const Message newest = m_server.post(m_room, m_server.other, u"now"_s);
        m_server.mentions.clear();
        QTRY_COMPARE(entry().unreadMentions, 3);
        QCOMPARE(entry().mentions, QList<qint64>{newest.seq});
        // They are known after a restart, before the server has said anything.
        m_server.reachable = false;
        open();
        QCOMPARE(entry().unreadMentions, 3);
        m_server.reachable = true;
        live();
        m_workspace->ownCursors().markReadTo(m_room, newest.seq - 1);
        QCOMPARE(entry().unreadMentions, 1);
        m_workspace->ownCursors().markReadTo(m_room, newest.seq);
        QCOMPARE(entry().unreadMentions, 0);
    }

    void theNewestOfOthersIsFoundBelowOnesOwn()
    {
        m_server.post(m_room, m_server.self, u"mine"_s);
        Message deleted = m_server.room(m_room).messages.at(4);
        deleted.deletedAt = 1;
        m_server.change(deleted, true);
        const auto newest = [this] {
            return m_workspace->replica().messages().newestOfOthers(m_room, m_workspace->rooms().uncounted());
        };
        QTRY_COMPARE(newest(), 4);
        QVERIFY(m_workspace->replica().flush());
        QCOMPARE(newest(), 4);
        m_workspace->blocked().set(m_server.other.id, true);
        QCOMPARE(newest(), 0);
    }

    void whatABlockedPersonWritesIsNeitherUnreadNorAMention()
    {
        m_workspace->blocked().set(m_server.other.id, true);
        m_server.mentions = {m_server.self.id};
        m_server.post(m_room, m_server.other, u"@Ada look"_s);
        const Message welcome = m_server.post(m_room, m_third, u"@Ada hello"_s);
        m_server.mentions.clear();
        QTRY_COMPARE(entry().unread, 1);
        QCOMPARE(entry().mentions, QList<qint64>{welcome.seq});
        QCOMPARE(entry().unreadMentions, 1);
        // Taken back, it was not among them either.
        Message gone = m_server.room(m_room).messages.at(5);
        gone.content.clear();
        gone.deletedAt = 1;
        m_server.change(gone, true);
        QTRY_VERIFY(m_workspace->replica().messages().find(m_room, 6)->isDeleted());
        QCOMPARE(entry().unread, 1);
        // Nor is it when the mark goes back, or on.
        m_workspace->ownCursors().markReadTo(m_room, 3);
        QCOMPARE(entry().unread, 1);
        m_workspace->ownCursors().markSeen(m_room, welcome.seq);
        QCOMPARE(entry().unread, 0);
    }

    void blockingSomebodyAndTakingThatBackCountAnew()
    {
        m_server.post(m_room, m_third, u"hello"_s);
        m_server.mentions = {m_server.self.id};
        m_server.post(m_room, m_server.other, u"@Ada look"_s);
        m_server.post(m_room, m_server.other, u"@Ada here"_s);
        m_server.mentions.clear();
        QTRY_COMPARE(entry().unread, 3);
        QCOMPARE(entry().unreadMentions, 2);
        const QSignalSpy miscounted(&m_workspace->rooms(), &Rooms::miscounted);
        m_workspace->blocked().set(m_server.other.id, true);
        QCOMPARE(entry().unread, 1);
        QCOMPARE(entry().unreadMentions, 0);
        QCOMPARE(entry().mentions, QList<qint64>());
        m_workspace->blocked().set(m_server.other.id, false);
        QCOMPARE(entry().unread, 3);
        QCOMPARE(entry().unreadMentions, 2);
        QCOMPARE(entry().mentions, (QList<qint64>{7, 8}));
        QVERIFY(miscounted.isEmpty()); // all of them are here
    }

    void aDeletedMessageIsNoGapWhenSomebodyIsBlocked()
    {
        m_server.post(m_room, m_third, u"hello"_s);
        Message gone = m_server.post(m_room, m_server.other, u"oh"_s);
        m_server.post(m_room, m_server.other, u"well"_s);
        gone.content.clear();
        gone.deletedAt = 1;
        m_server.change(gone, true);
        QTRY_COMPARE(entry().unread, 2);
        const QSignalSpy miscounted(&m_workspace->rooms(), &Rooms::miscounted);
        m_workspace->blocked().set(m_server.other.id, true);
        QCOMPARE(entry().unread, 1);
        QVERIFY(m_workspace->replica().flush());
        m_workspace->blocked().set(m_server.other.id, false);
        QCOMPARE(entry().unread, 2);
        QVERIFY(miscounted.isEmpty());
    }

    void whatComesWhileTheServerCountsIsNotLost()
    {
        const auto before = m_server.all<command::RoomGet>().size();
        std::optional<CommandFrame> held;
        m_server.intercept = [&held](const CommandFrame &frame) {
            const bool isFirst = !held && std::holds_alternative<command::RoomGet>(frame.command);
            if (isFirst)
                held = frame;
            return isFirst;
        };
        Q_EMIT m_workspace->rooms().miscounted(m_room);
        QTRY_VERIFY(held);
        RoomSummary older{m_server.room(m_room).room, 5, 0};
        m_server.post(m_room, m_third, u"hello"_s);
        QTRY_COMPARE(entry().unread, 1);
        m_server.ack(*held, codec::encodeReply(reply::RoomDetail{older}));
        QTRY_COMPARE(m_server.all<command::RoomGet>().size(), before + 2);
        settle();
        QCOMPARE(entry().unread, 1);
        QCOMPARE(entry().room.seq, 6);
        QCOMPARE(m_server.all<command::RoomGet>().size(), before + 2);
    }

    void roomsAreCountedAnewOneAfterTheOther()
    {
        QList<RoomId> rooms{m_room};
        for (int i = 0; i < 3; ++i) {
            rooms += m_server.addRoom(u"Another"_s);
            m_server.join(rooms.last(), m_server.self);
        }
        QTRY_COMPARE(m_workspace->rooms().count(), 4);
        settle();
        const auto before = m_server.all<command::RoomGet>().size();
        QList<CommandFrame> held;
        m_server.intercept = [&held](const CommandFrame &frame) {
            const bool isAsked = std::holds_alternative<command::RoomGet>(frame.command);
            if (isAsked)
                held += frame;
            return isAsked;
        };
        for (const RoomId room : rooms)
            Q_EMIT m_workspace->rooms().miscounted(room);
        QTRY_COMPARE(held.size(), 1);
        settle();
        QCOMPARE(held.size(), 1);
        m_server.intercept = nullptr;
        m_server.fail(held.first(), Error{ErrorCode::Internal});
        QTRY_COMPARE(m_server.all<command::RoomGet>().size(), before + rooms.size());
        for (const RoomId room : rooms.mid(1))
            m_server.removeRoom(room);
    }

    void whomTheUserHasBlockedIsNotCountedInAfterARestart()
    {
        m_server.blocked = {m_server.other.id};
        m_workspace->blocked().set(m_server.other.id, true);
        m_server.mentions = {m_server.self.id};
        m_server.post(m_room, m_server.other, u"@Ada look"_s);
        m_server.post(m_room, m_third, u"@Ada hello"_s);
        m_server.mentions.clear();
        QTRY_COMPARE(entry().unreadMentions, 1);
        m_server.reachable = false;
        open();
        QCOMPARE(entry().unread, 1);
        QCOMPARE(entry().unreadMentions, 1);
    }

    void whatIsNotHereIsCountedByTheServerWhenSomebodyIsBlocked()
    {
        goOffline();
        for (int i = 0; i < TimelineWindow::kPage + m_server.replayMax; ++i)
            m_server.post(m_room, m_server.other, u"noise"_s);
        m_server.post(m_room, m_third, u"hello"_s);
        m_server.reachable = true;
        live();
        QTRY_COMPARE(entry().unread, TimelineWindow::kPage + m_server.replayMax + 1);
        m_workspace->peopleRequests().block(m_server.other.id, true, [](const Result<> &) {});
        QTRY_COMPARE(entry().unread, 1);
        m_workspace->peopleRequests().block(m_server.other.id, false, [](const Result<> &) {});
        QTRY_COMPARE(entry().unread, TimelineWindow::kPage + m_server.replayMax + 1);
    }

    void whomAnotherDeviceBlockedMeanwhileCountsNoMore()
    {
        m_server.mentions = {m_server.self.id};
        m_server.post(m_room, m_server.other, u"@Ada look"_s);
        m_server.mentions.clear();
        QTRY_COMPARE(entry().unreadMentions, 1);
        goOffline();
        m_server.blocked = {m_server.other.id};
        m_server.reachable = true;
        live();
        QTRY_COMPARE(entry().unread, 0);
        QCOMPARE(entry().unreadMentions, 0);
    }
};

QTEST_MAIN(tst_ReadingMarks)
#include "tst_ReadingMarks.moc"

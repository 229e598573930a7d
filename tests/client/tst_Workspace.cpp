// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Memberships.h"
#include "FakeServer.h"
#include "RowsMirror.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_Workspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheRoomsAndTheirNewestPage();
    void showsTheLastStateWithoutTheNetwork();
    void continuesWhereItStood();
    void fetchesWhatWasMissedInBetween();
    void dropsWhatItKnows();
    void stepsOverEventsOfANewerServer();
    void readsARoomAnewAfterAReset();
    void readsARoomAnewWhenItCouldNotBefore();
    void readsARoomAnewWhenTheLogIsAnother();
    void forgetsARoomThatIsGone();
    void entersARoomJoinedElsewhere();
    void countsTheMembersOfARoomMadeElsewhereOnce();
    void learnsWhetherWhoComesIsHere();
    void pagesOlderMessages();
    void showsAMessageFromLongAgoAndComesBack();
    void countsUnreadOnce();
    void readingWithoutAConnectionIsToldLater();
    void reportsDeliveryMerged();
    void cursorsOfOthersShowOnOwnMessages();
    void editsAndDeletionsReachTheScreen();
    void typingEndsByItself();
    void announcesOwnTypingRarely();

private:
    void open();
    void live() { QTRY_VERIFY(m_workspace->connection().isLive()); }
    void postMany(int count)
    {
        for (int i = 0; i < count; ++i)
            m_server->post(m_room, m_server->other, u"t%1"_s.arg(m_server->room(m_room).room.seq + 1));
    }
    TimelineRows &rows() { return m_workspace->timeline(m_room)->rows(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;
};

void tst_Workspace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    m_room = m_server->addRoom(u"Lobby"_s);
}

void tst_Workspace::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void tst_Workspace::open()
{
    m_workspace.reset();
    m_workspace = std::make_unique<Workspace>(setupFor(*m_server, m_folder->path()));
    QVERIFY(m_workspace->open());
}

void tst_Workspace::showsTheRoomsAndTheirNewestPage()
{
    postMany(80);
    open();
    live();
    QCOMPARE(m_workspace->rooms().ids(), QList{m_room});
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 80);
    RoomTimeline *timeline = m_workspace->timeline(m_room);
    QTRY_COMPARE(timeline->rows().count(), 50);
    QCOMPARE(timeline->rows().at(0).message.content, u"t80"_s);
    QVERIFY(!timeline->window().isAtStart());
    QTRY_COMPARE(m_workspace->rooms().find(m_room)->lastMessage->content, u"t80"_s);
    QTRY_VERIFY(m_workspace->members().isComplete(m_room));
    QTRY_COMPARE(m_workspace->presences().state(m_server->other.id), PresenceState::Online);
}

void tst_Workspace::showsTheLastStateWithoutTheNetwork()
{
    postMany(30);
    open();
    live();
    QTRY_COMPARE(rows().count(), 30);
    m_workspace->replica().drafts().setText(m_room, u"half a thought"_s);
    m_server->reachable = false;
    m_server->drop();
    open();
    QVERIFY(!m_workspace->connection().isLive());
    QCOMPARE(m_workspace->rooms().find(m_room)->room.name, u"Lobby"_s);
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 30);
    QCOMPARE(m_workspace->rooms().find(m_room)->lastMessage->content, u"t30"_s);
    QCOMPARE(rows().count(), 30);
    QVERIFY(m_workspace->timeline(m_room)->window().isAtStart());
    QCOMPARE(m_workspace->replica().drafts().text(m_room), u"half a thought"_s);
}

void tst_Workspace::continuesWhereItStood()
{
    postMany(10);
    open();
    live();
    QTRY_COMPARE(rows().count(), 10);
    m_workspace.reset();
    m_server->drop();
    postMany(100);
    open();
    live();
    QCOMPARE(rows().count(), 50);
    QCOMPARE(rows().newestSeq(), 110);
    const auto hello = m_server->all<command::Hello>().last();
    QCOMPARE(hello.rooms.value(m_room).ev, 10);
    QCOMPARE(m_workspace->logs().positions().value(m_room).ev, 110);
    m_workspace->timeline(m_room)->window().loadOlder();
    QCOMPARE(rows().count(), 100); // without asking the server
}

void tst_Workspace::fetchesWhatWasMissedInBetween()
{
    open();
    live();
    QVERIFY(m_workspace->timeline(m_room));
    m_server->post(m_room, m_server->other, u"one"_s);
    QTRY_COMPARE(rows().count(), 1);
    m_server->mute = true;
    postMany(250);
    m_server->mute = false;
    m_server->post(m_room, m_server->other, u"last"_s);
    QTRY_COMPARE(rows().newestSeq(), 252);
    QCOMPARE(rows().count(), 252);
    for (qint64 seq = 1; seq <= 252; ++seq)
        QCOMPARE(rows().at(int(252 - seq)).message.seq, seq);
    QVERIFY(m_server->all<command::RoomSince>().size() >= 3);
}

void tst_Workspace::dropsWhatItKnows()
{
    open();
    live();
    QVERIFY(m_workspace->timeline(m_room));
    postMany(3);
    QTRY_COMPARE(rows().count(), 3);
    for (const EventFrame &frame : std::as_const(m_server->room(m_room).log))
        m_server->push(frame);
    m_server->post(m_room, m_server->other, u"next"_s);
    QTRY_COMPARE(rows().count(), 4);
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 4);
}

void tst_Workspace::stepsOverEventsOfANewerServer()
{
    open();
    live();
    QVERIFY(m_workspace->timeline(m_room));
    postMany(1);
    const QByteArray unknown =
        R"({"event":"poll:new","room":")" + m_room.toString().toLatin1() + R"(","ev":2,"data":{}})";
    m_server->room(m_room).room.ev = 2;
    m_server->room(m_room).log.append(EventFrame{m_room, 2, event::ResumeDone{}});
    m_server->pushRaw(unknown);
    postMany(1);
    QTRY_COMPARE(rows().count(), 2);
    QCOMPARE(m_workspace->logs().positions().value(m_room).ev, 3);
    QVERIFY(m_server->all<command::RoomSince>().isEmpty());
}

void tst_Workspace::readsARoomAnewAfterAReset()
{
    postMany(10);
    open();
    live();
    QTRY_COMPARE(rows().count(), 10);
    RowsMirror mirror(rows());
    m_server->replayMax = 100;
    m_server->reachable = false;
    m_server->drop();
    postMany(200);
    Message edited = m_server->room(m_room).messages.first();
    edited.content = u"edited meanwhile"_s;
    m_server->change(edited, false);
    m_server->reachable = true;
    live();
    QTRY_COMPARE(rows().newestSeq(), 210);
    QCOMPARE(rows().oldestSeq(), 161);
    QVERIFY(mirror.isSame());
    RoomTimeline *timeline = m_workspace->timeline(m_room);
    while (!timeline->window().isAtStart()) {
        timeline->window().loadOlder();
        QTRY_VERIFY(!timeline->window().isLoading());
    }
    QCOMPARE(rows().count(), 210);
    QCOMPARE(rows().at(209).message.content, u"edited meanwhile"_s);
}

void tst_Workspace::readsARoomAnewWhenItCouldNotBefore()
{
    postMany(10);
    open();
    live();
    const TimelineRows &shown = rows(); // asked for once: opening the room again would do as well
    QTRY_COMPARE(shown.count(), 10);
    m_server->replayMax = 100;
    m_server->reachable = false;
    m_server->drop();
    postMany(200);
    m_server->intercept = [this](const CommandFrame &frame) {
        const bool refused = std::holds_alternative<command::MessageHistory>(frame.command);
        if (refused)
            m_server->fail(frame, Error{ErrorCode::Busy});
        return refused;
    };
    m_server->reachable = true;
    live();
    postMany(1);
    QTRY_COMPARE(shown.newestSeq(), 211);
    QCOMPARE(shown.count(), 11);
    m_server->intercept = {};
    m_server->drop();
    QTRY_COMPARE(shown.oldestSeq(), 162);
    QCOMPARE(shown.count(), 50);
}

void tst_Workspace::readsARoomAnewWhenTheLogIsAnother()
{
    postMany(10);
    open();
    live();
    QTRY_COMPARE(rows().count(), 10);
    m_server->reachable = false;
    m_server->drop();
    m_server->restore(m_room);
    m_server->post(m_room, m_server->other, u"a new beginning"_s);
    m_server->reachable = true;
    live();
    QTRY_COMPARE(textsOf(rows()), QStringList{u"a new beginning"_s});
    QCOMPARE(m_workspace->replica().messages().run(m_room, 0, 100).size(), 1);
}

void tst_Workspace::forgetsARoomThatIsGone()
{
    const RoomId second = m_server->addRoom(u"Second"_s);
    open();
    live();
    QVERIFY(m_workspace->timeline(second));
    QSignalSpy closed(&m_workspace->memberships(), &Memberships::timelineClosed);
    m_server->pushEphemeral(second, event::RoomReset{second, true});
    QTRY_VERIFY(!m_workspace->rooms().contains(second));
    QCOMPARE(closed.count(), 1);
    QVERIFY(!m_workspace->logs().contains(second));
    QVERIFY(m_workspace->rooms().contains(m_room));
}

void tst_Workspace::entersARoomJoinedElsewhere()
{
    open();
    live();
    const RoomId second = m_server->addRoom(u"Second"_s);
    m_server->mute = true;
    m_server->post(second, m_server->other, u"before"_s);
    m_server->mute = false;
    FakeRoom &fake = m_server->room(second);
    fake.room.ev = 2;
    fake.lastRead = fake.room.seq; // whoever joins has read what was there
    fake.log.append({second, 2, event::UserJoined{fake.room, {m_server->self}}});
    m_server->push(fake.log.last());
    QTRY_VERIFY(m_workspace->rooms().contains(second));
    RoomTimeline *timeline = m_workspace->timeline(second);
    QTRY_COMPARE(textsOf(timeline->rows()), QStringList{u"before"_s});
    m_server->post(second, m_server->other, u"after"_s);
    QTRY_COMPARE(timeline->rows().count(), 2);
    QCOMPARE(m_workspace->rooms().find(second)->unread, 1);
}

void tst_Workspace::countsTheMembersOfARoomMadeElsewhereOnce()
{
    open();
    live();
    const RoomId second = m_server->addRoom(u"Second"_s);
    FakeRoom &fake = m_server->room(second);
    fake.room.ev = 3;
    const QList<Event> events = {event::RoomCreated{fake.room}, event::UserJoined{fake.room, {m_server->self}},
                                 event::UserJoined{fake.room, {m_server->other}}};
    for (qint64 ev = 1; ev <= 3; ++ev) {
        fake.log.append({second, ev, events[ev - 1]});
        m_server->push(fake.log.last());
    }
    QTRY_VERIFY(m_workspace->members().find(second, m_server->other.id));
    QCOMPARE(m_workspace->rooms().find(second)->room.memberCount, 2);
    m_server->join(second, User{UserId::make(), u"Mia"_s, UserKind::Person});
    QTRY_COMPARE(m_workspace->rooms().find(second)->room.memberCount, 3);
}

void tst_Workspace::learnsWhetherWhoComesIsHere()
{
    open();
    live();
    RoomTimeline *timeline = m_workspace->timeline(m_room);
    QTRY_VERIFY(timeline->window().isLoaded());
    QTRY_COMPARE(m_workspace->presences().state(m_server->other.id), PresenceState::Online);
    const qsizetype before = m_server->all<command::PresenceGet>().size();
    User last;
    for (int i = 0; i < 50; ++i) {
        last = User{UserId::make(), u"Guest %1"_s.arg(i), UserKind::Person};
        m_server->here.append({last.id, PresenceState::Online});
        m_server->join(m_room, last);
    }
    QTRY_COMPARE(m_workspace->presences().state(last.id), PresenceState::Online);
    QVERIFY(m_server->all<command::PresenceGet>().size() - before <= 10); // not one for each
}

void tst_Workspace::pagesOlderMessages()
{
    postMany(130);
    open();
    live();
    RoomTimeline *timeline = m_workspace->timeline(m_room);
    QTRY_COMPARE(rows().count(), 50);
    timeline->window().loadOlder();
    QVERIFY(timeline->window().isLoading());
    timeline->window().loadOlder();
    QTRY_COMPARE(rows().count(), 100);
    timeline->window().loadOlder();
    QTRY_COMPARE(rows().count(), 130);
    QVERIFY(timeline->window().isAtStart());
    timeline->window().loadOlder();
    QVERIFY(!timeline->window().isLoading());
    QCOMPARE(m_server->all<command::MessageHistory>().size(), 3);
}

void tst_Workspace::showsAMessageFromLongAgoAndComesBack()
{
    postMany(300);
    open();
    live();
    RoomTimeline *timeline = m_workspace->timeline(m_room);
    QTRY_COMPARE(rows().count(), 50);
    RowsMirror mirror(rows());
    QSignalSpy found(&timeline->window(), &TimelineWindow::found);
    timeline->window().showAround(100);
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(rows().at(found.first().first().toInt()).message.seq, 100);
    QVERIFY(!timeline->window().isAtEnd());
    m_server->post(m_room, m_server->other, u"meanwhile"_s);
    QTRY_COMPARE(m_workspace->rooms().find(m_room)->lastMessage->content, u"meanwhile"_s);
    QVERIFY(rows().newestSeq() < 200);
    timeline->window().showNewest();
    QVERIFY(timeline->window().isAtEnd());
    QCOMPARE(rows().newestSeq(), 301);
    QVERIFY(mirror.isSame());
    timeline->window().showAround(100);
    QCOMPARE(found.count(), 2); // from the local copy
    while (!timeline->window().isAtEnd()) {
        timeline->window().loadNewer();
        QTRY_VERIFY(!timeline->window().isLoading());
    }
    QCOMPARE(rows().newestSeq(), 301);
    for (int i = 1; i < rows().count(); ++i)
        QCOMPARE(rows().at(i).message.seq, rows().at(i - 1).message.seq - 1);
    QVERIFY(mirror.isSame());
}

void tst_Workspace::countsUnreadOnce()
{
    postMany(3);
    open();
    live();
    QTRY_VERIFY(!m_workspace->replica().messages().run(m_room, 0, 1).isEmpty());
    m_server->drop();
    postMany(4);
    live();
    QTRY_COMPARE(m_workspace->logs().positions().value(m_room).ev, 7);
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 7);
    Message deleted = m_server->room(m_room).messages.last();
    deleted.content.clear();
    deleted.deletedAt = 1;
    m_server->change(deleted, true);
    QTRY_COMPARE(m_workspace->rooms().find(m_room)->unread, 6);
    m_workspace->ownCursors().markSeen(m_room, 5);
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 1);
    m_workspace->ownCursors().markSeen(m_room, 7);
    QCOMPARE(m_workspace->rooms().totalUnread(), 0);
    QTRY_COMPARE(m_server->all<command::MessageSeen>().size(), 2);
}

void tst_Workspace::readingWithoutAConnectionIsToldLater()
{
    postMany(5);
    open();
    live();
    QTRY_COMPARE(rows().count(), 5);
    m_server->reachable = false;
    m_server->drop();
    m_workspace->ownCursors().markSeen(m_room, 5);
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 0);
    m_server->reachable = true;
    QTRY_COMPARE(m_server->all<command::MessageSeen>().size(), 1);
    QCOMPARE(m_server->all<command::MessageSeen>().first().seq, 5);
    QCOMPARE(m_workspace->rooms().find(m_room)->unread, 0);
}

void tst_Workspace::reportsDeliveryMerged()
{
    open();
    live();
    postMany(20);
    QTRY_COMPARE(m_workspace->logs().positions().value(m_room).ev, 20);
    QTRY_VERIFY(!m_server->all<command::MessageDelivered>().isEmpty());
    QTRY_COMPARE(m_server->all<command::MessageDelivered>().last().seq, 20);
    QVERIFY(m_server->all<command::MessageDelivered>().size() < 20);
}

void tst_Workspace::cursorsOfOthersShowOnOwnMessages()
{
    open();
    live();
    QVERIFY(m_workspace->timeline(m_room));
    QVERIFY(m_workspace->messageRequests().send(m_room, u"hello"_s));
    QTRY_COMPARE(rows().at(0).delivery, Delivery::Sent);
    m_server->pushEphemeral(m_room, event::MessageDelivered{{m_room, m_server->other.id, 1}});
    QTRY_COMPARE(rows().at(0).delivery, Delivery::Delivered);
    m_server->pushEphemeral(m_room, event::MessageSeenUpdate{{m_room, m_server->other.id, 1}});
    QTRY_COMPARE(rows().at(0).delivery, Delivery::Seen);
    QCOMPARE(m_workspace->cursors().seenBy(m_room, 1), QList{m_server->other.id});
    m_server->reachable = false;
    m_server->drop();
    open();
    QCOMPARE(rows().at(0).delivery, Delivery::Seen);
}

void tst_Workspace::editsAndDeletionsReachTheScreen()
{
    postMany(2);
    open();
    live();
    QTRY_COMPARE(rows().count(), 2);
    Message edited = m_server->room(m_room).messages.first();
    edited.content = u"better"_s;
    edited.editedAt = 1;
    m_server->change(edited, false);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"t2"_s, u"better"_s}));
    Message deleted = m_server->room(m_room).messages.last();
    deleted.content.clear();
    deleted.deletedAt = 2;
    m_server->change(deleted, true);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"-"_s, u"better"_s}));
    QVERIFY(m_workspace->rooms().find(m_room)->lastMessage->isDeleted());
    QCOMPARE(m_workspace->replica().messages().find(edited.id)->content, u"better"_s);
}

void tst_Workspace::typingEndsByItself()
{
    open();
    live();
    Typing &typing = m_workspace->typing();
    m_server->pushEphemeral(m_room, event::TypingStart{m_server->other.id, u"Grace"_s});
    QTRY_COMPARE(typing.in(m_room).size(), 1);
    QTRY_COMPARE(typing.in(m_room).size(), 0);
    m_server->pushEphemeral(m_room, event::TypingStart{m_server->self.id, u"Ada"_s});
    m_server->pushEphemeral(m_room, event::TypingStart{m_server->other.id, u"Grace"_s});
    QTRY_COMPARE(typing.in(m_room).size(), 1);
    m_server->post(m_room, m_server->other, u"done"_s);
    QTRY_COMPARE(typing.in(m_room).size(), 0);
}

void tst_Workspace::announcesOwnTypingRarely()
{
    open();
    live();
    for (int i = 0; i < 10; ++i)
        m_workspace->ownTyping().note(m_room);
    m_workspace->ownTyping().stop(m_room);
    m_workspace->ownTyping().stop(m_room);
    QTRY_COMPARE(m_server->all<command::TypingStop>().size(), 1);
    QCOMPARE(m_server->all<command::TypingStart>().size(), 1);
}

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_Workspace.moc"

// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "RowsMirror.h"

#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! A server that was restored numbers anew: what was counted by the old log means nothing.
class tst_AnotherLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void numbersBeginAnew_data();
    void numbersBeginAnew();
    void numbersBeginAnewWhileConnected();

private:
    void open()
    {
        m_workspace.reset();
        m_workspace = std::make_unique<Workspace>(setupFor(*m_server, m_folder->path()));
        QVERIFY(m_workspace->open());
    }
    void live() { QTRY_VERIFY(m_workspace->connection().isLive()); }
    const KnownRoom &entry() { return *m_workspace->rooms().find(m_room); }
    TimelineRows &rows() { return m_workspace->timeline(m_room)->rows(); }
    void restore()
    {
        m_server->mute = true;
        m_server->restore(m_room);
        for (int i = 1; i <= 3; ++i)
            m_server->post(m_room, m_server->other, u"new %1"_s.arg(i));
        m_server->mute = false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;
};

void tst_AnotherLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    m_room = m_server->addRoom(u"Lobby"_s);
    open();
    live();
    QVERIFY(m_workspace->timeline(m_room));
    for (int i = 1; i <= 9; ++i)
        m_server->post(m_room, m_server->other, u"old %1"_s.arg(i));
    Message asked = m_server->room(m_room).messages.last();
    asked.mentions = {m_server->self.id};
    m_server->push({m_room, ++m_server->room(m_room).room.ev, event::MessageNew{asked}});
    QTRY_COMPARE(rows().count(), 9);
    m_workspace->ownCursors().markSeen(m_room, 9);
    m_server->pushEphemeral(m_room, event::MessageSeenUpdate{{m_room, m_server->other.id, 9}});
    QTRY_COMPARE(m_workspace->cursors().furthest(m_room).seen, 9);
    QTRY_COMPARE(m_server->all<command::MessageDelivered>().size(), 1);
    QCOMPARE(m_server->all<command::MessageSeen>().size(), 1);
}

void tst_AnotherLog::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void tst_AnotherLog::numbersBeginAnew_data()
{
    QTest::addColumn<bool>("restarted");
    QTest::newRow("in one run") << false;
    QTest::newRow("over a restart") << true;
}

void tst_AnotherLog::numbersBeginAnew()
{
    QFETCH(bool, restarted);
    m_server->reachable = false;
    m_server->drop();
    restore();
    if (restarted)
        m_workspace.reset();
    m_server->reachable = true;
    if (restarted)
        open();
    live();
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"new 3"_s, u"new 2"_s, u"new 1"_s}));
    QCOMPARE(entry().lastRead, 0);
    QCOMPARE(entry().unread, 3);
    QVERIFY(entry().mentions.isEmpty());
    QCOMPARE(entry().lastMessage->content, u"new 3"_s);
    QCOMPARE(m_workspace->cursors().furthest(m_room), Cursors::Reached());
    QTRY_VERIFY(m_workspace->replica().rooms().cursors(m_room).isEmpty());
    m_server->post(m_room, m_server->other, u"live"_s);
    QTRY_COMPARE(entry().unread, 4);
    QVERIFY(m_workspace->messageRequests().send(m_room, u"mine"_s));
    QTRY_COMPARE(rows().at(0).delivery, Delivery::Sent);
    QTRY_COMPARE(m_server->all<command::MessageDelivered>().last().seq, 4); // not held back by the old 9
    QCOMPARE(m_server->all<command::MessageSeen>().size(), 1);              // the old 9 is not told again
}

void tst_AnotherLog::numbersBeginAnewWhileConnected()
{
    restore();
    m_server->room(m_room).room.ev = 20;
    m_server->push({m_room, 20, event::MessageNew{m_server->room(m_room).messages.last()}});
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"new 3"_s, u"new 2"_s, u"new 1"_s}));
    QTRY_COMPARE(entry().unread, 3);
    QCOMPARE(entry().lastRead, 0);
    QCOMPARE(m_workspace->cursors().furthest(m_room), Cursors::Reached());
    QVERIFY(m_workspace->messageRequests().send(m_room, u"mine"_s));
    QTRY_COMPARE(rows().at(0).delivery, Delivery::Sent);
}

QTEST_GUILESS_MAIN(tst_AnotherLog)
#include "tst_AnotherLog.moc"

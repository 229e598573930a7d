// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/ServerNotices.h"
#include "FakeServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! What the server has to say to its user.
class tst_ServerNotices : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeServer m_server;
    std::unique_ptr<Workspace> m_workspace;

    void open()
    {
        m_workspace = std::make_unique<Workspace>(setupFor(m_server, m_folder.path()));
        QVERIFY(m_workspace->open());
        QTRY_VERIFY(m_workspace->connection().isLive());
    }
    //! What was asked before has been answered.
    void settle()
    {
        bool isAnswered = false;
        m_workspace->serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
    }
    void notice(const event::ServerNotice &notice) { m_server.push({std::nullopt, 0, notice}); }

private Q_SLOTS:
    void cleanup() { m_workspace.reset(); }

    void aChangeOfTheSettingsIsNoWordToAnybody()
    {
        open();
        QSignalSpy updated(&m_workspace->serverNotices(), &ServerNotices::serverUpdated);
        QSignalSpy noticed(&m_workspace->serverNotices(), &ServerNotices::noticed);
        notice({.kind = u"server_updated"_s, .name = u"Ann's house"_s});
        QTRY_COMPARE(updated.count(), 1);
        QCOMPARE(updated.first().first().toString(), u"Ann's house"_s);
        QCOMPARE(noticed.count(), 0);
    }

    void aReportSaysInWhichRoomAndWhy()
    {
        const RoomId lobby = m_server.addRoom(u"Lobby"_s);
        open();
        QTRY_VERIFY(m_workspace->rooms().contains(lobby));
        QSignalSpy reported(&m_workspace->serverNotices(), &ServerNotices::reported);
        notice({.kind = u"report"_s,
                .text = u"Bo has reported a message of Cy."_s,
                .room = lobby,
                .message = MessageId::make(),
                .reason = u"spam"_s});
        QTRY_COMPARE(reported.count(), 1);
        QCOMPARE(reported.first().first().value<RoomId>(), lobby);
        QCOMPARE(reported.first().at(1).toString(), u"Bo has reported a message of Cy."_s);
        QCOMPARE(reported.first().at(2).toString(), u"spam"_s);
        m_server.removeRoom(lobby);
    }

    void whoIsSuspendedReadsUntilWhenAndWhy_data()
    {
        QTest::addColumn<QString>("notice");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("text");
        const QString why = u"This account is suspended until 3 March 2026, 14:05 UTC. Advertises."_s;
        QTest::newRow("told") << why << u"suspended"_s << why;
        QTest::newRow("not told") << QString() << u"suspended"_s << u"This account is suspended on this server."_s;
        QTest::newRow("deleted") << QString() << u"deleted"_s << u"This account is no more: it was deleted."_s;
        QTest::newRow("refused in words")
            << QString() << u"Nobody may come by a proxy."_s << u"Nobody may come by a proxy."_s;
        QTest::newRow("without a word") << QString() << QString()
                                        << u"You can't come back to this server with this account."_s;
    }
    void whoIsSuspendedReadsUntilWhenAndWhy()
    {
        QFETCH(QString, notice);
        QFETCH(QString, reason);
        QFETCH(QString, text);
        open();
        QSignalSpy noticed(&m_workspace->serverNotices(), &ServerNotices::noticed);
        QSignalSpy ended(&m_workspace->session(), &UserSession::ended);
        if (!notice.isEmpty())
            m_server.push({std::nullopt, 0, event::ServerNotice{.kind = u"suspended"_s, .text = notice}});
        settle();
        m_server.drop(4403, reason);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<Error>().text(), text);
        QCOMPARE(noticed.count(), 0); // it is said once
    }

    void aWordToEverybodyIsSaidAsItIs()
    {
        open();
        QSignalSpy noticed(&m_workspace->serverNotices(), &ServerNotices::noticed);
        QSignalSpy inRoom(&m_workspace->serverNotices(), &ServerNotices::noticedIn);
        notice({.kind = u"maintenance"_s, .text = u"Back at noon."_s});
        QTRY_COMPARE(noticed.count(), 1);
        QCOMPARE(noticed.first(), (QVariantList{u"maintenance"_s, u"Back at noon."_s}));
        QCOMPARE(inRoom.count(), 0);
    }

    void aWordAboutARoomIsSaidThere()
    {
        const RoomId lobby = m_server.addRoom(u"Lobby"_s);
        open();
        QSignalSpy noticed(&m_workspace->serverNotices(), &ServerNotices::noticed);
        QSignalSpy inRoom(&m_workspace->serverNotices(), &ServerNotices::noticedIn);
        m_server.push(
            {lobby, 0, event::ServerNotice{.kind = u"rate_limited"_s, .text = u"Later."_s, .retryAfterMs = 7}});
        QTRY_COMPARE(inRoom.count(), 1);
        QCOMPARE(inRoom.first().first().value<RoomId>(), lobby);
        QCOMPARE(inRoom.first().mid(1), (QVariantList{u"rate_limited"_s, u"Later."_s, 7}));
        QCOMPARE(noticed.count(), 0);
        m_server.removeRoom(lobby);
    }
};

QTEST_MAIN(tst_ServerNotices)
#include "tst_ServerNotices.moc"

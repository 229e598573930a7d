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

//! What this user is on the server, and what the server tells those who lead.
class tst_ServerRights : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeServer m_server;
    std::unique_ptr<Workspace> m_workspace;

    void open(bool guest = false)
    {
        WorkspaceSetup setup = setupFor(m_server, m_folder.path());
        setup.credentials.guest = guest;
        m_workspace = std::make_unique<Workspace>(setup);
        QVERIFY(m_workspace->open());
        QTRY_VERIFY(m_workspace->connection().isLive());
    }
    ServerRights &rights() { return m_workspace->serverRights(); }
    //! What was asked before has been answered.
    void settle()
    {
        bool isAnswered = false;
        m_workspace->serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_workspace.reset();
        m_server.serverRole.reset();
    }

    void theServerSaysWhoLeadsIt_data()
    {
        QTest::addColumn<std::optional<Role>>("told");
        QTest::addColumn<bool>("leads");
        QTest::newRow("owner") << std::optional(Role::Owner) << true;
        QTest::newRow("admin") << std::optional(Role::Admin) << true;
        QTest::newRow("who is told nothing") << std::optional<Role>() << false;
    }
    void theServerSaysWhoLeadsIt()
    {
        QFETCH(std::optional<Role>, told);
        QFETCH(bool, leads);
        m_server.serverRole = told;
        open();
        settle();
        QCOMPARE(rights().leads(), leads);
        QCOMPARE(rights().role(), told.value_or(Role::Member));
    }

    void aGuestDoesNotAsk()
    {
        const auto before = m_server.all<command::UserGet>().size();
        open(true);
        settle();
        QCOMPARE(m_server.all<command::UserGet>().size(), before);
        QVERIFY(!rights().leads());
    }

    void anotherRoleIsKnownWithTheNextConnection()
    {
        open();
        settle();
        QVERIFY(!rights().leads());
        m_server.serverRole = Role::Admin;
        QSignalSpy changed(&rights(), &ServerRights::changed);
        m_server.drop();
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(rights().leads());
        // What was known stays known while the connection is gone.
        m_server.reachable = false;
        m_server.drop();
        QTRY_VERIFY(!m_workspace->connection().isLive());
        QVERIFY(rights().leads());
        m_server.reachable = true;
    }

    void whoHandsTheServerOverAsksWhatIsLeft()
    {
        m_server.serverRole = Role::Owner;
        open();
        QTRY_COMPARE(rights().role(), Role::Owner);
        m_server.intercept = [this](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::UserRole>(&frame.command);
            if (asked == nullptr)
                return false;
            m_server.serverRole = Role::Admin;
            m_server.ack(frame, codec::encodeReply(reply::OnePerson{{.user = m_server.other, .role = asked->role}}));
            return true;
        };
        std::optional<Role> now;
        m_workspace->serverRequests().setRole(m_server.other.id, Role::Owner,
                                              [&now](const Result<Person> &person) { now = person->role; });
        QTRY_COMPARE(now, std::optional(Role::Owner));
        QTRY_COMPARE(rights().role(), Role::Admin);
        m_server.intercept = nullptr;
    }
};

QTEST_MAIN(tst_ServerRights)
#include "tst_ServerRights.moc"

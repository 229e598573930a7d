// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/PersonContact.h"
#include "PersonFixture.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

class tst_PersonContact : public QObject
{
    Q_OBJECT

    struct Fixture : PersonFixture
    {
        PersonContact contact{person, act};
    };

private Q_SLOTS:
    void whoIsBlockedIsKnownAsThat()
    {
        Fixture f;
        QVERIFY(f.look());
        f.contact.setBlocked(true);
        QTRY_VERIFY(f.contact.isBlocked());
        QVERIFY(f.workspace->blocked().contains(f.server.other.id));
        QVERIFY(!f.contact.canWrite() && !f.contact.canMention());
        f.contact.setBlocked(false);
        QTRY_VERIFY(!f.contact.isBlocked());
        QCOMPARE(f.server.all<command::UserBlock>().size(), 2);
    }

    void nobodyIsNamedInAConversationOfTwo_data()
    {
        QTest::addColumn<int>("members");
        QTest::addColumn<bool>("named");
        QTest::newRow("two") << 2 << false;
        QTest::newRow("three") << 3 << true;
    }
    void nobodyIsNamedInAConversationOfTwo()
    {
        QFETCH(int, members);
        QFETCH(bool, named);
        Fixture f;
        f.server.room(f.lobby).room.kind = RoomKind::Direct;
        f.server.room(f.lobby).room.memberCount = members;
        QVERIFY(f.look());
        QCOMPARE(f.contact.canMention(), named);
        QCOMPARE(f.contact.canWrite(), named);
        // That is how an agent is asked.
        User agent = f.server.other;
        agent.id = UserId::make();
        agent.kind = UserKind::Agent;
        f.workspace->members().put(f.lobby, {agent});
        f.person.look(agent.id);
        QVERIFY(f.contact.canMention());
    }

    void whoIsWantedIsSaid()
    {
        Fixture f;
        QVERIFY(f.look());
        const QSignalSpy written(&f.contact, &PersonContact::writeRequested);
        const QSignalSpy named(&f.contact, &PersonContact::mentionRequested);
        f.contact.write();
        f.contact.mention();
        QCOMPARE(written.count(), 1);
        QCOMPARE(written.first().first().toString(), f.server.other.id.toString());
        QCOMPARE(named.count(), 1);
        QCOMPARE(named.first().first().toString(), u"Grace"_s);
    }

    void nobodyGetsInTouchWithOneself()
    {
        Fixture f;
        QVERIFY(f.look());
        f.person.look(f.server.self.id);
        QVERIFY(!f.contact.canWrite() && !f.contact.canMention() && !f.contact.canBlock());
        const QSignalSpy written(&f.contact, &PersonContact::writeRequested);
        f.contact.write();
        f.contact.setBlocked(true);
        QCOMPARE(written.count(), 0);
        QVERIFY(!f.act.isBusy());
    }

    void aBlockIsTakenBack()
    {
        Fixture f;
        QVERIFY(f.look());
        std::function<void()> undo;
        connect(&f.contact, &PersonContact::undoable, this, [&](const QString &, const auto &back) { undo = back; });
        f.contact.setBlocked(true);
        QTRY_VERIFY(undo && f.contact.isBlocked());
        undo();
        QTRY_VERIFY(!f.contact.isBlocked());
    }
};

QTEST_MAIN(tst_PersonContact)
#include "tst_PersonContact.moc"
